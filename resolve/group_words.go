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
	voice  string // of its author, "" when not known
	own    bool   // of the same author as the new report
	why    record.Joined
	shared rare.Shared
	excess rare.Points // above what was needed
	enough bool
	quiet  bool // neither says that something happens
	half   bool // one of them does not
	plays  bool // one speaks of a game, a film, a joke or a bargain, and of nothing that happens
	few    bool // both have what few others have
	gap    record.Time
}

// byWords returns the earlier reports with which a report shares rare words close in
// time and place. Of a copy only what it adds to its original is looked for: a repost
// that adds nothing connects nothing.
func (g *grouping) byWords(p Placed) ([]alike, error) {
	told, _, ok, err := g.telling(p.Seq)
	if err != nil || !ok || !p.Revises.IsZero() {
		return nil, err
	}
	words := g.wordsOf(told)
	own := words
	if !told.Of.IsZero() {
		of, ok, err := tellingOf(g.r, told.Of)
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
	var found []alike
	perLead := map[record.ID]int{}
	for _, seq := range seqs {
		placed, err := g.r.PlacedAt(seq)
		if err != nil {
			return nil, err
		}
		placed = g.now(placed)
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

func because(w rare.Words, a alike) record.Joined {
	j := record.Joined{Because: record.BecauseWords, Mention: -1, With: a.with.Report}
	j.Quiet = a.gap <= hoursApart && (a.quiet || a.plays)
	if a.shared.Echo {
		j.Because = record.BecauseSame
	}
	for _, i := range a.shared.Terms {
		if t := w.Terms[i]; t.End > t.Start {
			j.Words = append(j.Words, record.Span{Start: int64(t.Start), End: int64(t.End)})
		}
	}
	return j
}

// shared compares two reports by all their words.
func (g *grouping) shared(a, b Telling) rare.Shared {
	return rare.Share(g.wordsOf(a), g.wordsOf(b), func(uint64) bool { return true })
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
	if w.Timely() {
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

// alike compares a report with an earlier one. What happens in both, within hours,
// needs less in common than what is told of months apart.
func (g *grouping) alike(placed Placed, told Telling, w rare.Words, seq record.Seq, connects map[uint64]int) (alike, bool, error) {
	with, _, ok, err := g.telling(seq)
	if err != nil || !ok {
		return alike{}, false, err
	}
	other := g.wordsOf(with)
	a := alike{with: placed, voice: with.Voice, own: with.Voice != "" && with.Voice == told.Voice}
	a.gap = max(told.Came-with.Came, with.Came-told.Came)
	a.plays = !w.Timely() || !other.Timely()
	a.quiet = !w.Events.Specific() && !other.Events.Specific()
	if a.gap <= hoursApart && !a.plays {
		if a.shared = rare.Share(w, other, func(uint64) bool { return true }); a.shared.Units > 0 {
			a.happens(w.Events, other.Events)
		}
		if a.enough {
			return a, true, nil
		}
	}
	if a.overMonths(w, other, connects) {
		return a, true, nil
	}
	return a, a.shared.Units > 0 && a.excess >= -nearlyBy && (!a.quiet || a.gap <= inOneBreath), nil
}

// overMonths says whether two reports share enough of what few reports have, whenever
// they came: much of what some have, or a little less of what hardly any has.
func (a *alike) overMonths(w, other rare.Words, holders map[uint64]int) bool {
	some := rare.Share(w, other, func(key uint64) bool { return holders[key] > 0 })
	few := rare.Share(w, other, func(key uint64) bool { return holders[key] > 0 && holders[key] <= hardlyAny })
	switch {
	case some.Units >= 2 && some.Points >= monthsNeed:
		a.shared, a.excess = some, some.Points-monthsNeed
	case a.gap > hoursApart && few.Units >= 2 && few.Plain > 0 && few.Points >= fewNeed:
		a.shared, a.excess = few, few.Points-fewNeed
	default:
		return false
	}
	a.enough, a.few = true, true
	return true
}

// happens says whether two reports that come close in time share enough to tell of one
// thing. Where neither says that something happens, only what many say at once does.
func (a *alike) happens(e, f rare.Events) {
	points, alone := a.shared.Happens(e, f)
	alone = alone && a.shared.Plain < 2
	a.half = !a.quiet && (!e.Specific() || !f.Specific())
	for i, n := range nearby {
		if a.gap <= n.within && (i > 0 || !alone || a.quiet) {
			a.excess = points - n.points
			break
		}
	}
	a.enough = a.excess >= 0 && (!a.quiet || a.gap <= inOneBreath || a.shared.Same)
}

// inOneBreath is how close in time several must tell of what does not say that anything happens.
const inOneBreath = 10 * record.Minute

// withoutQuiet leaves out reports that do not say that anything happens, unless several
// voices said at once what is shared, and it was not said all the time before; where
// many did, less of it is enough.
func (g *grouping) withoutQuiet(w rare.Words, found []alike) []alike {
	voices := map[int][]string{} // of one breath, by the term that they share
	for _, a := range found {
		for _, t := range a.shared.Terms {
			if a.quiet && !a.own && !g.usual[w.Terms[t].Key] && a.gap <= inOneBreath && (a.voice == "" || !slices.Contains(voices[t], a.voice)) {
				voices[t] = append(voices[t], a.voice)
			}
		}
	}
	said := func(a alike) (most int) {
		for _, t := range a.shared.Terms {
			most = max(most, len(voices[t]))
		}
		return most
	}
	for i := range found {
		if a := &found[i]; a.quiet && said(*a) >= manyVoices && a.gap <= inOneBreath && a.excess >= -manySay && a.shared.Plain > 0 {
			a.enough, a.excess = true, max(a.excess, 0)
		}
	}
	return slices.DeleteFunc(found, func(a alike) bool {
		return a.quiet && !a.few && !a.shared.Same && (said(a) < severalVoices || !a.enough)
	})
}

const (
	// nearlyBy is how much less than needed still speaks for a lead.
	nearlyBy rare.Points = 150
	// severalVoices and manyVoices are how many voices at once make something of what does not say
	// that anything happens, and manySay how much less many need.
	severalVoices, manyVoices             = 3, 4
	manySay                   rare.Points = 100
	// usualFrom is from how many reports in an earlier stretch on a word or place is one
	// that people here name all the time.
	usualFrom = 12
)

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
	lead   record.ID
	best   rare.Points // above what was needed
	voices []string    // of those that share nearly enough; one author is one voice
	nearly int         // how many share nearly enough
	agree  int         // and say that something happens, as the new report does
	firm   int         // of others than its author, with a place, a #tag or two pieces of evidence shared
	size   int64
	enough bool
	timely bool // by what came within hours
	oldest alike
}

// worth is how close a lead is: the closest of its reports, and how many there are.
func (n nearLead) worth() rare.Points { return n.best + rare.Points(60*min(n.nearly, 10)) }

func (n *nearLead) add(a alike) {
	n.best, n.size = max(n.best, a.excess), max(n.size, a.with.Size)
	n.enough, n.timely = n.enough || a.enough, n.timely || a.enough && !a.few
	if a.with.Seq < n.oldest.with.Seq {
		n.oldest = a
	}
	if a.voice == "" || !slices.Contains(n.voices, a.voice) {
		n.voices = append(n.voices, a.voice)
		n.nearly++
		if !a.quiet && (!a.half || a.shared.Plain > 1) {
			n.agree++
		}
		if a.enough && !a.own && a.gap <= hoursApart && (a.shared.Places+a.shared.Tags > 0 || a.shared.Units > 1) {
			n.firm++
		}
	}
}

// near returns the leads to which a report is close as a whole, the closest first: one
// report in it shares enough, and in a larger lead several come near that.
func near(found []alike) []nearLead {
	var all []nearLead
	for _, a := range found {
		i := slices.IndexFunc(all, func(n nearLead) bool { return n.lead == a.with.Lead })
		if i < 0 {
			i = len(all)
			all = append(all, nearLead{lead: a.with.Lead, best: a.excess, oldest: a})
		}
		all[i].add(a)
	}
	all = slices.DeleteFunc(all, func(n nearLead) bool {
		return !n.timely && n.size >= mostOverMonths ||
			n.best+rare.Points(25*max(min(n.agree-1, 4), 0)) < 0 || n.size >= mostByWords || n.nearly < n.support()
	})
	slices.SortFunc(all, func(x, y nearLead) int {
		return cmp.Or(cmp.Compare(y.worth(), x.worth()), cmp.Compare(x.oldest.with.Seq, y.oldest.with.Seq))
	})
	return all
}

// support is how many voices of a lead must come near what a report tells: more in a
// larger one, fewer when one of them comes very near.
func (n nearLead) support() int {
	switch {
	case n.size < 6 || n.best >= veryNear:
		return 1
	case n.size < 30 || n.best >= veryNear/2:
		return 2
	}
	return 3
}

// veryNear is how much more than needed says that it is one thing by itself.
const veryNear rare.Points = 100

// closest returns the lead that a report is closest to as a whole.
func closest(found []alike) record.ID {
	if all := near(found); len(all) > 0 {
		return all[0].lead
	}
	return record.ID{}
}
