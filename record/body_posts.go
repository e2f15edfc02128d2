package record

// PostOpened begins a post, a duty that somebody holds at a time; its name is the
// entry's content (ClassName).
type PostOpened struct {
	Post ID `json:"post"`
}

// PostClosed ends a post.
type PostClosed struct {
	Post ID `json:"post"`
}

// ShiftRostered says who holds a post when.
type ShiftRostered struct {
	Shift   ID        `json:"shift"`
	Post    ID        `json:"post"`
	Account ID        `json:"account"`
	From    Time      `json:"from"`
	Until   Time      `json:"until"`
	Way     RosterWay `json:"way"`
}

// ShiftCancelled takes a duty out of the roster.
type ShiftCancelled struct {
	Shift ID `json:"shift"`
}

// LeadOwned says which post a lead belongs to.
type LeadOwned struct {
	Lead ID `json:"lead"`
	Post ID `json:"post"`
}

// HandedOver gives a lead to another post; it is complete when it is acknowledged,
// and comes back when nobody has by Due. Words are the entry's content (ClassNote).
type HandedOver struct {
	HandOver ID   `json:"hand_over"`
	Lead     ID   `json:"lead"`
	From     ID   `json:"from,omitzero"`
	To       ID   `json:"to"`
	Due      Time `json:"due"`
}

// HandOverEnded says how a hand-over ended.
type HandOverEnded struct {
	HandOver ID          `json:"hand_over"`
	Lead     ID          `json:"lead"`
	End      HandOverEnd `json:"end"`
}

// ShiftSheetMade is what one shift leaves to the next, as it stood when the sheet
// was made: the leads whose clocks run out next, and the pile of those that nobody
// looked at since their newest report, the first due of each. Leads with different
// labels stand in entries of their own; those of one sheet have its id.
type ShiftSheetMade struct {
	Sheet    ID    `json:"sheet"`
	Post     ID    `json:"post,omitzero"` // zero: in a house without posts
	From     Time  `json:"from"`
	Until    Time  `json:"until"`
	Open     int64 `json:"open"`
	Unlooked int64 `json:"unlooked"` // how many there are in all, listed or not
	Due      []ID  `json:"due,omitempty"`
	Pile     []ID  `json:"pile,omitempty"`
}

// ShiftSheetSigned says that one side of a change of shift signed the sheet; a
// remark is the entry's content (ClassNote).
type ShiftSheetSigned struct {
	Sheet ID        `json:"sheet"`
	Post  ID        `json:"post,omitzero"`
	Side  SheetSide `json:"side"`
}

// Exported says that something left the house in one piece.
type Exported struct {
	Export   ID       `json:"export"`
	Of       ExportOf `json:"of"`
	AsOf     Seq      `json:"as_of"`
	Handling Handling `json:"handling,omitempty"`
}

// WitnessAppointed says to whom checkpoints go; the address is the entry's content (ClassName).
type WitnessAppointed struct {
	Witness ID         `json:"witness"`
	Way     WitnessWay `json:"way"`
}

// WitnessDismissed ends that; the witness sees that nothing comes.
type WitnessDismissed struct {
	Witness ID `json:"witness"`
}

// CheckpointSent says that the hash over the first Size entries, signed, was left
// with a witness.
type CheckpointSent struct {
	Witness ID   `json:"witness"`
	Size    Seq  `json:"size"`
	Hash    Hash `json:"hash"`
}

// CheckpointKept says that this house, as a witness, keeps a checkpoint of another;
// the signed note is the entry's content (ClassName).
type CheckpointKept struct {
	Other ID   `json:"other"`
	Size  Seq  `json:"size"`
	Hash  Hash `json:"hash"`
}

// ReviewAsked asks to read what one person did, for a purpose: the entry's content (ClassNote).
type ReviewAsked struct {
	Review  ID `json:"review"`
	Account ID `json:"account"`
}

// ReviewAnswered says whether that may be read; whoever asked does not answer.
type ReviewAnswered struct {
	Review   ID   `json:"review"`
	Account  ID   `json:"account"`
	Approved bool `json:"approved,omitempty"`
	Until    Time `json:"until,omitempty"`
}

// SampleDrawn are closed leads drawn for oversight: those whose digest with the seed is smallest.
type SampleDrawn struct {
	Sample ID    `json:"sample"`
	Seed   Hash  `json:"seed"`
	From   Time  `json:"from,omitempty"`
	Until  Time  `json:"until"`
	Of     int64 `json:"of"` // how many there were
	Leads  []ID  `json:"leads"`
}
