package desk

import (
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
)

// Moment is what a view is asked of: the record up to and including entry Seq,
// read at the time Now. Past says that it is not the live moment; then nothing
// can be decided.
type Moment struct {
	Seq  record.Seq  `json:"-"`              // stays in the house: the numbers tell how much else was written
	Mark record.Mark `json:"mark,omitempty"` // of the newest entry that makes a difference to the viewer
	Now  record.Time `json:"now"`
	Past bool        `json:"past,omitempty"`
}

// Board is the ordered list of open leads.
type Board struct {
	Moment Moment     `json:"moment"`
	Open   int        `json:"open"`  // how many leads on the board the viewer may read
	Rules  int64      `json:"rules"` // the version of the rules that make the order
	Rows   []Row      `json:"rows"`
	Aside  AsideCount `json:"aside,omitzero"` // what waits off the board

	Uncovered []PostView `json:"uncovered,omitempty"` // posts that nobody holds

	Line   *BoardLine `json:"line,omitempty"`   // how far down the team gets; nil: not known
	Retask *Retask    `json:"retask,omitempty"` // advice; nil: none
}

// Row is one lead as the board shows it.
type Row struct {
	Rank      int               `json:"rank"`
	Lead      record.ID         `json:"lead"`
	State     record.LeadState  `json:"state"`
	Index     record.Millionths `json:"index"`
	Headline  string            `json:"headline"` // title or first words of the first report
	SentIDs   []string          `json:"reports"`
	Reports   int               `json:"count"`
	Origins   int64             `json:"origins"`
	First     record.Time       `json:"first"` // first and last report received
	Last      record.Time       `json:"last"`
	Window    Window            `json:"window"`
	Clock     record.Time       `json:"clock,omitempty"` // look at it by then
	ClockWhy  string            `json:"clock_why,omitempty"`
	Sentence  string            `json:"sentence"` // why it stands where it stands
	Why       []Reason          `json:"why"`
	Links     []LinkView        `json:"links"`
	ClaimedBy record.ID         `json:"claimed_by,omitzero"`
	Owner     *OwnerView        `json:"owner,omitempty"` // the post it belongs to
	HeldUntil record.Time       `json:"held_until,omitempty"`
	ReadAt    record.Time       `json:"read_at,omitempty"`   // when somebody last said they had read it
	NewSince  bool              `json:"new_since,omitempty"` // a report came after ReadAt
	Failed    bool              `json:"failed,omitempty"`    // the machine could not read a report: read it by hand
	Labels    []string          `json:"labels,omitempty"`
	Handling  record.Handling   `json:"handling"`               // of its reports and of the holdings that it names: the union
	Known     int               `json:"intelligence,omitempty"` // how many of its reports are intelligence; the others are tips
	Sender    record.ID         `json:"sender,omitzero"`        // the only source that speaks in it; zero: several, or one without a name
	Aside     bool              `json:"aside,omitempty"`        // it is off the board because its sender was set aside
	Set       record.Labels     `json:"-"`                      // the same, for what is derived from the row
	Factors   []record.Measure  `json:"-"`                      // Why as codes, as they are stored

	Warnings []record.Warning `json:"warnings,omitempty"` // what a reader may not be prepared for in it
	Again    bool             `json:"again,omitempty"`    // the viewer looks at it again: State and what others did are not shown
	Chance   Chance           `json:"chance,omitzero"`    // how often leads like it turned out to be of a plot
}

// Window is the time left before harm; Stated says that a report states it.
type Window struct {
	Stated bool        `json:"stated,omitempty"`
	From   record.Time `json:"from,omitempty"`
	Until  record.Time `json:"until,omitempty"`
	Text   string      `json:"text"`
}

// Reason is one factor of an order or one feature of a match, in words.
type Reason struct {
	Factor string            `json:"factor"`
	Value  record.Millionths `json:"value"`
	Text   string            `json:"text"`
}

// LinkView is a link between a mention of a report and a holding.
type LinkView struct {
	ID      record.ID          `json:"id"`
	Report  record.ID          `json:"report"`
	Holding record.ID          `json:"holding"`
	ListID  string             `json:"list_id,omitempty"`
	Name    string             `json:"name"` // of the holding
	Type    record.HoldingType `json:"type"`
	Mention string             `json:"mention"` // the words of the report
	P       record.Millionths  `json:"p"`       // of this link, and of nothing else
	Start   int                `json:"-"`       // of the mention in the text; not after Start where it is elsewhere
	End     int                `json:"-"`
	State   record.LinkState   `json:"state"`
	Why     []Reason           `json:"why"`

	Handling record.Handling `json:"handling"` // of the report and the holding together
	// Closed says that the holding is a closed record of which nothing is shown
	// before a purpose is stated: then all of the above but ID and Report is empty,
	// and Name says only that a closed record may be meant.
	Closed bool                 `json:"closed,omitempty"`
	Status record.HoldingStatus `json:"status,omitempty"` // of the holding, where it is shown
}

