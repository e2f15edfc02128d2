package resolve

import (
	"cmp"
	"slices"

	"watchfloor/intake/origin"
	"watchfloor/record"
	"watchfloor/resolve/rare"
)

// KeysVersion is that of Keys: the index made by an older one is emptied and fed anew.
const KeysVersion = origin.Engine<<16 + rare.Version

// Keys returns the distinct keys under which a report is found again: its runs of
// words, and its rare words and places.
func Keys(title, text string, came record.Time) []uint64 {
	keys := slices.Concat(origin.Keys(title, text), rare.Read(title, text).Keys(int64(came)))
	slices.Sort(keys)
	return slices.Compact(keys)
}

const (
	// rareFor is how many reports may have a word or place for it to connect over months.
	rareFor = 8
	// mostHolders bounds how many reports with a word are looked at in one stretch of time.
	mostHolders = 24
	// mostAlike bounds with how many texts the words of one report are compared.
	mostAlike = 20
	// hoursApart is how far apart what happens may be told of to be one thing.
	hoursApart = 6 * record.Hour
	// overMonths is what two reports must share when time says nothing.
	overMonths rare.Points = 500
	// mostByWords is the size from which on a lead takes in nothing by words alone:
	// what so many share is a subject, not a thing that happened.
	mostByWords = 1500
)

// nearby says how much two reports must share that tell of something happening.
var nearby = []struct {
	within record.Time
	points rare.Points
}{{20 * record.Minute, 350}, {2 * record.Hour, 450}, {hoursApart, 550}}

// alike is an earlier report that shares enough words with a new one.
type alike struct {
	with   Placed
	shared rare.Shared
	excess rare.Points // above what was needed
	enough bool
}

// byWords returns what joins a report to the lead with which it shares rare words
// close in time and place, and the reports that stand alone and share them too.
func (g *grouping) byWords(p Placed) (ties []tie, alone []alike, err error) {
	told, _, ok, err := g.telling(p.Seq)
	if err != nil || !ok || p.Origin != p.Report || !p.Revises.IsZero() {
		return nil, nil, err
	}
	words := g.wordsOf(told)
	if len(words.Terms) == 0 {
		return nil, nil, nil
	}
	seqs, counts, err := g.holders(told, words)
	if err != nil {
		return nil, nil, err
	}
	var found []alike
	for _, seq := range seqs {
		a, ok, err := g.alike(p, told, words, seq, counts)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			found = append(found, a)
		}
	}
	if found, err = g.alikeApart(p, found); err != nil {
		return nil, nil, err
	}
	lead := closest(found)
	if lead.IsZero() {
		return nil, nil, nil
	}
	for _, a := range found {
		switch {
		case !a.enough:
		case a.with.Lead == lead && len(ties) < mostShown:
			ties = append(ties, tie{a.with, because(words, a)})
		case a.with.Lead != lead && a.with.Alone && a.with.State == record.StateOpen:
			alone = append(alone, a)
		}
	}
	return ties, alone, nil
}

// mostShown bounds the reports named as the reason for one.
const mostShown = 3

func because(w rare.Words, a alike) record.Joined {
	j := record.Joined{Because: record.BecauseWords, Mention: -1, With: a.with.Report}
	for _, i := range a.shared.Terms {
		if t := w.Terms[i]; t.End > t.Start {
			j.Words = append(j.Words, record.Span{Start: int64(t.Start), End: int64(t.End)})
		}
	}
	return j
}

func (g *grouping) wordsOf(told Telling) rare.Words {
	if w, ok := g.words[told.Seq]; ok {
		return w
	}
	if len(g.words) >= mostRead {
		clear(g.words)
	}
	w := rare.Read(told.Title, told.Text)
	g.words[told.Seq] = w
	return w
}

// holders returns the earlier reports of the same labels that share the most words,
// and which words are so rare that they connect over months.
func (g *grouping) holders(told Telling, w rare.Words) ([]record.Seq, map[uint64]bool, error) {
	forGood := w.ForGood()
	found, err := g.r.RunsShared(told.Labels, forGood, rareFor+2)
	if err != nil {
		return nil, nil, err
	}
	connects := map[uint64]bool{}
	count := map[record.Seq]int{}
	for i, seqs := range found {
		if len(seqs) > rareFor+1 { // this report is one of them
			continue
		}
		connects[forGood[i]] = true
		for _, s := range seqs {
			count[s]++
		}
	}
	if w.Events.Specific() {
		at := int64(told.Came) / rare.Period
		for back := range int64(hoursApart)/rare.Period + 1 {
			found, err := g.r.RunsShared(told.Labels, w.Within(at-back), mostHolders)
			if err != nil {
				return nil, nil, err
			}
			for i, seqs := range found {
				for _, s := range seqs {
					if count[s]++; w.Terms[i].Place {
						count[s]++
					}
				}
			}
		}
	}
	for s := range count {
		if s >= told.Seq {
			delete(count, s)
		}
	}
	return mostOf(count, mostAlike), connects, nil
}

