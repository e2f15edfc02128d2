package origintest

import (
	"cmp"
	"slices"
)

// Rate is how many of some were right.
type Rate struct{ Right, Of int }

func (r *Rate) count(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

// Share is Right in parts of Of; of nothing everything is right.
func (r Rate) Share() float64 {
	if r.Of == 0 {
		return 1
	}
	return float64(r.Right) / float64(r.Of)
}

// Figures is an answer measured against the truth. See [Score].
type Figures struct {
	Recall, RecallCopy, RecallExcerpt Rate
	Precision                         Rate
	AllRecall, AllPrecision           Rate
	Flood                             Rate
	Direction                         Rate
	DirectionBy                       map[string]Rate // by what tells it
	RecallBy                          map[string]Rate // by what was done to the words
	Kind                              Rate
	QuoteRecall, QuotePrecision       Rate
	QuoteDirection                    Rate
	Misses                            []Miss
}

// Miss is a pair on which answer and truth differ.
type Miss struct {
	What         string
	A, B         string
	NoteA, NoteB string
	Shared       float64 // containment of the two without boilerplate
	Why          string
}

// What a Miss can be.
const (
	MissedPair   = "pair not found"
	FalsePair    = "pair that shares nothing"
	WrongWay     = "taken the wrong way round"
	MissedQuote  = "quotation not found"
	FalseQuote   = "quotation of nothing"
	WrongSpeaker = "the statement is said to quote"
)

// Score measures an answer, the groups that the command origins prints.
//
// A report that was sent again goes by the name of the first with the same
// words, in truth and answer, and makes no pair with it. Grey pairs are left
// out on both sides. Pairs are counted in two ways:
//
//   - As a star. Recall: each report with the first of its group; where the
//     first is not in the corpus, with the member that arrived first. It is
//     found when the answer has both in one group, neither as "quotes".
//     Precision: each report of the answer with the one it is said to be taken
//     from (of, or the group's first where of is empty); right when the two
//     share an origin. RecallCopy and RecallExcerpt are by the kind in truth.
//   - All pairs. Every two reports of one group, each pair once: recall over
//     the truth's, precision over the answer's. One wrong link between two
//     groups of forty counts 1,600 times here and once in the star. The flood
//     has half a million pairs, and is counted as Flood alone.
//
// Direction is over the star pairs that were found and whose first is in the
// corpus: right when the answer leads from the report to the first by of, over
// whatever reports between, and not back. Kind is, over those in which the
// answer has it the right way, how often copy or excerpt is the truth's word.
//
// QuoteRecall is over who quotes: found when the answer has them as "quotes" in
// a group of the statement's report; where that is not in the corpus, when each
// but the first that arrived is linked so to another one that quotes the same,
// in either direction. QuotePrecision is over the answer's "quotes" with what
// they are said to quote: right when one quotes the other or both quote the same,
// left out when grey or when they share an origin. QuoteDirection is over the
// quotations found whose statement is in the corpus: right when it is not the
// statement that is said to quote.
func Score(t Truth, groups []Group) Figures {
	rel := relationsOf(t)
	s := scorer{truth: t, rel: rel, ans: answerOf(rel, groups),
		f: Figures{DirectionBy: map[string]Rate{}, RecallBy: map[string]Rate{}}}
	for i := range t.Groups {
		s.star(&t.Groups[i])
	}
	s.kind(groups)
	s.starPrecision()
	s.allPairs()
	for _, x := range t.Statements {
		s.statement(x)
	}
	s.quotePrecision()
	s.order()
	return s.f
}

type scorer struct {
	truth Truth
	rel   *relations
	ans   *answer
	f     Figures
}

func (s *scorer) miss(what, a, b, why string) {
	ma, mb := s.truth.Made[a], s.truth.Made[b]
	s.f.Misses = append(s.f.Misses, Miss{What: what, A: a, B: b, NoteA: ma.Note, NoteB: mb.Note, Shared: Containment(ma.Core, mb.Core), Why: why})
}

// hub is the report with which all others of a group of the truth are paired.
func (s *scorer) hub(g *Group) string {
	if g.First != "" {
		return s.rel.name(g.First)
	}
	first := g.Reports[0].SentID
	for _, x := range g.Reports {
		first = min(first, x.SentID)
	}
	return s.rel.name(first)
}

// star counts the pairs of a group of the truth with its first.
func (s *scorer) star(g *Group) {
	hub := s.hub(g)
	seen := map[string]bool{hub: true}
	for _, x := range g.Reports {
		id := s.rel.name(x.SentID)
		p := pairOf(id, hub)
		if seen[id] || s.rel.grey[p] {
			continue
		}
		seen[id] = true
		found := s.joined(p)
		s.f.Recall.count(found)
		if x.Arrival == "excerpt" {
			s.f.RecallExcerpt.count(found)
		} else {
			s.f.RecallCopy.count(found)
		}
		for _, how := range treatments(s.truth.Made[id].Note) {
			tally(s.f.RecallBy, how, found)
		}
		if !found {
			s.miss(MissedPair, id, hub, x.Why)
			continue
		}
		if g.First != "" && s.ans.together(p) {
			s.direction(id, hub, x.Why)
		}
	}
}

// joined reports whether the answer has both in one group. A digest takes whole
// stories from several groups, and a report has one origin only: it may stand as
// a quotation in the others.
func (s *scorer) joined(p pair) bool {
	return s.ans.together(p) || s.digest(p.a) && s.ans.quotesGroup(p.a, p.b) || s.digest(p.b) && s.ans.quotesGroup(p.b, p.a)
}

func (s *scorer) digest(id string) bool { return s.truth.Made[id].Note == "digest" }

func (s *scorer) direction(id, hub, why string) {
	right := s.ans.from(id, hub) && !s.ans.from(hub, id)
	s.f.Direction.count(right)
	tally(s.f.DirectionBy, why, right)
	if !right {
		s.miss(WrongWay, id, hub, why)
	}
}

func tally(m map[string]Rate, key string, right bool) {
	r := m[key]
	r.count(right)
	m[key] = r
}

// kind compares the words copy and excerpt where the answer names the report
// from which the truth too has it.
func (s *scorer) kind(groups []Group) {
	truth := map[taken]string{}
	for _, g := range s.truth.Groups {
		for _, x := range g.Reports {
			truth[taken{s.rel.name(x.SentID), s.rel.name(x.Of)}] = x.Arrival
		}
	}
	for _, g := range groups {
		for _, x := range g.Reports {
			if x.Arrival != "copy" && x.Arrival != "excerpt" {
				continue
			}
			if want := truth[taken{s.rel.name(x.SentID), s.rel.name(x.Of)}]; want == "copy" || want == "excerpt" {
				s.f.Kind.count(want == x.Arrival)
			}
		}
	}
}

func (s *scorer) starPrecision() {
	for id, list := range s.ans.of {
		slices.Sort(list)
		for _, of := range slices.Compact(list) {
			p := pairOf(id, of)
			if s.rel.grey[p] {
				continue
			}
			right := s.rel.share(p)
			s.f.Precision.count(right)
			if !right {
				s.miss(FalsePair, id, of, "said to be taken from it")
			}
		}
	}
}

func (s *scorer) allPairs() {
	each := func(list []string, visit func(pair)) {
		for i := range list {
			for j := range i {
				if p := pairOf(list[i], list[j]); p.a != p.b && !s.rel.grey[p] {
					visit(p)
				}
			}
		}
	}
	seen := map[pair]bool{}
	for _, g := range s.truth.Groups {
		var ids []string
		for _, x := range g.Reports {
			ids = append(ids, s.rel.name(x.SentID))
		}
		slices.Sort(ids)
		each(slices.Compact(ids), func(p pair) {
			switch {
			case g.Flood:
				s.f.Flood.count(s.ans.together(p))
			case !seen[p]:
				seen[p] = true
				s.f.AllRecall.count(s.joined(p))
			}
		})
	}
	clear(seen)
	for _, g := range s.ans.groups {
		each(g.members, func(p pair) {
			if !seen[p] && !(s.rel.flood[p.a] && s.rel.flood[p.b]) {
				seen[p] = true
				s.f.AllPrecision.count(s.rel.share(p))
			}
		})
	}
}

// order puts the misses that surprise most before the others of their sort:
// what has most in common and was not found, what has least and was.
func (s *scorer) order() {
	slices.SortStableFunc(s.f.Misses, func(x, y Miss) int {
		by := cmp.Compare(y.Shared, x.Shared)
		if x.What == FalsePair || x.What == FalseQuote {
			by = -by
		}
		return cmp.Or(cmp.Compare(x.What, y.What), by, cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
}
