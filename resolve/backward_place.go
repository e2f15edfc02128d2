package resolve

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

const (
	// mostReread bounds how many earlier reports a place is looked for in, the newest
	// first, of each set of labels.
	mostReread = 10_000
	// mostNamed bounds how often one report mentions it.
	mostNamed = 64
)

// keptPlace is a place newly kept, with where it was found.
type keptPlace struct {
	id    record.ID
	value string
	found []placeFound
}

// placeFound is a report that speaks of a place, as it is read now.
type placeFound struct {
	report   record.ID
	seq      record.Seq
	labels   record.Labels
	mentions []record.Mention
}

// readFor reads the earlier reports in which the words of a place stand as they would be
// read today, held names and all; of what is read so, that place is kept.
func (g *Backward) readFor(r Past, s *search, b *record.PlaceKept) error {
	ref, ok := s.entry.Content(record.ClassName)
	if !ok || g.Reading.Places == nil {
		return nil
	}
	names, err := r.Words(ref)
	if errors.Is(err, record.ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := g.Reading.Known.CatchUp(r, s.entry.Seq); err != nil {
		return err
	}
	if err := g.Reading.Places.CatchUp(r, s.entry.Seq); err != nil {
		return err
	}
	of := places.Place{ID: b.Place.String(), Latitude: b.Latitude, Longitude: b.Longitude, Within: b.Within}
	s.place = &keptPlace{id: b.Place, value: of.Value()}
	reports, err := reportsNaming(r, strings.Split(string(names), "\n"), s.entry.Seq)
	for _, taken := range reports {
		if !s.entry.Labels.Within(taken.Labels) {
			continue
		}
		found, err := g.Reading.mentionsOf(r, taken, of.ID)
		if err == nil {
			found, err = s.place.news(r, taken.Seq, found)
		}
		if err != nil {
			return err
		}
		if len(found) > 0 {
			s.place.found = append(s.place.found, placeFound{taken.About, taken.Seq, taken.Labels, found})
		}
	}
	return err
}

// news returns the mentions that the house does not know yet.
func (p *keptPlace) news(r Past, report record.Seq, found []record.Mention) (out []record.Mention, err error) {
	for _, m := range found[:min(len(found), mostNamed)] {
		news, err := r.PlaceIsNews(report, m, p.value)
		if err != nil {
			return nil, err
		}
		if news {
			out = append(out, m)
		}
	}
	return out, nil
}

// reportsNaming returns the earlier reports in which the words of one of the names
// stand, the newest first.
func reportsNaming(r Past, names []string, before record.Seq) ([]record.Entry, error) {
	var all []record.Entry
	for _, name := range names {
		words := wordsOf(name)
		if len(words) == 0 {
			continue
		}
		found, err := r.ReportsNaming(words, before, mostReread)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b record.Entry) int { return int(b.Seq - a.Seq) })
	return slices.CompactFunc(all, func(a, b record.Entry) bool { return a.Seq == b.Seq }), nil
}

// mentionsOf reads a report as it is read when it comes in, as far as places go, and
// returns where it speaks of one of the house's own.
func (g *Recogniser) mentionsOf(r interface {
	Words(record.ContentRef) ([]byte, error)
}, e record.Entry, id string) ([]record.Mention, error) {
	b, ok := e.Body.(*record.ReportTaken)
	if !ok {
		return nil, nil
	}
	in, err := open(r, e, g.Region)
	if errors.Is(err, record.ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	_, done := in.begin(b)
	defer done()
	g.spot(in, &in.words, true)
	g.located(in, g.ownPlaces(in))
	var out []record.Mention
	for i, m := range in.mentions {
		if at, ok := places.Read(in.values[i]); ok && m.Kind == record.MentionPlace && at.ID == id {
			out = append(out, m)
		}
	}
	return out, nil
}

// mentions writes down further reports that speak of a place, about `most`. Those that
// nobody has read yet are read with it when their turn comes.
func (s *search) mentions(r Earlier, most int) (drafts []record.Draft, done bool, err error) {
	read, err := r.StageAt(record.CursorResolve)
	if err != nil {
		return nil, false, err
	}
	for ; s.next < len(s.place.found) && len(drafts) < most; s.next++ {
		f := s.place.found[s.next]
		if f.seq > read {
			continue
		}
		d, ok, err := s.mention(r, f)
		if err != nil {
			return nil, false, err
		}
		if ok {
			drafts = append(drafts, d)
		}
	}
	return drafts, s.next == len(s.place.found), nil
}

// mention is the entry of one such report; not ok when it says nothing new.
func (s *search) mention(r Earlier, f placeFound) (d record.Draft, ok bool, err error) {
	out, err := r.KeptOut(f.report)
	if err != nil {
		return d, false, err
	}
	left := slices.DeleteFunc(slices.Clone(f.mentions), func(m record.Mention) bool {
		return keptOut(out, record.Named{Mention: -1, Start: m.Start, End: m.End})
	})
	body := &record.PlaceFound{Report: f.report, Place: s.place.id}
	if body.Mentions, err = s.place.news(r, f.seq, left); err != nil || len(body.Mentions) == 0 {
		return d, false, err
	}
	value, err := json.Marshal([]string{s.place.value})
	if err != nil {
		return d, false, err
	}
	d = record.Machine(s.entry, f.report, body)
	d.Labels = s.entry.Labels.Union(f.labels)
	d.Contents = []record.Content{{ID: record.NewID(), Key: f.report, Class: record.ClassValues, Bytes: value}}
	if d.HistoryAt != 0 {
		d.HistoryAt = max(d.HistoryAt, r.At())
	}
	return d, true, nil
}
