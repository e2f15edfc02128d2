package record

// OperationEnd is how an operation ended, in a person's word.
type OperationEnd uint8

// The values of OperationEnd. Their numbers are stored: never reorder, only append.
const (
	OperationRuns   OperationEnd = iota // it has not ended
	EndedDone                           // what it was opened for is done
	EndedNothing                        // there was nothing to it
	EndedElsewhere                      // others go on with it
	EndedUnfinished                     // it was stopped before it was done
)

var operationEndWords = [...]string{
	OperationRuns:   "runs",
	EndedDone:       "done",
	EndedNothing:    "nothing to it",
	EndedElsewhere:  "others go on",
	EndedUnfinished: "stopped unfinished",
}

// OperationEnds are the ways in which an operation can end.
func OperationEnds() []OperationEnd {
	return []OperationEnd{EndedDone, EndedNothing, EndedElsewhere, EndedUnfinished}
}

// String returns the word used in files and on screen.
func (c OperationEnd) String() string {
	return Word(operationEndWords[:], uint8(c), "OperationEnd")
}

// ParseOperationEnd reads the word that String writes.
func ParseOperationEnd(s string) (OperationEnd, error) {
	i, err := ParseWord(operationEndWords[:], s)
	return OperationEnd(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c OperationEnd) MarshalText() ([]byte, error) {
	return MarshalWord(operationEndWords[:], uint8(c), "OperationEnd")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *OperationEnd) UnmarshalText(b []byte) error {
	got, err := ParseOperationEnd(string(b))
	*c = got
	return err
}