// LeadView is the page of a lead.
type LeadView struct {
	Moment Moment `json:"moment"`
	Row
	Reason     record.Reason  `json:"reason,omitempty"` // why it was rejected
	Members    []ReportView   `json:"members"`          // oldest first
	Operation  *OperationView `json:"operation,omitempty"`
	HandOver   *HandOverView  `json:"hand_over,omitempty"` // that waits, or came back and nobody has looked
	MergedInto record.ID      `json:"merged_into,omitzero"`
	Over       []OverView     `json:"over,omitempty"`        // leads it lies over, or that lie over it
	Trail      []TrailEntry   `json:"trail"`                 // what happened to it, newest first
	NeedsFacts bool           `json:"needs_facts,omitempty"` // its only behaviours are lawful in themselves, and nobody stated facts
}

// OverView is another lead that touches this one without being joined to it.
type OverView struct {
	Lead     record.ID       `json:"lead"`
	Headline string          `json:"headline"`
	Handling record.Handling `json:"handling"`
}

// OperationView names an operation.
type OperationView struct {
	ID       record.ID       `json:"id"`
	Name     string          `json:"name"`
	Priority record.Priority `json:"priority"`
	Opened   record.Time     `json:"opened"`
	Ended    record.Time     `json:"ended,omitempty"` // 0: it runs
	How      string          `json:"how,omitempty"`   // it ended
	Leads    int             `json:"leads"`
	Labels   []string        `json:"labels,omitempty"`
	Own      record.Handling `json:"own"`             // chosen for it; zero: none stated
	Handling record.Handling `json:"handling"`        // with that of its leads
	Trail    []TrailEntry    `json:"trail,omitempty"` // who set its codes or ended it, and why; on its own page alone
}

// TrailEntry is one thing that happened, as a person reads it.
type TrailEntry struct {
	Seq   record.Seq  `json:"-"`
	At    record.Time `json:"at"`
	Kind  record.Kind `json:"kind"`
	Actor record.ID   `json:"actor,omitzero"`  // zero: the house itself
	Post  record.ID   `json:"post,omitzero"`   // on which the person acted
	Text  string      `json:"text"`            // what happened, in one sentence
	Words string      `json:"words,omitempty"` // a person's own words: a note, a reason
}

// ReportView is a report with what was found in it.
type ReportView struct {
	ID         record.ID       `json:"id"`
	Seq        record.Seq      `json:"-"`
	Lead       record.ID       `json:"lead,omitzero"`
	Recorded   record.Time     `json:"recorded"`
	Received   record.Time     `json:"received,omitempty"`
	Happened   record.Time     `json:"happened,omitempty"`
	SourceName string          `json:"source"`
	Channel    record.Channel  `json:"channel"`
	Said       intake.Report   `json:"said"` // what it said of itself; no text, no reporter
	Text       string          `json:"text"`
	Marks      []Mark          `json:"marks"` // in order, not overlapping
	Links      []LinkView      `json:"links"`
	People     []PersonLine    `json:"people,omitempty"`
	Covered    bool            `json:"covered,omitempty"`     // people under 18 in it are not named to the viewer
	Signs      []string        `json:"signs,omitempty"`       // what its indicators say, those that stand
	Where      []WhereLine     `json:"where,omitempty"`       // places and times that its words speak of
	TitleMarks []Mark          `json:"title_marks,omitempty"` // of places and times in the title, from its beginning
	Indicators []SignLine      `json:"indicators,omitempty"`
	Lexicon    int64           `json:"lexicon,omitempty"` // version of the words by which they were read
	Arrival    record.Arrival  `json:"arrival"`
	Origin     record.ID       `json:"origin,omitzero"`
	Quotes     []record.ID     `json:"quotes,omitempty"` // the reports that it quotes
	Revises    record.ID       `json:"revises,omitzero"`
	Repeats    []record.Time   `json:"repeats,omitempty"` // when it arrived again
	Why        []string        `json:"why,omitempty"`     // why it stands in its lead
	Disposed   bool            `json:"disposed,omitempty"`
	Failed     bool            `json:"failed,omitempty"`
	Labels     []string        `json:"labels,omitempty"`
	Standing   record.Standing `json:"standing"`

	Warnings []record.Warning `json:"warnings,omitempty"` // what a reader may not be prepared for; of its origin too
	Own      record.Handling  `json:"own"`                // its own codes; zero: none stated
	Handling record.Handling  `json:"handling"`           // with those of the holdings that it names
}

