package picture

import (
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// Window is over how long work is counted, up to the moment asked of.
const Window = 28 * record.Day

// Seen is what the record holds of the work of a stretch, as far as the viewer may
// read it.
type Seen struct {
	Moment desk.Moment `json:"moment"`
	From   record.Time `json:"from"` // where the stretch begins: not before the first report; 0: there was none
	Leads  Leads       `json:"leads"`
	Calls  Work        `json:"calls"`
	Duty   Duty        `json:"duty"`
	// Attached leads went into operations, which were opened so often.
	Attached   int   `json:"attached"`
	Operations int   `json:"operations"`
	Ended      Ended `json:"ended"`
	// Alike are the leads that came, by what the order knew of them, the likeliest first.
	Alike    []Alike `json:"alike"`
	Judged   Judged  `json:"judged"`
	RulesSet bool    `json:"rules_set"` // by a person: the figures of the order are not the program's
	Waited   Waited  `json:"waited"`
}

// Ended are the operations that ended in the stretch and have not been reopened.
type Ended struct {
	N       int         `json:"n"`
	Took    record.Time `json:"took"`    // from opening until the end, added up
	Running int         `json:"running"` // that had not ended at the moment
}

// Judged are closed leads that say whether the probabilities of the order held.
type Judged struct {
	N        int               `json:"n"`
	Expected record.Millionths `json:"expected"` // that many of them to be of a plot; 0 while they are few
	Plots    int               `json:"plots"`    // that were
}

// Days is how long the stretch is.
func (s Seen) Days() float64 {
	if s.From == 0 {
		return 0
	}
	return float64(s.Moment.Now-s.From) / float64(record.Day)
}

// Leads is how leads came onto the board and left it.
type Leads struct {
	New  int `json:"new"`
	Back int `json:"back"` // woken, reopened, taken out of an operation
	Over int `json:"over"` // went over into another lead: no piece of work of their own
	Work
}

// Came are the pieces of work.
func (l Leads) Came() int { return max(0, l.New+l.Back-l.Over) }

// Work is what was done about pieces of one sort.
type Work struct {
	Begun   int         `json:"begun"`    // calls: begun in the stretch
	Done    int         `json:"done"`     // finished in it: leads rejected, traced, held or attached; calls ended
	TakenUp int         `json:"taken_up"` // of those, taken up first, so that the record says how long they took
	Hands   record.Time `json:"hands"`    // the time of those between taking up and finishing
	Cut     int         `json:"cut"`      // of those, how many lay longer than counts
	OfFew   bool        `json:"of_few"`   // fewer than three people did it: a figure would be about them
}

// Duty is how posts were held.
type Duty struct {
	Posts  int         `json:"posts"`  // that are open at the moment
	Duties int         `json:"duties"` // of the stretch, on posts open or closed
	Held   record.Time `json:"held"`   // the time for which posts were held, added up over posts
}

// Held adds up the time for which posts were held from one moment to another. Two
// duties on one post at a time are one post held.
func Held(duties []desk.Duty, from, until record.Time) Duty {
	var d Duty
	slices.SortFunc(duties, func(a, b desk.Duty) int {
		return cmp.Or(slices.Compare(a.Post[:], b.Post[:]), cmp.Compare(a.From, b.From), cmp.Compare(a.Until, b.Until))
	})
	var post record.ID
	var upTo record.Time
	for _, x := range duties {
		begins, ends := max(x.From, from), min(x.Until, until)
		if begins >= ends {
			continue
		}
		if x.Post != post {
			post, upTo = x.Post, 0
		}
		d.Duties++
		d.Held += max(0, ends-max(begins, upTo))
		upTo = max(upTo, ends)
	}
	return d
}
