package web

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// House is what the pages ask of the house; cmd joins it with the store.
//
// at is the moment of the question: 0 is the live one, anything else is read as
// of then. What is absent, or not readable for the viewer, is
// desk.ErrNotFound: the same error for both. A decision that cannot be made is a
// desk.Cannot.
type House interface {
	attentionHouse
	sinceHouse
	shiftHouse
	careHouse
	oversightHouse
	HousePosts
	HouseHandling
	HouseOperations
	Accounts
	AccessHouse
	peopleHouse
	identityHouse
	namingHouse
	askingHouse
	Purposes
	chartHouse
	sharedHouse
	placesHouse
	rulesHouse
	factorsHouse
	learningHouse
	outcomesHouse
	whereHouse
	capacityHouse
	Keys

	// Class and History are those the house was founded with; they never change.
	Class() record.Class
	History() bool
	// Filling says how far a house has come that is filled while it is open.
	Filling() Filling
	// Sights are what the tour of a demo shows.
	Sights() Sights

	// Board returns the first limit open leads in their order.
	Board(ctx context.Context, v lawful.Viewer, at record.Time, limit int) (desk.Board, error)
	// BoardInShort is Board for a page: its rows name no ids of senders, and of links
	// neither the words that mention somebody nor the reasons.
	BoardInShort(ctx context.Context, v lawful.Viewer, at record.Time, limit int) (desk.Board, error)
	Lead(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.LeadView, error)
	Report(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.ReportPage, error)
	// Attachment returns the n-th file that came with a report, from 0.
	Attachment(ctx context.Context, v lawful.Viewer, at record.Time, report record.ID, n int) (desk.AttachmentFile, error)
	Holding(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.HoldingView, error)
	// Origins returns groups of common origin whose origins come after one, by
	// id: at most limit.
	Origins(ctx context.Context, v lawful.Viewer, at record.Time, after record.ID, limit int) (desk.Origins, error)
	// Origin returns the group of a report or an origin, and some of its members.
	Origin(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID, of Members) (desk.OriginView, error)
	// Operations returns all operations, those that run before those that ended, the newest first.
	Operations(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.OperationView, error)
	// Search returns reports of one standing taken before q.Before ("": all), the newest first.
	Search(ctx context.Context, v lawful.Viewer, at record.Time, of record.Standing, q SearchQuery) (desk.SearchView, error)
	// Arrivals returns lines of the take-in log, the newest first.
	Arrivals(ctx context.Context, v lawful.Viewer, at record.Time, q desk.ArrivalQuery) (desk.Arrivals, error)
	// Deliveries returns what came in together before the entry ("": all), the newest first.
	Deliveries(ctx context.Context, v lawful.Viewer, at record.Time, before record.Mark) (desk.Deliveries, error)
	// Senders returns what each source has sent in all.
	Senders(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Senders, error)
	// Aside returns the sources that are set aside, and what waits there.
	Aside(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Aside, error)

	// Showed and Opened record that the viewer is about to be shown a live board
	// or the live page of a lead. They are called when the page is ready to be sent.
	Showed(ctx context.Context, v lawful.Viewer, b desk.Board) error
	Opened(ctx context.Context, v lawful.Viewer, lead record.ID) error

	// Decide makes the decision, once per d.Request, and returns the lead to show
	// next: the one merged into, the new one of a split, otherwise the same.
	Decide(ctx context.Context, v lawful.Viewer, d desk.Decision) (record.ID, error)
	// Take takes in what came together, in order. It returns when all of it is held
	// and has passed every stage. An error means that what the receipt does not
	// list was not taken.
	Take(ctx context.Context, v lawful.Viewer, d Delivery, in iter.Seq2[intake.Report, *intake.Refused]) (Receipt, error)
	// Match says which holdings the query may mean, after catching up with the
	// record. Nothing is recorded.
	Match(ctx context.Context, v lawful.Viewer, q MatchQuery) (MatchAnswer, error)

	// Raised returns the calls in which life is said to be at risk and that nobody
	// has taken up: what stands on top of every page.
	Raised(ctx context.Context, v lawful.Viewer, at record.Time) (desk.RaisedCalls, error)
	// Calls returns the calls that wait for something, Call one of them with what is
	// written of it.
	Calls(ctx context.Context, v lawful.Viewer, at record.Time) (desk.CallsView, error)
	Call(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.CallView, error)
	// KeepCall keeps what is written of a running call; when it returns nil, that is
	// durable.
	KeepCall(ctx context.Context, v lawful.Viewer, k desk.CallKeep) error
	// DecideCall acts on a call. What was done already is done once.
	DecideCall(ctx context.Context, v lawful.Viewer, d desk.CallDecision) error

	// Grown returns a channel that is closed at the next commit.
	Grown() <-chan struct{}
	// Changed returns, of the leads the viewer may read, those that were opened,
	// joined, weighed, linked or decided on after since (at most MaxChanged), each
	// with the newest such entry. Showing and opening change nothing.
	Changed(ctx context.Context, v lawful.Viewer, since record.Mark) (Changes, error)
}

