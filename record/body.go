package record

// Body is what an entry of one kind says, beyond what every entry says. Bodies
// hold only ids, closed codes, numbers, truth values and times: TestBodiesHoldNoFreeText
// walks them all.
type Body interface{ Kind() Kind }

// Measure is one coded number of an engine's answer: a reason of a match, a
// factor of a weight. Code belongs to the engine named beside it; a person
// reads it as a sentence made by that engine.
type Measure struct {
	Code  uint8      `json:"code"`
	Value Millionths `json:"value,omitempty"`
	Count int64      `json:"count,omitempty"`
	At    Time       `json:"at,omitempty"`
}

// HouseFounded is entry 0 of every house.
type HouseFounded struct {
	Class Class `json:"class"`
	// History says that the house holds loaded history: reports taken at their
	// own times, in which no person has acted.
	History bool `json:"history,omitempty"`
	// Sitter is who acts until accounts exist: whoever sits at this machine.
	Sitter ID `json:"sitter"`
	// Pace is how many seconds pass on the clock of an exercise in one second; 0 is 1.
	Pace int64 `json:"pace,omitempty"`
}

// LabelNamed gives label number Label a name (the entry's content).
type LabelNamed struct {
	Label int64 `json:"label"`
}

// SourceNamed gives a source of reports or holdings an id; its name is the entry's content.
type SourceNamed struct {
	Source  ID      `json:"source"`
	Channel Channel `json:"channel"`
}

// RulesSet puts weights of the ranking into force, from this entry on.
type RulesSet struct {
	Engine int64     `json:"engine"`
	Rules  int64     `json:"rules"`
	Values []Measure `json:"values"`
}

// ContentDisposed says that the keys of these records were destroyed.
type ContentDisposed struct {
	Keys   []ID           `json:"keys"`
	Reason DisposalReason `json:"reason"`
}

// StageFailed says that a stage could not work on the entry Entry and passed it by.
type StageFailed struct {
	Stage Cursor `json:"stage"`
	Entry Seq    `json:"entry"`
}

// ReportTaken says that a report is held. Its text and what it said of itself
// are the entry's contents.
type ReportTaken struct {
	Report      ID      `json:"report"`
	Source      ID      `json:"source,omitzero"`
	Channel     Channel `json:"channel"`
	Format      Format  `json:"format"`
	Charset     Charset `json:"charset"`
	ReceivedAt  Time    `json:"received,omitempty"`
	HappenedAt  Time    `json:"happened,omitempty"`
	Scheme      Scheme  `json:"scheme,omitempty"`
	Reliability uint8   `json:"reliability,omitempty"` // 1 is the scheme's best, 0 not given
	Credibility uint8   `json:"credibility,omitempty"` // likewise
	Handling    uint8   `json:"handling,omitempty"`
	// Revises is the report of the same source and id whose text this one changes.
	Revises ID `json:"revises,omitzero"`
	// Marks are the handling codes that came with it.
	Marks Handling `json:"marks,omitempty"`
	// Undated says that it came among many at once and states no time of its own, so
	// that ReceivedAt says nothing of when it was told.
	Undated bool `json:"undated,omitempty"`
}

// ReportRepeated says that a report already held arrived again.
type ReportRepeated struct {
	Report     ID   `json:"report"`
	Source     ID   `json:"source,omitzero"`
	ReceivedAt Time `json:"received,omitempty"`
}

// LineRefused says that something sent could not be taken. Its bytes, up to a
// limit, are the entry's content.
type LineRefused struct {
	Source ID      `json:"source,omitzero"`
	Format Format  `json:"format"`
	Line   int64   `json:"line"`
	Reason Refusal `json:"reason"`
}

// HoldingTaken says what the house knows of something, from this entry on. A
// later one with the same Holding replaces it.
type HoldingTaken struct {
	Holding ID          `json:"holding"`
	Source  ID          `json:"source,omitzero"` // the list it came from
	Type    HoldingType `json:"type"`
	Role    Role        `json:"role,omitempty"` // as the list states it: a victim or witness is never proposed
	// Marks are the handling codes under which it may be used, from this entry on.
	Marks Handling `json:"marks,omitempty"`
	// Status and ReviewBy are what its list says: whether work on it goes on, and
	// by when what risk remains is looked at again.
	Status   HoldingStatus `json:"status,omitempty"`
	ReviewBy Time          `json:"review_by,omitempty"`
}

