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
	mostAlike = 36
	// mostOfLead bounds with how many of one lead: a large one must not hide the others.
	mostOfLead = 8
	// hoursApart is how far apart what happens may be told of to be one thing.
	hoursApart = 6 * record.Hour
	// monthsNeed is what two reports must share when time says nothing, fewNeed what they
	// must of words and places that at most hardlyAny reports have.
	monthsNeed rare.Points = 500
	fewNeed    rare.Points = 400
	hardlyAny              = 4
	// mostOverMonths is the size from which on a lead takes in nothing that came at another
	// time: a plot of months shows in a few reports.
	mostOverMonths = 12
	// mostByWords is the size from which on a lead takes in nothing by words alone:
	// what so many share is a subject, not a thing that happened, and weighing a lead anew
	// costs what it holds.
	mostByWords = 600
)

// byWords returns the earlier reports with which a report shares rare words close in
// time and place. Of a copy only what it adds to its original is looked for: a repost
// that adds nothing connects nothing.
func (g *grouping) byWords(p Placed) ([]alike, error) {
	told, ok, err := g.telling(p.Seq)
	if err != nil || !ok || !p.Revises.IsZero() {
		return nil, err
	}
	words := g.wordsOf(told)
	own := words
	if !told.Of.IsZero() {
		of, ok, err := g.tellingOf(told.Of)
		if err != nil || !ok {
			return nil, err
		}
		own = words.Without(g.wordsOf(of))
	}
	if len(own.Terms) == 0 {
		return nil, nil
	}
	seqs, counts, err := g.holders(told, own)
	if err != nil {
		return nil, err
	}
	all, err := g.r.PlacedAll(seqs)
	if err != nil {
		return nil, err
	}
	if err := g.readAll(seqs); err != nil {
		return nil, err
	}
	var found []alike
	perLead := map[record.ID]int{}
	for i, seq := range seqs {
		placed := g.now(all[i])
		if perLead[placed.Lead]++; placed.Lead.IsZero() || placed.Labels != p.Labels || perLead[placed.Lead] > mostOfLead {
			continue
		}
		a, ok, err := g.alike(placed, told, words, seq, counts)
		if err != nil {
			return nil, err
		}
		if ok {
			a.why = because(words, a)
			found = append(found, a)
		}
	}
	return g.alikeApart(p, g.withoutQuiet(words, found))
}

// tiesTo are the ties to one lead, what the report says after another first: whoever
// passes something on must not seem to agree with others that tell of it.
func tiesTo(found []alike, lead record.ID) []tie {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b alike) int { return -compareBool(a.shared.Echo, b.shared.Echo) })
	var ties []tie
	for _, a := range found {
		if a.with.Lead == lead && len(ties) < mostShown {
			ties = append(ties, tie{a.with, a.why})
		}
	}
	return ties
}

// mostShown bounds the reports named as the reason for one.
const mostShown = 3

// holders returns the earlier reports of the same labels that share the most words,
// and which words are so rare that they connect over months.
func (g *grouping) holders(told Telling, w rare.Words) ([]record.Seq, map[uint64]int, error) {
	forGood := w.ForGood()
	found, err := g.r.RunsShared(told.Labels, forGood, rareFor+2)
	if err != nil {
		return nil, nil, err
	}
	connects := map[uint64]int{}
	count := map[record.Seq]int{}
	for i, seqs := range found {
		if len(seqs) > rareFor+1 { // this report is one of them
			continue
		}
		connects[forGood[i]] = len(seqs)
		for _, s := range seqs {
			count[s]++
		}
	}
	for s, n := range count {
		if n < 2 { // over months one word alone never connects
			delete(count, s)
		}
	}
	if w.Timely() && told.Came != 0 {
		if err := g.lately(told, w, count); err != nil {
			return nil, nil, err
		}
	}
	for s := range count {
		if s >= told.Seq {
			delete(count, s)
		}
	}
	return mostOf(count, mostAlike), connects, nil
}

// lately counts what the earlier reports of the last hours share: in the last two short
// stretches, then in the longer ones.
func (g *grouping) lately(told Telling, w rare.Words, count map[record.Seq]int) error {
	at, short := int64(told.Came)/rare.Period, int64(told.Came)/rare.Short
	g.usual = map[uint64]bool{}
	stretches := [][]uint64{w.Lately(short), w.Lately(short - 1)}
	for back := range int64(hoursApart)/rare.Period + 1 {
		stretches = append(stretches, w.Within(at-back))
	}
	for n, keys := range stretches {
		found, err := g.r.RunsShared(told.Labels, keys, mostHolders)
		if err != nil {
			return err
		}
		for i, seqs := range found {
			if n > 2 && len(seqs) >= usualFrom {
				g.usual[w.Terms[i].Key] = true
			}
			for _, s := range seqs {
				if count[s]++; w.Terms[i].Place {
					count[s]++
				}
			}
		}
	}
	return nil
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
