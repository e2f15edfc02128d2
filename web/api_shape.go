package web

import (
	"encoding/json"
	"fmt"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// The JSON of /api/v1, which the commands print as lines too. Programs depend on
// it: fields are added, never renamed.

// Decimal is a number of millionths written as a JSON number such as 0.93.
type Decimal record.Millionths

// MarshalJSON implements json.Marshaler.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(record.Millionths(d).String()), nil }

// UnmarshalJSON implements json.Unmarshaler.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	var f float64
	if err := json.Unmarshal(b, &f); err != nil {
		return fmt.Errorf("%s is not a number", b)
	}
	*d = Decimal(record.Round(f))
	return nil
}

// BoardAnswer is the answer of GET /api/v1/board.
type BoardAnswer struct {
	At    record.Time `json:"at"`
	Open  int         `json:"open"` // how many leads are open, shown or not
	Board []BoardLine `json:"board"`

	Rules  int64           `json:"rules"`            // the version that makes the order
	Line   *desk.BoardLine `json:"line,omitempty"`   // today's line; absent: not known
	Retask *desk.Retask    `json:"retask,omitempty"` // advice to change over; absent: none
}

// BoardLine is one lead of the board.
type BoardLine struct {
	Rank    int          `json:"rank"`
	Lead    record.ID    `json:"lead"`
	Index   Decimal      `json:"index"`
	Reports []string     `json:"reports"` // the senders' own ids
	Origins int64        `json:"origins"`
	Window  desk.Window  `json:"window"`
	Clock   record.Time  `json:"clock"` // "" for none
	Place   string       `json:"place"` // why it stands where it stands, in a sentence
	Why     []WhyLine    `json:"why"`
	Links   []LinkedLine `json:"links"`

	Standing string              `json:"standing"`           // tip, intelligence, or how many of its reports are
	Handling record.HandlingList `json:"handling"`           // of all that it is made from
	Warnings []record.Warning    `json:"warnings,omitempty"` // what a reader may not be prepared for
	Owner    *desk.OwnerView     `json:"owner,omitempty"`    // the post it belongs to, and who holds it
}

// WhyLine is one factor of the order.
type WhyLine struct {
	Factor string  `json:"factor"`
	Value  Decimal `json:"value"`
	Text   string  `json:"text"`
}

// LinkedLine is a link between words of a report and a holding.
type LinkedLine struct {
	Link    record.ID        `json:"link"`
	Holding record.ID        `json:"holding"`
	ListID  string           `json:"list_id"`
	Name    string           `json:"name"`
	Mention string           `json:"mention"`
	P       Decimal          `json:"p"`
	State   record.LinkState `json:"state"`
	Why     []string         `json:"why"`

	Handling record.HandlingList `json:"handling"`         // of report and holding
	Closed   bool                `json:"closed,omitempty"` // nothing else is said of it before a purpose is stated
}

// TakenLine is a report that was taken in.
type TakenLine struct {
	Report   record.ID      `json:"report"`
	SentID   string         `json:"sent_id"`
	Lead     record.ID      `json:"lead"`
	Origin   record.ID      `json:"origin"`
	Arrival  record.Arrival `json:"arrival"`
	Mentions []MentionLine  `json:"mentions"`
	Links    []LinkedLine   `json:"links"`

	Standing record.Standing     `json:"standing"`
	Handling record.HandlingList `json:"handling"`
}

// MentionLine is a stretch of a report's text: bytes start to end.
type MentionLine struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// RefusedLine is a piece of an input that was not taken.
type RefusedLine struct {
	Line    int            `json:"line"`
	Refused record.Refusal `json:"refused"`
	Reason  string         `json:"reason"` // in words: what was found and what to do
}

// MatchLine is the answer of POST /api/v1/match and to a line of match.
type MatchLine struct {
	ID         json.RawMessage `json:"id,omitempty"`
	Seq        *record.Seq     `json:"seq,omitempty"` // the entry up to which was looked; only for who may read every entry
	Verdict    string          `json:"verdict"`       // one of the three constants below
	Reason     string          `json:"reason"`        // of the verdict, in words
	Population int64           `json:"population"`    // of which others counts
	Candidates []CandidateLine `json:"candidates"`
}

// The verdicts of an answer, and of each candidate. A person decides in any case.
const (
	verdictLook      = "for a person to look at"
	verdictNotEnough = "not enough to connect"
	verdictNothing   = "nothing held"
)

