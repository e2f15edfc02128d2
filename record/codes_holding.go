package record

// HoldingType says what a holding is.
type HoldingType uint8

// The values of HoldingType. Their numbers are stored: never reorder, only append.
const (
	HoldingUnknown HoldingType = iota
	HoldingPerson
	HoldingOrganisation
	HoldingAccount
	HoldingPhone
	HoldingVehicle
	HoldingPlace
	HoldingItem
	HoldingVessel
	HoldingAircraft
)

var holdingTypeWords = [...]string{
	HoldingUnknown:      "unknown",
	HoldingPerson:       "person",
	HoldingOrganisation: "organisation",
	HoldingAccount:      "account",
	HoldingPhone:        "phone",
	HoldingVehicle:      "vehicle",
	HoldingPlace:        "place",
	HoldingItem:         "item",
	HoldingVessel:       "vessel",
	HoldingAircraft:     "aircraft",
}

// String returns the word used in files and on screen.
func (c HoldingType) String() string { return Word(holdingTypeWords[:], uint8(c), "HoldingType") }

// ParseHoldingType reads the word that String writes.
func ParseHoldingType(s string) (HoldingType, error) {
	i, err := ParseWord(holdingTypeWords[:], s)
	return HoldingType(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c HoldingType) MarshalText() ([]byte, error) {
	return MarshalWord(holdingTypeWords[:], uint8(c), "HoldingType")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *HoldingType) UnmarshalText(b []byte) error {
	got, err := ParseHoldingType(string(b))
	*c = got
	return err
}

// HoldingStatus says whether work on what is held goes on.
type HoldingStatus uint8

// The values of HoldingStatus. Their numbers are stored: never reorder, only append.
const (
	HoldingOpen      HoldingStatus = iota // also where its list does not say
	HoldingSuspended                      // work on it rests
	HoldingClosed                         // work on it has ended; some risk may remain
)

var holdingStatusWords = [...]string{
	HoldingOpen:      "open",
	HoldingSuspended: "suspended",
	HoldingClosed:    "closed",
}

// String returns the word used in files and on screen.
func (s HoldingStatus) String() string {
	return Word(holdingStatusWords[:], uint8(s), "HoldingStatus")
}

// ParseHoldingStatus reads the word that String writes.
func ParseHoldingStatus(s string) (HoldingStatus, error) {
	i, err := ParseWord(holdingStatusWords[:], s)
	return HoldingStatus(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s HoldingStatus) MarshalText() ([]byte, error) {
	return MarshalWord(holdingStatusWords[:], uint8(s), "HoldingStatus")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *HoldingStatus) UnmarshalText(b []byte) error {
	got, err := ParseHoldingStatus(string(b))
	*s = got
	return err
}

// MentionKind says what a mention in a report is.
type MentionKind uint8

// The values of MentionKind. Their numbers are stored: never reorder, only append.
const (
	MentionName MentionKind = iota
	MentionPhone
	MentionEmail
	MentionURL
	MentionHandle
	MentionPlate
	MentionDocument // a passport or identity number
	MentionPlace
	MentionWallet // an account or wallet number
	MentionDate
	MentionLike // what a plate may be misread for: a hint beside the plate itself
	MentionPart // what somebody kept of a plate
)

var mentionKindWords = [...]string{
	MentionName:     "name",
	MentionPhone:    "phone",
	MentionEmail:    "email",
	MentionURL:      "url",
	MentionHandle:   "handle",
	MentionPlate:    "plate",
	MentionDocument: "document",
	MentionPlace:    "place",
	MentionWallet:   "wallet",
	MentionDate:     "date",
	MentionLike:     "like",
	MentionPart:     "part",
}

// String returns the word used in files and on screen.
func (c MentionKind) String() string { return Word(mentionKindWords[:], uint8(c), "MentionKind") }

// ParseMentionKind reads the word that String writes.
func ParseMentionKind(s string) (MentionKind, error) {
	i, err := ParseWord(mentionKindWords[:], s)
	return MentionKind(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c MentionKind) MarshalText() ([]byte, error) {
	return MarshalWord(mentionKindWords[:], uint8(c), "MentionKind")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *MentionKind) UnmarshalText(b []byte) error {
	got, err := ParseMentionKind(string(b))
	*c = got
	return err
}

// LinkState says what people think of the link between a mention and a holding.
type LinkState uint8

// The values of LinkState. Their numbers are stored: never reorder, only append.
const (
	LinkProposed LinkState = iota
	LinkConfirmed
	LinkRefuted
	LinkUnsure // looked at, and kept open
)

var linkStateWords = [...]string{
	LinkProposed:  "proposed",
	LinkConfirmed: "confirmed",
	LinkRefuted:   "refuted",
	LinkUnsure:    "unsure",
}

// String returns the word used in files and on screen.
func (c LinkState) String() string { return Word(linkStateWords[:], uint8(c), "LinkState") }

// ParseLinkState reads the word that String writes.
func ParseLinkState(s string) (LinkState, error) {
	i, err := ParseWord(linkStateWords[:], s)
	return LinkState(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c LinkState) MarshalText() ([]byte, error) {
	return MarshalWord(linkStateWords[:], uint8(c), "LinkState")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *LinkState) UnmarshalText(b []byte) error {
	got, err := ParseLinkState(string(b))
	*c = got
	return err
}

// Because says why a report stands in a lead.
type Because uint8

// The values of Because. Their numbers are stored: never reorder, only append.
const (
	BecauseFirst      Because = iota // nothing joined it to another lead
	BecauseIdentifier                // it shares an identifier
	BecauseConfirmed                 // it is linked, by a person, to the same holding
	BecauseRepeat                    // it is a report already held, sent again with changes
	BecauseOrigin                    // it traces to the same origin
	BecausePerson                    // a person put it there
	BecauseOverlay                   // it is restricted and lies over an open lead
	BecauseWords                     // it shares rare words, close in time and place
	BecauseSame                      // it says the same in nearly the same words, so that it is no further voice
)

var becauseWords = [...]string{
	BecauseFirst:      "first",
	BecauseIdentifier: "identifier",
	BecauseConfirmed:  "confirmed link",
	BecauseRepeat:     "repeat",
	BecauseOrigin:     "origin",
	BecausePerson:     "person",
	BecauseOverlay:    "overlay",
	BecauseWords:      "words",
	BecauseSame:       "same words",
}

// String returns the word used in files and on screen.
func (c Because) String() string { return Word(becauseWords[:], uint8(c), "Because") }

// ParseBecause reads the word that String writes.
func ParseBecause(s string) (Because, error) {
	i, err := ParseWord(becauseWords[:], s)
	return Because(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Because) MarshalText() ([]byte, error) {
	return MarshalWord(becauseWords[:], uint8(c), "Because")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Because) UnmarshalText(b []byte) error {
	got, err := ParseBecause(string(b))
	*c = got
	return err
}