// Mark is a stretch of a report's text (bytes Start to End) that means something.
type Mark struct {
	Start   int              `json:"start"`
	End     int              `json:"end"`
	What    string           `json:"what"`            // "name", "phone", …, or what an indicator says
	Means   string           `json:"means,omitempty"` // of a place or time: where and when that is
	Holding record.ID        `json:"holding,omitzero"`
	State   record.LinkState `json:"state,omitempty"`
}

// AttachmentFile is a file that came with a report, with its bytes.
type AttachmentFile struct {
	Moment
	intake.Attachment
	Bytes    []byte
	Handling record.Handling // of the report that it came with
}

// ReportPage is the page of one report.
type ReportPage struct {
	Moment Moment       `json:"moment"`
	Report ReportView   `json:"report"`
	Trail  []TrailEntry `json:"trail"`
}

// HoldingView is the page of a holding.
type HoldingView struct {
	Moment  Moment             `json:"moment"`
	ID      record.ID          `json:"id"`
	Type    record.HoldingType `json:"type"`
	List    string             `json:"list"`
	Holding holdings.Holding   `json:"holding"`
	Since   record.Time        `json:"since"`
	Gone    bool               `json:"disposed,omitempty"`
	Reports []LinkedReport     `json:"reports"`        // the likeliest links first
	Also    []LinkedReport     `json:"also,omitempty"` // those of holdings that are one with it, by people's words
	Trail   []TrailEntry       `json:"trail"`
	Labels  []string           `json:"labels,omitempty"`

	Added    []NameSince     `json:"added,omitempty"`     // since when each name is there
	ByPeople []AddedName     `json:"by_people,omitempty"` // names that people added, the newest first
	Same     Sameness        `json:"same,omitzero"`       // whether it is one with others, by people's words
	Own      record.Handling `json:"own"`                 // its own codes; zero: none stated
	Handling record.Handling `json:"handling"`            // with those of the reports and holdings that are shown beside it
	Closed   bool            `json:"closed,omitempty"`    // nothing but this is shown before a purpose is stated
}

// NameSince says who gave a holding a name, and when.
type NameSince struct {
	Name  string      `json:"name"`
	At    record.Time `json:"at"`
	Actor record.ID   `json:"actor,omitzero"` // a person; zero: the list
	List  string      `json:"list,omitempty"`
}

// LinkedReport is a report linked to a holding.
type LinkedReport struct {
	Link     LinkView    `json:"link"`
	Lead     record.ID   `json:"lead,omitzero"`
	Headline string      `json:"headline"`
	Received record.Time `json:"received"`
}

// SearchView is the answer to a search for reports of one standing, newest
// report first.
type SearchView struct {
	Moment Moment          `json:"moment"`
	Query  string          `json:"query"`
	Of     record.Standing `json:"of"`
	Hits   []Hit           `json:"hits"`
	More   bool            `json:"more,omitempty"` // there are older ones
}

// Hit is one report found.
type Hit struct {
	Report   record.ID   `json:"report"`
	Mark     record.Mark `json:"mark"` // older hits come before it
	Lead     record.ID   `json:"lead,omitzero"`
	Headline string      `json:"headline"`
	Snippet  string      `json:"snippet"` // around the first word found
	Marks    []Mark      `json:"marks"`   // the words found, in the snippet
	Received record.Time `json:"received"`
	Source   string      `json:"source"`

	Handling record.Handling `json:"handling"`
}

// Arrivals is the take-in log, newest first.
type Arrivals struct {
	Moment Moment        `json:"moment"`
	Lines  []ArrivalLine `json:"lines"`
	More   bool          `json:"more,omitempty"` // there are older ones
}

// ArrivalQuery says which lines of the take-in log are wanted.
type ArrivalQuery struct {
	Before  record.Mark // only those before this entry; "" for the newest
	Source  record.ID   // only those of this source; zero for all
	Refused bool        // only what was refused
}

// ArrivalLine is one thing that came in, or could not.
type ArrivalLine struct {
	Mark     record.Mark `json:"mark"`
	At       record.Time `json:"at"`
	Source   string      `json:"source"`
	From     record.ID   `json:"from,omitzero"` // the source
	Report   record.ID   `json:"report,omitzero"`
	Lead     record.ID   `json:"lead,omitzero"`
	Repeat   bool        `json:"repeat,omitempty"`
	Refused  string      `json:"refused,omitempty"` // the reason, when it was not taken
	Line     int64       `json:"line,omitempty"`
	Kept     []byte      `json:"kept,omitempty"` // what is kept of what was refused, for whoever may read all
	Gone     bool        `json:"gone,omitempty"` // it was disposed of
	Headline string      `json:"headline,omitempty"`

	Handling record.Handling `json:"handling,omitempty"` // of the report
}
