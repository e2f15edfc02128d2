package picture

import (
	"cmp"
	"fmt"
	"slices"

	"watchfloor/record"
)

// Came is a lead that came onto the board, up to the first look: that somebody took it
// up or decided about it.
type Came struct {
	At, Until record.Time // on the board, and until when nobody had looked
	Looked    bool        // somebody did then; else it waits still, or left without a look
	Over      bool        // it left: it went over into another lead, or its sender was set aside
	Known
}

// Known is what the order knew of a lead when somebody first looked at it, or knows
// now. All of it is a guess about a lead, made of its reports alone.
type Known struct {
	P      record.Millionths `json:"p"`       // of a plot
	InTime record.Millionths `json:"in_time"` // that a look which had begun at once would have been in time
	PerDay record.Millionths `json:"per_day"` // leads like this that an analyst-day holds
}

// Alike are leads of which the order knew the same.
type Alike struct {
	Known
	N int `json:"n"`
}

// Waited is how long leads waited for a first look.
type Waited struct {
	N      int         `json:"n"`      // leads that came
	Looked int         `json:"looked"` // of those, looked at
	Half   record.Time `json:"half"`   // half were looked at within this time; -1: that is not known yet
	Nine   record.Time `json:"nine"`   // nine in ten; -1 likewise
}

// FirstLooks adds up leads that came in the stretch.
func FirstLooks(seen *Seen, came []Came) {
	n := map[Known]int{}
	for _, c := range came {
		if !c.Over && c.P > 0 && c.PerDay > 0 {
			n[c.Known]++
		}
	}
	for k, n := range n {
		seen.Alike = append(seen.Alike, Alike{k, n})
	}
	slices.SortFunc(seen.Alike, func(a, b Alike) int {
		return cmp.Or(cmp.Compare(b.P, a.P), cmp.Compare(b.InTime, a.InTime), cmp.Compare(b.PerDay, a.PerDay))
	})
	seen.Waited = waited(came)
}

// waited says within which time a half and nine in ten were looked at. A lead that still
// waits has waited at least so long, and one that left did so until it left: the estimate
// of E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations,
// Journal of the American Statistical Association 53(282), 457-481, 1958.
func waited(came []Came) Waited {
	w := Waited{N: len(came), Half: -1, Nine: -1}
	all := slices.Clone(came)
	for i := range all {
		all[i].Until = max(0, all[i].Until-all[i].At) // how long it waited
	}
	slices.SortFunc(all, func(a, b Came) int {
		if a.Until == b.Until && a.Looked != b.Looked { // who was looked at waited no longer
			if a.Looked {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Until, b.Until)
	})
	wait := 1.0
	for i, c := range all {
		if !c.Looked {
			continue
		}
		w.Looked++
		wait *= 1 - 1/float64(len(all)-i)
		if w.Half < 0 && wait <= .5+1e-9 {
			w.Half = c.Until
		}
		if w.Nine < 0 && wait <= .1+1e-9 {
			w.Nine = c.Until
		}
	}
	return w
}

// Waits are how long leads waited for a first look, in hours: counted.
func (s Seen) Waits() (half, nine Figure) {
	w := s.Waited
	none := func(why string) Figure { return Figure{Unit: "hours", Basis: TooFew, From: why} }
	if s.Days() < fewestDays || w.Looked < fewestPieces {
		f := none(fmt.Sprintf("too few: of %s that came %s, somebody looked at %s, and %d are needed", count(w.N, "lead", "leads"), inDays(s.Days()), whole(w.Looked), fewestPieces))
		return f, f
	}
	from := fmt.Sprintf("from %s that came %s, of which somebody looked at %s", count(w.N, "lead", "leads"), inDays(s.Days()), whole(w.Looked))
	within := func(t record.Time) Figure {
		if t < 0 {
			return none("longer than is known: " + from)
		}
		return figure(float64(t)/float64(record.Hour), "hours", Counted, from)
	}
	return within(w.Half), within(w.Nine)
}

// waits are those times and the same ones as computed.
func (v Capacity) waits() []Line {
	const section = "Waits for a first look"
	half, nine := v.Seen.Waits()
	leads := v.leadsRest()
	return []Line{{section, "half of the leads within", half}, {section, "half of the leads within, computed", figure(v.Desk.Half, "hours", leads, erlangA)},
		{section, "nine in ten within", nine}, {section, "nine in ten within, computed", figure(v.Desk.Nine, "hours", leads, erlangA)}}
}
