package rank

import "watchfloor/record"

// Parts are the four factors of an index at a moment: 1,000 × P × S × Mu × Loss.
type Parts struct {
	P  record.Millionths // how likely a plot is
	S  record.Millionths // how grave it would be
	Mu record.Millionths // how many like it a day of work holds
	// Loss is what a wait costs: the share of windows that outlast the work if it
	// begins now, less Gamma of the share that would if it began Delta later.
	Loss, Now, Later, Gamma record.Millionths
	Delta                   record.Time
	Index                   record.Millionths
}

// Parts takes the index of a weight apart, as it is at now.
func (s *Scale) Parts(w Weight, now record.Time) Parts {
	const billion = whole / int64(record.One)
	p := Parts{P: w.P, S: w.S, Mu: w.Mu, Gamma: s.gamma, Delta: s.rules.Delta, Index: s.index(&w, now)}
	p.Now = record.Millionths(s.outlasts(&w, now) / billion)
	p.Later = record.Millionths(s.outlasts(&w, now+s.rules.Delta) / billion)
	p.Loss = max(p.Now-p.Later*s.gamma/record.One, 0)
	return p
}

// yardstick are the words of the probability yardstick of intelligence assessment in the
// UK. It leaves gaps between its words; each begins here in the middle of the gap below.
var yardstick = []struct {
	from  record.Millionths
	words string
}{
	{925_000, "almost certain"}, {775_000, "highly likely"}, {525_000, "likely"}, {375_000, "a realistic possibility"},
	{225_000, "unlikely"}, {75_000, "highly unlikely"}, {0, "a remote chance"},
}

// InWords says a probability in the words of the yardstick.
func InWords(p record.Millionths) string {
	for _, y := range yardstick {
		if p >= y.from {
			return y.words
		}
	}
	return ""
}

// Rests names the figures of the rules on which a reason rests, by group and place;
// none where it is a count. Only these two are filled in.
func (f Factor) Rests() []Figure {
	at := func(g Group, n int64) []Figure { return []Figure{{Group: g, At: n}} }
	switch f.Code {
	case BestGrade:
		g := unpackGrade(f.Count)
		row := int64(g.Scheme) * places
		return []Figure{{Group: SourceGrades, At: (row+int64(g.Source))*3 + 1}, {Group: InformationGrades, At: (row+int64(g.Information))*3 + 1}}
	case Ungraded:
		return at(Trusts, 0)
	case Says:
		return at(Signs, 2*f.Count+1)
	case Came:
		return at(Channels, 2*f.Count+1)
	case Found:
		return at(Assessments, 2*f.Count+1)
	case Agreeing:
		return at(Agreement, 1)
	case Gravest:
		return at(Harms, f.Count)
	case AssumedWindow:
		return at(Windows, 0)
	}
	return nil
}

// WorkOf names the first kind of work that takes a weight's time under the rules; "" for
// none: the rules changed since.
func (r *Rules) WorkOf(w Weight) string {
	for i, t := range r.Work {
		if t+r.Follows[stageOf(Work(i))] == w.Service {
			return Work(i).String()
		}
	}
	return ""
}

func stageOf(w Work) Stage {
	switch w {
	case CheckTrace:
		return Trace
	case OpenInvestigation:
		return Investigate
	}
	return Assess
}
