package web

import (
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// People are the accounts whose names the page knows.
func (b *base) People() []lawful.Account { return b.people }

// Name is who acted.
func (b *base) Name(id record.ID) string { return b.Who(id) }

// naming begins a page that names who acted.
func (s *Server) naming(a ask, b *base) (*base, error) {
	people, err := s.house.Holders(a.Context(), a.viewer, a.at)
	b.people = people
	return b, err
}

// oversightPage is what those see who oversee the house.
type oversightPage struct {
	*base
	desk.OversightView
}

func (oversightPage) template() string { return "oversight.html" }

func (s *Server) oversight(a ask) (view, error) {
	v, err := s.house.Oversight(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	h, err := s.naming(a, s.base(a, "oversight", "Oversight").of(v.Moment))
	return oversightPage{h, v}, err
}

// Short is the beginning of a hash, as one compares it by eye.
func (oversightPage) Short(h record.Hash) string { return hex.EncodeToString(h[:6]) }

// Whole is all of a hash.
func (oversightPage) Whole(h record.Hash) string { return hex.EncodeToString(h[:]) }

// SampleURL is a lead that was drawn.
func (p oversightPage) SampleURL(lead record.ID) string {
	return p.URL("/oversight/sample/" + lead.String())
}

// Yesterday is the last whole day, for the form of a sample.
func (p oversightPage) Yesterday() string { return (p.base.Now - record.Day).Go().Format("2006-01-02") }

// wholeLogPage shows the log, the newest first.
type wholeLogPage struct {
	*base
	desk.LogPage
	Kind        record.Kind
	From, Until string
	Older       string
}

func (wholeLogPage) template() string { return "wholelog.html" }

// Kinds are all kinds, for the choice.
func (wholeLogPage) Kinds() []record.Kind { return record.Kinds() }

func (s *Server) wholeLog(a ask) (view, error) {
	q, err := wholeLogQuery(a)
	if err != nil {
		return nil, err
	}
	log, err := s.house.WholeLog(a.Context(), a.viewer, a.at, q)
	if err != nil {
		return nil, err
	}
	h, err := s.naming(a, s.base(a, "oversight", "The log").of(log.Moment))
	p := wholeLogPage{base: h, LogPage: log, Kind: q.Kind, From: a.FormValue("from"), Until: a.FormValue("until")}
	if log.Last > 0 {
		f := url.Values{"before": {strconv.FormatInt(int64(log.Last), 10)}}
		for _, name := range []string{"kind", "from", "until"} {
			if said := a.FormValue(name); said != "" {
				f.Set(name, said)
			}
		}
		p.Older = h.URL("/oversight/log?" + f.Encode())
	}
	return p, err
}

func wholeLogQuery(a ask) (q desk.LogQuery, err error) {
	bad := func(err error) error {
		return failure{http.StatusBadRequest, "Not to be read", err.Error()}
	}
	if said := a.FormValue("before"); said != "" {
		n, err := strconv.ParseInt(said, 10, 64)
		if err != nil || n < 0 {
			return q, failure{http.StatusBadRequest, "Not a number", "The number of an entry is wanted."}
		}
		q.Before = record.Seq(n)
	}
	if said := a.FormValue("kind"); said != "" {
		if q.Kind, err = record.ParseKind(said); err != nil {
			return q, bad(err)
		}
	}
	if q.From, err = record.ParseTime(a.FormValue("from")); err != nil {
		return q, bad(err)
	}
	if q.Until, err = record.ParseTime(a.FormValue("until")); err != nil {
		return q, bad(err)
	}
	return q, nil
}

// mostDrawn is how many leads one sample has at most.
const mostDrawn = 100

// drawSample draws closed leads of whole days: the moment that seeds the draw is
// not to be chosen.
func (s *Server) drawSample(a ask) (string, error) {
	d, err := drawing(a.PostForm)
	if err != nil {
		return "", err
	}
	return "/oversight", s.house.DrawSample(a.Context(), a.viewer, d)
}

func drawing(f url.Values) (d Drawing, err error) {
	n, err := strconv.Atoi(f.Get("n"))
	if err != nil || n < 1 || n > mostDrawn {
		return d, desk.Cannot("say how many leads: 1 to " + strconv.Itoa(mostDrawn))
	}
	from, err := record.ParseTime(f.Get("from"))
	if err != nil {
		return d, desk.Cannot(err.Error())
	}
	until, err := record.ParseTime(f.Get("until"))
	if err != nil {
		return d, desk.Cannot(err.Error())
	}
	if from == 0 || until == 0 || from%record.Day != 0 || until%record.Day != 0 {
		return d, desk.Cannot("a sample is drawn of whole days: write them as 2026-01-31")
	}
	return Drawing{from, until + record.Day - 1, n}, nil
}

// sampledPage is a closed lead as oversight reads it: nothing can be done with it.
type sampledPage struct {
	*base
	desk.LeadView
}

func (sampledPage) template() string { return "sampled.html" }

func (s *Server) sampled(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	lead, err := s.house.Sampled(a.Context(), a.viewer, id)
	if err != nil {
		return nil, err
	}
	h, err := s.naming(a, s.base(a, "oversight", "A lead of a sample").of(lead.Moment))
	if err == nil {
		h.carries(lead.Handling)
	}
	return sampledPage{h, lead}, err
}

// LateLines say who is late, for the top of every page of those who oversee.
func (b *base) LateLines() []string {
	var lines []string
	for _, w := range b.late.Witnesses {
		lines = append(lines, "No checkpoint was left with the witness "+w.Address+" since "+stamp{max(w.Sent, w.Since), b.Now}.Full())
	}
	for _, k := range b.late.Houses {
		line := "Nothing came from " + k.Name + " since " + stamp{k.At, b.Now}.Full()
		if k.Dismissed {
			line = k.Name + " dismissed this house as its witness at " + stamp{k.At, b.Now}.Full()
		}
		lines = append(lines, line)
	}
	return lines
}
