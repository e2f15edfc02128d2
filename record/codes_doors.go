package record

// Door says by which way a delivery came in.
type Door uint8

// The values of Door. Their numbers are stored: never reorder, only append.
const (
	DoorFile Door = iota
	DoorForm
	DoorAPI
	DoorMail
	DoorHook
	DoorFeed
	DoorCall
)

var doorWords = [...]string{
	DoorFile: "file",
	DoorForm: "form",
	DoorAPI:  "api",
	DoorMail: "mail",
	DoorHook: "webhook",
	DoorFeed: "feed",
	DoorCall: "call",
}

// String returns the word used in files and on screen.
func (d Door) String() string { return Word(doorWords[:], uint8(d), "Door") }

// ParseDoor reads the word that String writes.
func ParseDoor(s string) (Door, error) {
	i, err := ParseWord(doorWords[:], s)
	return Door(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (d Door) MarshalText() ([]byte, error) { return MarshalWord(doorWords[:], uint8(d), "Door") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Door) UnmarshalText(b []byte) error {
	got, err := ParseDoor(string(b))
	*d = got
	return err
}

// DeliveryEnd says how a delivery ended.
type DeliveryEnd uint8

// The values of DeliveryEnd. Their numbers are stored: never reorder, only append.
const (
	EndComplete    DeliveryEnd = iota // all of it was seen
	EndCutOff                         // the rest did not come, or could not be read
	EndUnreachable                    // the other side gave no answer
	EndTurnedAway                     // the other side refused, or was refused
)

var deliveryEndWords = [...]string{
	EndComplete:    "complete",
	EndCutOff:      "cut off",
	EndUnreachable: "unreachable",
	EndTurnedAway:  "turned away",
}

// String returns the word used in files and on screen.
func (d DeliveryEnd) String() string { return Word(deliveryEndWords[:], uint8(d), "DeliveryEnd") }

// ParseDeliveryEnd reads the word that String writes.
func ParseDeliveryEnd(s string) (DeliveryEnd, error) {
	i, err := ParseWord(deliveryEndWords[:], s)
	return DeliveryEnd(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (d DeliveryEnd) MarshalText() ([]byte, error) {
	return MarshalWord(deliveryEndWords[:], uint8(d), "DeliveryEnd")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *DeliveryEnd) UnmarshalText(b []byte) error {
	got, err := ParseDeliveryEnd(string(b))
	*d = got
	return err
}

// AsideReason says why a source was set aside.
type AsideReason uint8

// The values of AsideReason. Their numbers are stored: never reorder, only append.
const (
	AsideFlood    AsideReason = iota // more of the same than anybody can read
	AsideMachine                     // sent by a machine that has gone wrong
	AsideMistaken                    // not meant for this desk
)

var asideReasonWords = [...]string{
	AsideFlood:    "flood",
	AsideMachine:  "machine",
	AsideMistaken: "mistaken",
}

// String returns the word used in files and on screen.
func (a AsideReason) String() string { return Word(asideReasonWords[:], uint8(a), "AsideReason") }

// ParseAsideReason reads the word that String writes.
func ParseAsideReason(s string) (AsideReason, error) {
	i, err := ParseWord(asideReasonWords[:], s)
	return AsideReason(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (a AsideReason) MarshalText() ([]byte, error) {
	return MarshalWord(asideReasonWords[:], uint8(a), "AsideReason")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *AsideReason) UnmarshalText(b []byte) error {
	got, err := ParseAsideReason(string(b))
	*a = got
	return err
}