// Filling is how far a house has come that is filled with loaded history while it
// is open, as the demo is.
type Filling struct {
	Text  string      // "closed pool: 12,400 of 20,000"; "" when everything stands
	Until record.Time // while the past itself is loaded: pages are read as of then, and nobody can act; else 0
}

// MaxChanged is how many leads Changed tells apart.
const MaxChanged = 1000

// Members are the ones of a list behind the first From, at most Limit.
type Members struct{ From, Limit int }

// SearchQuery is what is searched for.
type SearchQuery struct {
	Words  string
	Before record.Mark // only reports taken before this entry; "" for the newest
}

// Delivery is how reports came in together.
type Delivery struct {
	Door    record.Door
	Format  record.Format
	Source  string         // whose it is said to be, where the reports do not say
	Channel record.Channel // likewise
}

// Receipt says what became of an input.
type Receipt struct {
	Taken   []desk.ReportView // of a repeat: the report already held, Arrival says so
	Refused []intake.Refused
	Sent    desk.Sent // what was held and refused, in numbers
}

// Changes are what changed since an entry.
type Changes struct {
	Mark  record.Mark   `json:"mark"` // the newest entry that makes a difference to the viewer
	Leads []ChangedLead `json:"leads"`
	Calls record.Mark   `json:"calls,omitempty"` // the newest entry by which a call was raised or taken up; "": none
	Head  record.Mark   `json:"-"`               // the newest entry of all: from where to ask on, never to be told
}

// ChangedLead is a lead and the newest entry that changed it.
type ChangedLead struct {
	Lead record.ID   `json:"lead"`
	Mark record.Mark `json:"mark"`
}

// MatchQuery asks what the house holds about a name. It is also the JSON of
// POST /api/v1/match and of a line of the command match.
type MatchQuery struct {
	ID          json.RawMessage    `json:"id,omitempty"` // given back as it came
	Name        string             `json:"name"`
	Type        record.HoldingType `json:"type,omitzero"` // 0: any
	DOB         string             `json:"dob,omitempty"` // as written
	Age         int                `json:"age,omitempty"` // in years, as stated; a birth date goes before it
	At          record.Time        `json:"at,omitzero"`   // when the age was stated; 0: now
	Identifiers Identifiers        `json:"identifiers,omitempty"`
	Places      []string           `json:"places,omitempty"` // as written
	Beside      []string           `json:"beside,omitempty"` // names of others in the same report
	Limit       int                `json:"limit,omitempty"`  // 0: 10
	Purpose     MatchPurpose       `json:"purpose,omitzero"`
}

// MatchPurpose is for what closed records are asked for: a lead, or words. It is
// recorded when it shows one.
type MatchPurpose struct {
	Lead  record.ID `json:"lead,omitzero"`
	Words string    `json:"words,omitempty"`
}

// Identifiers are numbers and addresses that belong to a name. In JSON each is
// {"kind","value"} or a string, as in a report line.
type Identifiers []intake.Identifier

// UnmarshalJSON implements json.Unmarshaler.
func (ids *Identifiers) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	*ids = make(Identifiers, len(list))
	for i, raw := range list {
		id := &(*ids)[i]
		if json.Unmarshal(raw, &id.Value) == nil {
			continue
		}
		if err := json.Unmarshal(raw, id); err != nil {
			return fmt.Errorf("identifier %d: %w", i+1, err)
		}
	}
	return nil
}

// MatchAnswer holds the candidates, the likeliest first, as of entry Seq, which is
// told to who may read every entry: nil to all others.
type MatchAnswer struct {
	Seq        *record.Seq
	Candidates []Candidate
	Population int64 // of which Others counts
}

// Best is the candidate that is enough to connect, or the first: by its rule the
// answer is what it is. It is nil when nothing held could be meant, or nothing of
// which more may be said.
func (a MatchAnswer) Best() *Candidate {
	var first *Candidate
	for i := range a.Candidates {
		c := &a.Candidates[i]
		switch {
		case c.Closed:
		case c.Rule.Enough():
			return c
		case first == nil:
			first = c
		}
	}
	return first
}

// Candidate is a holding that a query may mean.
type Candidate struct {
	Holding record.ID
	ListID  string
	Name    string            // of the holding, the one that matched
	P       record.Millionths // of this link, and of nothing else
	Why     []desk.Reason

	Others int64      // how many people of the population would match as well
	Rule   names.Rule // whether that is enough to connect, and by what

	Parts []desk.Part // others that are one with it by people's words, whether or not the query would find them

	Handling record.Handling // of the holding and its parts; zero: none stated
	Closed   bool            // a closed record of which nothing else is said before a purpose is stated
}