// mostOf returns the reports with the highest counts, of equals the newest.
func mostOf(count map[record.Seq]int, most int) []record.Seq {
	seqs := make([]record.Seq, 0, len(count))
	for s := range count {
		seqs = append(seqs, s)
	}
	slices.SortFunc(seqs, func(a, b record.Seq) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(b, a)) })
	return seqs[:min(len(seqs), most)]
}

// alike compares a report with an earlier one. What happens in both, within hours,
// needs less in common than what is told of months apart.
func (g *grouping) alike(p Placed, told Telling, w rare.Words, seq record.Seq, connects map[uint64]bool) (alike, bool, error) {
	with, _, ok, err := g.telling(seq)
	if err != nil || !ok {
		return alike{}, false, err
	}
	placed, known := g.placed[seq]
	if !known {
		if placed, err = g.r.PlacedAt(seq); err != nil {
			return alike{}, false, err
		}
	}
	if placed.Lead.IsZero() || placed.Labels != p.Labels {
		return alike{}, false, nil
	}
	other := g.wordsOf(with)
	a := alike{with: placed}
	gap := max(told.Came-with.Came, with.Came-told.Came)
	if gap <= hoursApart && w.Events.Specific() && other.Events.Specific() {
		a.shared = rare.Share(w, other, func(uint64) bool { return true })
		points, alone := a.shared.Happens(w.Events, other.Events)
		for i, n := range nearby {
			if gap <= n.within && (i > 0 || !alone) {
				a.excess = points - n.points
				break
			}
		}
		if a.enough = a.shared.Units > 0 && a.excess >= 0; a.enough {
			return a, true, nil
		}
	}
	over := rare.Share(w, other, func(key uint64) bool { return connects[key] })
	if over.Units >= 2 && over.Points >= overMonths {
		return alike{placed, over, over.Points - overMonths, true}, true, nil
	}
	return a, a.shared.Units > 0 && a.excess >= -150, nil
}

// alikeApart leaves out those in leads from which a person has split the report.
func (g *grouping) alikeApart(p Placed, found []alike) ([]alike, error) {
	if len(found) == 0 {
		return nil, nil
	}
	apart, err := g.r.Apart(p.Seq)
	if err != nil || len(apart) == 0 {
		return found, err
	}
	return slices.DeleteFunc(found, func(a alike) bool { return slices.Contains(apart, a.with.Lead) }), nil
}

// nearLead is what a report shares with the reports of one lead.
type nearLead struct {
	best    rare.Points // above what was needed
	support int         // reports that share nearly enough
	size    int64
	enough  bool
	oldest  record.Seq
}

// worth is how close a lead is: the closest of its reports, and how many there are.
func (n nearLead) worth() rare.Points { return n.best + rare.Points(60*min(n.support, 10)) }

// closest returns the lead that a report is closest to as a whole: one report in it
// shares enough, and in a larger lead several come near that.
func closest(found []alike) record.ID {
	sums := map[record.ID]nearLead{}
	var leads []record.ID
	for _, a := range found {
		s, ok := sums[a.with.Lead]
		if !ok {
			leads = append(leads, a.with.Lead)
			s = nearLead{best: a.excess, oldest: a.with.Seq}
		}
		s.best, s.oldest, s.size = max(s.best, a.excess), min(s.oldest, a.with.Seq), max(s.size, a.with.Size)
		s.enough = s.enough || a.enough
		s.support++
		sums[a.with.Lead] = s
	}
	leads = slices.DeleteFunc(leads, func(l record.ID) bool {
		s := sums[l]
		return !s.enough || s.size >= mostByWords || s.size >= 6 && s.support < 2 || s.size >= 30 && s.support < 3
	})
	if len(leads) == 0 {
		return record.ID{}
	}
	return slices.MinFunc(leads, func(a, b record.ID) int {
		x, y := sums[a], sums[b]
		return cmp.Or(cmp.Compare(y.worth(), x.worth()), cmp.Compare(x.oldest, y.oldest))
	})
}

// gather brings reports that stood alone into the lead of a report that shares enough
// words with them: what the first of them told of has become clear. A lead with several
// reports, or in somebody's hands, is left as it is.
func (g *grouping) gather(e record.Entry, p Placed, alone []alike) error {
	told, _, ok, err := g.telling(p.Seq)
	if err != nil || !ok {
		return err
	}
	for _, a := range alone {
		q := a.with
		if g.joined[q.Lead] || q.Lead == p.Lead {
			continue
		}
		apart, err := g.r.Apart(q.Seq)
		if err != nil {
			return err
		}
		with, _, ok, err := g.telling(q.Seq)
		if err != nil {
			return err
		}
		if !ok || slices.Contains(apart, p.Lead) {
			continue
		}
		words, other := g.wordsOf(with), g.wordsOf(told)
		a.shared, a.with = rare.Share(words, other, func(uint64) bool { return true }), p
		q.Lead, q.Alone = p.Lead, false
		g.placed[q.Seq] = q
		g.add(e, q, &record.ReportGrouped{Report: q.Report, Lead: p.Lead, Why: []record.Joined{because(words, a)}})
	}
	return nil
}
