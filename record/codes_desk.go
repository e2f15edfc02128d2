package record

// Cursor names a stage of the way of a report, each with its own position in the log.
type Cursor uint8

// The values of Cursor. Their numbers are stored: never reorder, only append.
const (
	CursorNone     Cursor = iota
	CursorResolve         // mentions and links
	CursorGroup           // origin and lead
	CursorRank            // the weight of a lead
	CursorNames           // the index of held names, kept in memory
	CursorBackward        // what is newly held, looked for in earlier reports
	CursorAsk             // searches that found nothing, asked again
	CursorReread          // earlier reports, read again for places newly kept
)

var cursorWords = [...]string{
	CursorNone:    "none",
	CursorResolve: "resolve",
	CursorGroup:   "group",
	CursorRank:    "rank",
	CursorNames:   "names",

	CursorBackward: "backward",
	CursorAsk:      "ask",
	CursorReread:   "reread",
}

// String returns the word used in files and on screen.
func (c Cursor) String() string { return Word(cursorWords[:], uint8(c), "Cursor") }

// ParseCursor reads the word that String writes.
func ParseCursor(s string) (Cursor, error) {
	i, err := ParseWord(cursorWords[:], s)
	return Cursor(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Cursor) MarshalText() ([]byte, error) { return MarshalWord(cursorWords[:], uint8(c), "Cursor") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Cursor) UnmarshalText(b []byte) error {
	got, err := ParseCursor(string(b))
	*c = got
	return err
}

// Class says what a house is for; it is given at creation and never changes.
type Class uint8

// The values of Class. Their numbers are stored: never reorder, only append.
const (
	Live Class = iota
	Exercise
	Demo
)

var classWords = [...]string{
	Live:     "live",
	Exercise: "exercise",
	Demo:     "demo",
}

// String returns the word used in files and on screen.
func (c Class) String() string { return Word(classWords[:], uint8(c), "Class") }

// ParseClass reads the word that String writes.
func ParseClass(s string) (Class, error) {
	i, err := ParseWord(classWords[:], s)
	return Class(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Class) MarshalText() ([]byte, error) { return MarshalWord(classWords[:], uint8(c), "Class") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Class) UnmarshalText(b []byte) error {
	got, err := ParseClass(string(b))
	*c = got
	return err
}

// LeadState says where a lead stands.
type LeadState uint8

// The values of LeadState. Their numbers are stored: never reorder, only append.
const (
	StateOpen LeadState = iota
	StateHeld           // looked at again when its time comes
	StateRejected
	StateTraced   // a check was asked for, nothing more
	StateAttached // part of an operation
	StateMerged   // into another lead
)

var leadStateWords = [...]string{
	StateOpen:     "open",
	StateHeld:     "held",
	StateRejected: "rejected",
	StateTraced:   "traced",
	StateAttached: "attached",
	StateMerged:   "merged",
}

// String returns the word used in files and on screen.
func (c LeadState) String() string { return Word(leadStateWords[:], uint8(c), "LeadState") }

// ParseLeadState reads the word that String writes.
func ParseLeadState(s string) (LeadState, error) {
	i, err := ParseWord(leadStateWords[:], s)
	return LeadState(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c LeadState) MarshalText() ([]byte, error) {
	return MarshalWord(leadStateWords[:], uint8(c), "LeadState")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *LeadState) UnmarshalText(b []byte) error {
	got, err := ParseLeadState(string(b))
	*c = got
	return err
}

// Reason says why a lead was rejected.
type Reason uint8

// The values of Reason. Their numbers are stored: never reorder, only append.
const (
	ReasonUnstated Reason = iota
	ReasonNothing
	ReasonJunk    // advertising, abuse, tests
	ReasonNotOurs // a matter for somebody else, who was told
	ReasonDuplicate
	ReasonDisproved
	ReasonInnocent
)

var reasonWords = [...]string{
	ReasonUnstated:  "unstated",
	ReasonNothing:   "nothing to act on",
	ReasonJunk:      "junk",
	ReasonNotOurs:   "not ours",
	ReasonDuplicate: "already known",
	ReasonDisproved: "shown to be untrue",
	ReasonInnocent:  "innocent explanation",
}

// String returns the word used in files and on screen.
func (c Reason) String() string { return Word(reasonWords[:], uint8(c), "Reason") }

// ParseReason reads the word that String writes.
func ParseReason(s string) (Reason, error) {
	i, err := ParseWord(reasonWords[:], s)
	return Reason(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Reason) MarshalText() ([]byte, error) { return MarshalWord(reasonWords[:], uint8(c), "Reason") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Reason) UnmarshalText(b []byte) error {
	got, err := ParseReason(string(b))
	*c = got
	return err
}

// Priority is that of an operation.
type Priority uint8

// The values of Priority. Their numbers are stored: never reorder, only append.
const (
	PriorityUnset Priority = iota
	P1A
	P1B
	P2H
	P2M
	P3
	P4
)

var priorityWords = [...]string{
	PriorityUnset: "unset",
	P1A:           "P1A",
	P1B:           "P1B",
	P2H:           "P2H",
	P2M:           "P2M",
	P3:            "P3",
	P4:            "P4",
}

// String returns the word used in files and on screen.
func (c Priority) String() string { return Word(priorityWords[:], uint8(c), "Priority") }

// ParsePriority reads the word that String writes.
func ParsePriority(s string) (Priority, error) {
	i, err := ParseWord(priorityWords[:], s)
	return Priority(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Priority) MarshalText() ([]byte, error) {
	return MarshalWord(priorityWords[:], uint8(c), "Priority")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Priority) UnmarshalText(b []byte) error {
	got, err := ParsePriority(string(b))
	*c = got
	return err
}

// Basis is the authority on which somebody acted.
type Basis uint8

// The values of Basis. Their numbers are stored: never reorder, only append.
const (
	BasisDuty Basis = iota // the ordinary work of the desk
	BasisRule              // a recorded rule of the house
	BasisHistory
	BasisEmergency
)

var basisWords = [...]string{
	BasisDuty:      "duty",
	BasisRule:      "rule",
	BasisHistory:   "loaded history",
	BasisEmergency: "imminent danger",
}

// String returns the word used in files and on screen.
func (c Basis) String() string { return Word(basisWords[:], uint8(c), "Basis") }

// ParseBasis reads the word that String writes.
func ParseBasis(s string) (Basis, error) {
	i, err := ParseWord(basisWords[:], s)
	return Basis(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Basis) MarshalText() ([]byte, error) { return MarshalWord(basisWords[:], uint8(c), "Basis") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Basis) UnmarshalText(b []byte) error {
	got, err := ParseBasis(string(b))
	*c = got
	return err
}

// Purpose is what somebody acted for.
type Purpose uint8

// The values of Purpose. Their numbers are stored: never reorder, only append.
const (
	PurposeTriage Purpose = iota
	PurposeOperation
	PurposeReview
	PurposeRetention
	PurposeUpkeep // running the house
)

var purposeWords = [...]string{
	PurposeTriage:    "triage",
	PurposeOperation: "operation",
	PurposeReview:    "review",
	PurposeRetention: "retention",
	PurposeUpkeep:    "upkeep",
}

// String returns the word used in files and on screen.
func (c Purpose) String() string { return Word(purposeWords[:], uint8(c), "Purpose") }

// ParsePurpose reads the word that String writes.
func ParsePurpose(s string) (Purpose, error) {
	i, err := ParseWord(purposeWords[:], s)
	return Purpose(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Purpose) MarshalText() ([]byte, error) {
	return MarshalWord(purposeWords[:], uint8(c), "Purpose")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Purpose) UnmarshalText(b []byte) error {
	got, err := ParsePurpose(string(b))
	*c = got
	return err
}

// DisposalReason is why content was destroyed.
type DisposalReason uint8

// The values of DisposalReason. Their numbers are stored: never reorder, only append.
const (
	DisposalDue DisposalReason = iota
	DisposalOrder
	DisposalRequest
	DisposalUnlawful
)

var disposalReasonWords = [...]string{
	DisposalDue:      "retention period over",
	DisposalOrder:    "order of a court or authority",
	DisposalRequest:  "request of the person concerned",
	DisposalUnlawful: "should not have been held",
}

// String returns the word used in files and on screen.
func (c DisposalReason) String() string {
	return Word(disposalReasonWords[:], uint8(c), "DisposalReason")
}

// ParseDisposalReason reads the word that String writes.
func ParseDisposalReason(s string) (DisposalReason, error) {
	i, err := ParseWord(disposalReasonWords[:], s)
	return DisposalReason(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c DisposalReason) MarshalText() ([]byte, error) {
	return MarshalWord(disposalReasonWords[:], uint8(c), "DisposalReason")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *DisposalReason) UnmarshalText(b []byte) error {
	got, err := ParseDisposalReason(string(b))
	*c = got
	return err
}
