package desk

import (
	"slices"

	"watchfloor/rank"
	"watchfloor/record"
)

// LeadChange says what would move a lead, and how far.
type LeadChange struct {
	Moment   Moment       `json:"moment"`
	Lead     record.ID    `json:"lead"`
	Headline string       `json:"headline"`
	Open     int          `json:"open"` // leads on the board
	Rank     int          `json:"rank"` // where it stands now, from 1
	Changes  []RankChange `json:"changes"`

	Handling record.Handling `json:"handling"`
}

// RankChange is one thing that would move a lead, by itself.
type RankChange struct {
	Text string `json:"text"`
	Rank int    `json:"rank"` // where it would stand
}

// Variant is evidence that differs in one thing, told in words.
type Variant struct {
	Text     string
	Evidence Evidence
}

// Variants are what could come to be known of a lead, each by itself: that another says
// the same, how good the source is, that a sign was misread, how grave it is and when.
func (f Evidence) Variants(now record.Time) []Variant {
	var out []Variant
	add := func(text string, change func(*Evidence)) {
		e := f
		e.Reports = slices.Clone(f.Reports)
		change(&e)
		out = append(out, Variant{text, e})
	}
	if len(f.Reports) == 0 {
		return nil
	}
	add("if another, independent source said the same", func(e *Evidence) {
		again := e.Reports[0]
		again.Origin, again.Voice, again.Received = record.NewID(), "", now
		e.Reports = append(e.Reports, again)
	})
	if slices.ContainsFunc(f.Reports, func(r ReportEvidence) bool { return r.Reliability == 0 && r.Credibility == 0 }) {
		add("if its ungraded reports were graded B2", f.graded(2, 2))
		add("if its ungraded reports were graded E5", f.graded(5, 5))
	}
	for _, sign := range f.signs() {
		add("if “"+rank.Indicator(sign).String()+"” were misread", func(e *Evidence) {
			for i := range e.Reports {
				e.Reports[i] = e.Reports[i].without(sign)
			}
		})
	}
	f.graver(add)
	f.sooner(add, now)
	return out
}

// without is what the report would say if somebody judged a sign of it to be misread: what
// only said more about a threat falls with it, and how grave it is and when follow
// from what stands. Of signs that are one in the evidence all are misread.
func (r ReportEvidence) without(sign uint8) ReportEvidence {
	if !slices.Contains(r.Signs, sign) {
		return r
	}
	read := SignReading{Severity: r.Severity, Window: r.Window}
	for _, code := range r.Signs {
		read.Signs = append(read.Signs, record.Sign{Code: code})
	}
	now := read.Corrected([]SignWord{{Sign: record.Sign{Code: sign}}})
	r.Signs, r.Severity, r.Window = nil, now.Severity, now.Window
	for _, s := range now.Signs {
		r.Signs = append(r.Signs, s.Code)
	}
	return r
}

func (f Evidence) graded(source, information uint8) func(*Evidence) {
	return func(e *Evidence) {
		for i := range e.Reports {
			if r := &e.Reports[i]; r.Reliability == 0 && r.Credibility == 0 {
				r.Scheme, r.Reliability, r.Credibility = record.Admiralty, source, information
			}
		}
	}
}

func (f Evidence) signs() []uint8 {
	var all []uint8
	for _, r := range f.Reports {
		all = append(all, r.Signs...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (f Evidence) graver(add func(string, func(*Evidence))) {
	worst := slices.MaxFunc(f.Reports, func(a, b ReportEvidence) int { return int(a.Severity) - int(b.Severity) }).Severity
	if rank.Severity(worst) < rank.LifeAtRisk {
		add("if life were at risk", func(e *Evidence) {
			for i := range e.Reports {
				e.Reports[i].Severity = uint8(rank.LifeAtRisk)
			}
		})
		return
	}
	add("if life were not at risk", func(e *Evidence) {
		for i := range e.Reports {
			e.Reports[i].Severity = min(e.Reports[i].Severity, uint8(rank.SeriousHarm))
		}
	})
}

func (f Evidence) sooner(add func(string, func(*Evidence)), now record.Time) {
	if slices.ContainsFunc(f.Reports, func(r ReportEvidence) bool { return r.Window != record.WindowSaid{} }) {
		add("if no moment had been stated", func(e *Evidence) {
			for i := range e.Reports {
				e.Reports[i].Window = record.WindowSaid{}
			}
		})
		return
	}
	add("if it were said to happen within two days", func(e *Evidence) {
		for i := range e.Reports {
			e.Reports[i].Window = record.WindowSaid{From: now + record.Day, Until: now + 2*record.Day}
		}
	})
}
