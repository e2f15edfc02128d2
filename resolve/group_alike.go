package resolve

import (
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/rare"
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

// alike compares a report with an earlier one. What happens in both, within hours,
// needs less in common than what is told of months apart.
func (g *grouping) alike(placed Placed, told Telling, w rare.Words, seq record.Seq, connects map[uint64]int) (alike, bool, error) {
	with, ok, err := g.telling(seq)
	if err != nil || !ok {
		return alike{}, false, err
	}
	other := g.wordsOf(with)
	a := alike{with: placed, voice: with.Voice, own: with.Voice != "" && with.Voice == told.Voice}
	a.gap = gap(told, with)
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

// gap is how far apart two reports came: for ever, when of one nobody knows.
func gap(a, b Telling) record.Time {
	if a.Came == 0 || b.Came == 0 {
		return record.Time(record.Forever)
	}
	return max(a.Came-b.Came, b.Came-a.Came)
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