// MentionsFound is what recognition found in a report. The normalised values
// are the entry's content; positions are bytes of the report's text, Start = End
// for what the report said apart from its text.
type MentionsFound struct {
	Report   ID         `json:"report"`
	Engine   int64      `json:"engine"`
	Mentions []Mention  `json:"mentions,omitempty"`
	Signs    []Sign     `json:"signs,omitempty"`
	Severity uint8      `json:"severity,omitempty"` // code of the indicators engine
	Window   WindowSaid `json:"window,omitzero"`
	Happened WindowSaid `json:"happened,omitzero"` // when what it tells of took place, as its text says
	Lexicon  int64      `json:"lexicon,omitempty"` // version of the words by which the signs were read
}

// Mention is a name, number or place in a report.
type Mention struct {
	Kind  MentionKind `json:"kind"`
	Role  Role        `json:"role,omitempty"` // as the sender states it
	Age   AgeMark     `json:"age,omitempty"`  // likewise, when the report was received
	Start int64       `json:"start"`
	End   int64       `json:"end"`
}

// Sign is an indicator of what is reported, on the words that triggered it. Places
// below 0 stand in the title, counted back from the text, with one byte between the two.
type Sign struct {
	Code  uint8 `json:"code"`
	Start int64 `json:"start"`
	End   int64 `json:"end"`
	Harm  uint8 `json:"harm,omitempty"` // severity that these words speak of, code of the indicators engine
}

// WindowSaid is the time of harm that a report states.
type WindowSaid struct {
	From  Time `json:"from,omitempty"`
	Until Time `json:"until,omitempty"`
}

// LinksProposed are links between mentions of one report and holdings.
type LinksProposed struct {
	Report ID     `json:"report"`
	Engine int64  `json:"engine"`
	Links  []Link `json:"links"`
}

// Link proposes that mention number Mention of the report is the holding. P is
// the probability of this link, and of nothing else. The labels of the entry are
// those of the report and of the holdings: links to holdings with different
// labels come in different entries.
type Link struct {
	ID      ID         `json:"id"`
	Mention int64      `json:"mention"` // -1: a name at Start–End found only by the backward search
	Start   int64      `json:"start"`
	End     int64      `json:"end"`
	Holding ID         `json:"holding"`
	P       Millionths `json:"p"`
	Why     []Measure  `json:"why,omitempty"`
}

// LinkJudged is a person's word on a link.
type LinkJudged struct {
	Link   ID        `json:"link"`
	Report ID        `json:"report"`
	State  LinkState `json:"state"`
}

// OriginFound says to which origin a report traces.
type OriginFound struct {
	Report  ID         `json:"report"`
	Engine  int64      `json:"engine"`
	Origin  ID         `json:"origin"`
	Arrival Arrival    `json:"arrival"`
	Of      ID         `json:"of,omitzero"` // the report it repeats, copies or quotes
	Share   Millionths `json:"share,omitempty"`
}

// ReportGrouped says in which lead a report stands, and why.
type ReportGrouped struct {
	Report ID       `json:"report"`
	Lead   ID       `json:"lead"`
	Opens  bool     `json:"opens,omitempty"` // the lead begins with this report
	Why    []Joined `json:"why,omitempty"`
	// Over are open leads that a restricted report lies over without joining them.
	Over []ID `json:"over,omitempty"`
}

// Joined is one reason for standing in a lead.
type Joined struct {
	Because Because `json:"because"`
	Mention int64   `json:"mention"`         // the report's mention that was shared, -1 for none
	With    ID      `json:"with,omitzero"`   // the report or holding it is shared with
	Words   []Span  `json:"words,omitempty"` // the words that are shared
	Quiet   bool    `json:"quiet,omitempty"` // within hours, and neither says that anything happens: no agreement
}

// Span are bytes of a report's text.
type Span struct {
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

// LeadWeighed is what the order of a lead is made from, everything but the
// moment. See package rank for the meaning of the codes and numbers.
type LeadWeighed struct {
	Lead    ID         `json:"lead"`
	Engine  int64      `json:"engine"`
	Rules   int64      `json:"rules"`
	P       Millionths `json:"p"`
	S       Millionths `json:"s"`
	Mu      Millionths `json:"mu"`
	Ceiling Millionths `json:"ceiling"`
	Gamma   Millionths `json:"gamma"`
	Delta   Time       `json:"delta"`
	Window  Window     `json:"window"`
	LookBy  Time       `json:"look_by,omitempty"` // the clock: nothing open goes unlooked beyond it
	Origins int64      `json:"origins"`
	Factors []Measure  `json:"factors,omitempty"`
}

// Window is the time left before harm, as the order of a lead assumes it.
type Window struct {
	Kind    uint8      `json:"kind"` // code of the rank engine: assumed, stated
	From    Time       `json:"from,omitempty"`
	Until   Time       `json:"until,omitempty"`
	Since   Time       `json:"since,omitempty"` // the age of the lead is counted from here
	Service Time       `json:"service,omitempty"`
	Fast    Millionths `json:"fast,omitempty"`
}
