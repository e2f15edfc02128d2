package resolve

import (
	"cmp"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/rare"
)

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