// verdict says whether there is enough to connect, and by which rule.
func (a MatchAnswer) verdict() (verdict, reason string) {
	best := a.Best()
	switch {
	case best == nil && len(a.Candidates) > 0:
		return verdictNotEnough, desk.ClosedWords
	case best == nil:
		return verdictNothing, names.RuleNone.Text()
	}
	return verdictOf(best.Rule), best.Rule.Text()
}

func verdictOf(r names.Rule) string {
	if r.Enough() {
		return verdictLook
	}
	return verdictNotEnough
}

// CandidateLine is a holding that a query may mean.
type CandidateLine struct {
	Holding record.ID `json:"holding"`
	ListID  string    `json:"list_id"`
	Name    string    `json:"name"`
	P       Decimal   `json:"p"`
	Why     []string  `json:"why"`
	Others  *int64    `json:"others,omitempty"`  // how many people would match as well
	Verdict string    `json:"verdict,omitempty"` // as for the whole answer
	Rule    string    `json:"rule,omitempty"`    // by which, from a closed list

	OneWith []PartLine `json:"one_with,omitempty"` // by people's words

	Handling record.HandlingList `json:"handling"`
	Closed   bool                `json:"closed,omitempty"` // nothing else is said of it before a purpose is stated
}

// PartLine is a holding that a person judged to be one with a candidate.
type PartLine struct {
	Holding record.ID `json:"holding"`
	ListID  string    `json:"list_id"`
	Name    string    `json:"name"`
}

// NewBoardAnswer returns the JSON of a board.
func NewBoardAnswer(b desk.Board) BoardAnswer {
	return BoardAnswer{b.Moment.Now, b.Open, each(b.Rows, NewBoardLine), b.Rules, b.Line, b.Retask}
}

// NewBoardLine returns the JSON of a row.
func NewBoardLine(r desk.Row) BoardLine {
	return BoardLine{r.Rank, r.Lead, Decimal(r.Index), append([]string{}, r.SentIDs...), r.Origins, r.Window, r.Clock, r.Sentence,
		each(r.Why, func(w desk.Reason) WhyLine { return WhyLine{w.Factor, Decimal(w.Value), w.Text} }),
		each(r.Links, newLinkedLine), desk.StandingWords(r.Reports, r.Known), record.HandlingList(r.Handling), r.Warnings, r.Owner}
}

func newLinkedLine(l desk.LinkView) LinkedLine {
	return LinkedLine{l.ID, l.Holding, l.ListID, l.Name, l.Mention, Decimal(l.P), l.State, each(l.Why, inWords), record.HandlingList(l.Handling), l.Closed}
}

// NewTakenLine returns the JSON of a report that was taken.
func NewTakenLine(r desk.ReportView) TakenLine {
	t := TakenLine{Report: r.ID, SentID: r.Said.SentID, Lead: r.Lead, Origin: r.Origin, Arrival: r.Arrival,
		Mentions: []MentionLine{}, Links: each(r.Links, newLinkedLine), Standing: r.Standing, Handling: record.HandlingList(r.Handling)}
	for _, m := range r.Marks {
		if 0 <= m.Start && m.Start <= m.End && m.End <= len(r.Text) {
			t.Mentions = append(t.Mentions, MentionLine{m.What, r.Text[m.Start:m.End], m.Start, m.End})
		}
	}
	return t
}

// NewRefusedLine returns the JSON of a refusal.
func NewRefusedLine(r intake.Refused) RefusedLine { return RefusedLine{r.Line, r.Reason, r.Detail} }

// NewMatchLine returns the JSON of an answer to q.
func NewMatchLine(q MatchQuery, a MatchAnswer) MatchLine {
	line := MatchLine{ID: q.ID, Seq: a.Seq, Population: a.Population, Candidates: each(a.Candidates, newCandidateLine)}
	line.Verdict, line.Reason = a.verdict()
	return line
}

func newCandidateLine(c Candidate) CandidateLine {
	line := CandidateLine{Holding: c.Holding, ListID: c.ListID, Name: c.Name, P: Decimal(c.P), Why: each(c.Why, inWords), OneWith: partLines(c.Parts), Handling: record.HandlingList(c.Handling), Closed: c.Closed}
	if !c.Closed {
		line.Others, line.Verdict, line.Rule = &c.Others, verdictOf(c.Rule), c.Rule.String()
	}
	return line
}

func partLines(parts []desk.Part) (out []PartLine) {
	for _, p := range parts {
		out = append(out, PartLine{p.Holding, p.ListID, p.Name})
	}
	return out
}

func inWords(r desk.Reason) string { return r.Text }

// each turns a list into a list that is [] in JSON when it is empty, never null.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}
