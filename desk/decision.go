package desk

import "watchfloor/record"

// Act is what a person can decide about a lead or a link.
type Act uint8

// The acts.
const (
	NoAct Act = iota
	MarkRead
	Claim
	Release
	Note
	Reject
	Trace
	Hold
	Reopen
	OpenOperation
	Attach
	Detach
	Merge
	Split
	Judge
	SetAside
	BringBack
	StateFacts
	SetStanding
	MarkPerson
	HandOver
	Acknowledge
	Return
	Withdraw
	SayWhy
	JudgeSign
	SayOutcome
)

var actWords = [...]string{"", "read", "claim", "release", "note", "reject", "trace", "hold", "reopen", "open-operation", "attach", "detach", "merge", "split", "judge", "set-aside", "bring-back", "facts", "standing", "mark-person",
	"hand-over", "acknowledge", "return", "withdraw", "say-why", "judge-sign", "outcome"}

// String returns the word used in addresses and forms.
func (a Act) String() string {
	if int(a) < len(actWords) {
		return actWords[a]
	}
	return "unknown"
}

// Decision is one act of a person, with what it needs.
type Decision struct {
	Request   record.ID // made with the form: a decision sent twice counts once
	Act       Act
	Lead      record.ID        // all but Judge, SetAside from the take-in log, BringBack, MarkPerson, SayWhy and JudgeSign
	Other     record.ID        // Merge: the lead that is taken into Lead
	Operation record.ID        // Attach
	Priority  record.Priority  // OpenOperation
	Reports   []record.ID      // Split: those that leave; SetStanding: the one
	Until     record.Time      // Hold; HandOver: by when it must be acknowledged, 0 for as usual
	Reason    record.Reason    // Reject
	Words     string           // Note, Return; Reject, HandOver (optional); OpenOperation: its name; StateFacts, SetStanding: the facts
	Link      record.ID        // Judge
	State     record.LinkState // Judge
	Standing  record.Standing  // SetStanding

	Labels   []string        // Note, OpenOperation: names of more labels than those of the lead
	Handling record.Handling // OpenOperation: chosen for it
	Occurred record.Time     // when it was done, where it is taken in afterwards from paper; 0: now

	Source record.ID          // SetAside, BringBack
	Aside  record.AsideReason // SetAside

	Report record.ID      // MarkPerson, SayWhy, JudgeSign
	Name   string         // MarkPerson: as the report writes it
	Role   record.Role    // MarkPerson
	Age    record.AgeMark // MarkPerson

	Sign  record.Sign // JudgeSign: the code, and where it stands if it is one that the page shows
	Holds bool        // JudgeSign; Name are the words of the report where no place is given
	Nth   int         // JudgeSign: which of the places where the words stand, from 0

	Came record.Came // SayOutcome; Words: how that is known

	Post      record.ID // HandOver: to whom
	Confirmed bool      // HandOver: also when nobody holds that post now
}

// Acts are all that a person can decide.
func Acts() []Act {
	all := make([]Act, 0, len(actWords)-1)
	for a := MarkRead; int(a) < len(actWords); a++ {
		all = append(all, a)
	}
	return all
}
