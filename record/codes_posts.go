package record

// HandOverEnd says how a hand-over ended.
type HandOverEnd uint8

// The values of HandOverEnd. Their numbers are stored: never reorder, only append.
const (
	HandOverAcknowledged HandOverEnd = iota
	HandOverReturned                 // by whom it was given to
	HandOverLapsed                   // nobody acknowledged it in time: it is back with the post that gave it
	HandOverWithdrawn
)

var handOverEndWords = [...]string{
	HandOverAcknowledged: "acknowledged",
	HandOverReturned:     "returned",
	HandOverLapsed:       "lapsed",
	HandOverWithdrawn:    "withdrawn",
}

// String returns the word used in files and on screen.
func (h HandOverEnd) String() string { return Word(handOverEndWords[:], uint8(h), "HandOverEnd") }

// ParseHandOverEnd reads the word that String writes.
func ParseHandOverEnd(s string) (HandOverEnd, error) {
	i, err := ParseWord(handOverEndWords[:], s)
	return HandOverEnd(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (h HandOverEnd) MarshalText() ([]byte, error) {
	return MarshalWord(handOverEndWords[:], uint8(h), "HandOverEnd")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *HandOverEnd) UnmarshalText(b []byte) error {
	got, err := ParseHandOverEnd(string(b))
	*h = got
	return err
}

// SheetSide says who signs a shift sheet.
type SheetSide uint8

// The values of SheetSide. Their numbers are stored: never reorder, only append.
const (
	SideOutgoing SheetSide = iota
	SideIncoming
)

var sheetSideWords = [...]string{
	SideOutgoing: "outgoing",
	SideIncoming: "incoming",
}

// String returns the word used in files and on screen.
func (s SheetSide) String() string { return Word(sheetSideWords[:], uint8(s), "SheetSide") }

// ParseSheetSide reads the word that String writes.
func ParseSheetSide(s string) (SheetSide, error) {
	i, err := ParseWord(sheetSideWords[:], s)
	return SheetSide(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s SheetSide) MarshalText() ([]byte, error) {
	return MarshalWord(sheetSideWords[:], uint8(s), "SheetSide")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *SheetSide) UnmarshalText(b []byte) error {
	got, err := ParseSheetSide(string(b))
	*s = got
	return err
}

// RosterWay says how a duty came into the roster.
type RosterWay uint8

// The values of RosterWay. Their numbers are stored: never reorder, only append.
const (
	RosterPage RosterWay = iota
	RosterICS
	RosterCSV
)

var rosterWayWords = [...]string{
	RosterPage: "page",
	RosterICS:  "ics",
	RosterCSV:  "csv",
}

// String returns the word used in files and on screen.
func (r RosterWay) String() string { return Word(rosterWayWords[:], uint8(r), "RosterWay") }

// ParseRosterWay reads the word that String writes.
func ParseRosterWay(s string) (RosterWay, error) {
	i, err := ParseWord(rosterWayWords[:], s)
	return RosterWay(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (r RosterWay) MarshalText() ([]byte, error) {
	return MarshalWord(rosterWayWords[:], uint8(r), "RosterWay")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *RosterWay) UnmarshalText(b []byte) error {
	got, err := ParseRosterWay(string(b))
	*r = got
	return err
}

// WitnessWay says how checkpoints reach a witness.
type WitnessWay uint8

// The values of WitnessWay. Their numbers are stored: never reorder, only append.
const (
	WitnessDrop WitnessWay = iota
	WitnessHouse
)

var witnessWayWords = [...]string{
	WitnessDrop:  "file drop",
	WitnessHouse: "another house",
}

// String returns the word used in files and on screen.
func (w WitnessWay) String() string { return Word(witnessWayWords[:], uint8(w), "WitnessWay") }

// ParseWitnessWay reads the word that String writes.
func ParseWitnessWay(s string) (WitnessWay, error) {
	i, err := ParseWord(witnessWayWords[:], s)
	return WitnessWay(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (w WitnessWay) MarshalText() ([]byte, error) {
	return MarshalWord(witnessWayWords[:], uint8(w), "WitnessWay")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (w *WitnessWay) UnmarshalText(b []byte) error {
	got, err := ParseWitnessWay(string(b))
	*w = got
	return err
}

// ExportOf says what left the house in one piece.
type ExportOf uint8

// The values of ExportOf. Their numbers are stored: never reorder, only append.
const (
	ExportLog ExportOf = iota
	ExportBoard
	ExportLead
	ExportShiftSheet
	ExportContinuity
	ExportTrail
)

var exportOfWords = [...]string{
	ExportLog:        "log",
	ExportBoard:      "board",
	ExportLead:       "lead",
	ExportShiftSheet: "shift sheet",
	ExportContinuity: "continuity sheet",
	ExportTrail:      "trail",
}

// String returns the word used in files and on screen.
func (e ExportOf) String() string { return Word(exportOfWords[:], uint8(e), "ExportOf") }

// ParseExportOf reads the word that String writes.
func ParseExportOf(s string) (ExportOf, error) {
	i, err := ParseWord(exportOfWords[:], s)
	return ExportOf(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (e ExportOf) MarshalText() ([]byte, error) {
	return MarshalWord(exportOfWords[:], uint8(e), "ExportOf")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (e *ExportOf) UnmarshalText(b []byte) error {
	got, err := ParseExportOf(string(b))
	*e = got
	return err
}
