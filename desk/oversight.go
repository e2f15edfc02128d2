package desk

import "watchfloor/record"

// WitnessLine is somebody to whom checkpoints go, or went.
type WitnessLine struct {
	Witness   record.ID
	Way       record.WitnessWay
	Address   string // a folder, or where another house is
	Since     record.Time
	Dismissed record.Time // 0: checkpoints go there
	Ended     record.Seq  // the entry that dismissed it; 0: none
	Size      record.Seq  // of the checkpoint sent last; 0: none yet
	Hash      record.Hash
	Sent      record.Time
}

// LateAfter is how long a witness waits for a checkpoint before it says so.
const LateAfter = record.Day

// Late says that nothing has come to the witness for too long.
func (l WitnessLine) Late(now record.Time) bool {
	return l.Dismissed == 0 && now-max(l.Sent, l.Since) > LateAfter
}

// KeptLine is another house whose witness this one is.
type KeptLine struct {
	Other     record.ID
	Name      string
	Key       string
	Note      []byte
	Size      record.Seq
	At        record.Time // when its newest checkpoint came
	Dismissed bool        // it said that nothing will come any more
}

// Late says that nothing has come from the house for too long.
func (l KeptLine) Late(now record.Time) bool { return !l.Dismissed && now-l.At > LateAfter }

// The times of sending: what was recorded goes out within the hour; where nothing
// was, a checkpoint goes out as a sign of life.
const (
	sendEvery  = record.Hour
	signOfLife = record.Day / 2
)

// Due reports whether a checkpoint is to be sent: grown says that something was
// recorded since the last one, ending that the program is about to end. Who was
// dismissed gets one more, which says so.
func (l WitnessLine) Due(now record.Time, grown, ending bool) bool {
	switch since := now - l.Sent; {
	case l.Dismissed != 0:
		return l.Size <= l.Ended && now-l.Dismissed < LateAfter
	case l.Sent == 0, since >= signOfLife:
		return true
	default:
		return grown && (ending || since >= sendEvery)
	}
}

// LogQuery says which entries of the log are shown.
type LogQuery struct {
	Before      record.Seq  // only entries before this one; 0: the newest
	Kind        record.Kind // 0: all
	From, Until record.Time // 0: all
}

// LogLine is an entry as oversight reads it: what was done, by whom, on what duty,
// basis and purpose; no word of any case.
type LogLine struct {
	Seq     record.Seq
	At      record.Time
	Kind    record.Kind
	Actor   record.ID
	Post    record.ID
	Basis   record.Basis
	Purpose record.Purpose
	About   record.ID // zero where its labels may not be read
	Sealed  bool      // they may not
}

// LogPage is a part of the log, the newest first.
type LogPage struct {
	Moment
	Lines []LogLine
	Last  record.Seq // the oldest that was looked at; older ones may follow
}

// Breach is something that had to be done by a time and was not.
type Breach struct {
	What string
	Item record.ID
	Due  record.Time
}

// Refused counts what was turned away, by its reason and by nobody.
type Refused struct {
	What  string
	Times int64
}

// Emergency is an opening of labels because life was in danger.
type Emergency struct {
	Actor record.ID
	Item  record.ID
	At    record.Time
	Until record.Time
}

// SampleLine is a sample that was drawn.
type SampleLine struct {
	Sample      record.ID
	At          record.Time
	From, Until record.Time
	Seed        record.Hash
	Of          int64
	Leads       []record.ID
}

// OversightView is what oversight sees first.
type OversightView struct {
	Moment
	Key         string // with which the house signs
	Witnesses   []WitnessLine
	Kept        []KeptLine
	Emergencies []Emergency
	Breaches    []Breach
	More        bool // there are more breaches than are listed
	Refusals    []Refused
	Samples     []SampleLine
}

// Beyond says in words in which way a lead stands beyond its clock.
func Beyond(first, now record.Time) string {
	if workingDaysAfter(first, lookWorkingDays) < now {
		return "lead not looked at for five working days, and nobody accepted that"
	}
	return "lead not looked at by its clock"
}
