package resolve

import (
	"slices"

	"watchfloor/intake/origin"
	"watchfloor/record"
	"watchfloor/resolve/rare"
)

// FeedRuns gives the index of runs the next n reports before an entry that it
// does not have, as after a restore, and reports whether those were all. Nothing is
// compared, because what they trace to stands in the record.
func FeedRuns(r Groups, before record.Seq, n int) (all bool, err error) {
	at, err := r.RunsAt()
	if err != nil {
		return false, err
	}
	seqs, err := r.ReportsAfter(at, before, n)
	if err != nil || len(seqs) == 0 {
		return err == nil, err
	}
	for _, s := range seqs {
		if err := feedRuns(r, s); err != nil {
			return false, err
		}
	}
	return len(seqs) < n, r.SetRunsAt(seqs[len(seqs)-1])
}

// feedAll feeds whatever is missing, however long that takes: a report must not
// be matched before the index has all that came before it.
func feedAll(r Groups, before record.Seq) error {
	for {
		if all, err := FeedRuns(r, before, 100); all || err != nil {
			return err
		}
	}
}

func feedRuns(r Groups, seq record.Seq) error {
	told, ok, err := tellingAt(r, seq)
	if err != nil || !ok {
		return err
	}
	text := origin.ReadReport(told.Title, told.Text)
	keys := text.Keys()
	known := map[uint64]bool{}
	words := rare.Read(told.Title, told.Text)
	if !told.Of.IsZero() {
		of, ok, err := tellingOf(r, told.Of)
		if err != nil {
			return err
		}
		if ok {
			words = words.Without(rare.Read(of.Title, of.Text))
			known = origin.NewProbe(text, nil).Against(origin.ReadReport(of.Title, of.Text)).FromKeys(keys)
		}
	}
	return addKeys(r, told, unknown(keys, known), words)
}

// tellingAt is Tellings of one report; ok is false when its words are gone.
func tellingAt(r Groups, seq record.Seq) (t Telling, ok bool, err error) {
	found, err := r.Tellings([]record.Seq{seq})
	if err != nil || len(found) == 0 {
		return t, false, err
	}
	return found[0], true, nil
}

func tellingOf(r Groups, report record.ID) (Telling, bool, error) {
	p, err := r.Placed(report)
	if err != nil || p.Report.IsZero() {
		return Telling{}, false, err
	}
	return tellingAt(r, p.Seq)
}

// retraced remembers what this batch found: the tables do not have it yet.
func (g *grouping) retraced(told Telling, b record.OriginFound) {
	told.Origin, told.Arrival, told.Of, told.Share = b.Origin, b.Arrival, b.Of, b.Share
	told.Title, told.Text = "", ""
	g.traced[told.Report] = told
	if r := g.read[told.Seq]; r != nil {
		r.told.Origin, r.told.Arrival, r.told.Of, r.told.Share = b.Origin, b.Arrival, b.Of, b.Share
	}
	if p, ok := g.placed[told.Seq]; ok {
		p.Origin = b.Origin
		g.placed[told.Seq] = p
	}
}

// retracedSince corrects the members of an origin by what this batch found.
func (g *grouping) retracedSince(members []Telling, to record.ID) []Telling {
	members = slices.DeleteFunc(members, func(m Telling) bool {
		now, ok := g.traced[m.Report]
		return ok && now.Origin != to
	})
	for _, now := range g.traced {
		if now.Origin == to && !slices.ContainsFunc(members, func(m Telling) bool { return m.Report == now.Report }) {
			members = append(members, now)
		}
	}
	slices.SortFunc(members, func(a, b Telling) int { return int(a.Seq - b.Seq) })
	return members
}
