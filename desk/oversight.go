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
