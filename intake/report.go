// Package intake is the door of the house: it turns what arrives into reports.
// Each format has a folder (text, jsonl, eml) with one function Read, which
// yields reports and refusals in the order in which they stand in the input.
//
// Promises:
//   - What was accepted comes back byte for byte ([Report.Bytes]): Text is for
//     reading, and wherever it differs from what came, Original holds the bytes.
//   - What a report said of itself is kept as it was written (times, grades,
//     unknown fields) and survives [Report.Said] and [ReadSaid] unchanged.
//   - Who reported stands in [Reporter] alone: never in Text, Title, Source,
//     People, Identifiers or Written. Only Original and what is kept of a
//     refusal are as they came, and must be guarded as the reporter is.
//   - A bad piece is refused with its line and a reason and the others are
//     taken; memory is bounded by [Limits].
//   - Every string of a Report is valid UTF-8 without NUL ([Clean]).
package intake

import (
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Refused says which piece of an input was not taken, and why.
type Refused = feed.Refused

// Limits bound what one input can cost.
type Limits = feed.Limits

// Options say what the person who takes an input in knows about it.
type Options struct {
	Source   string         // used where the report does not name one
	Channel  record.Channel // likewise
	OwnTimes bool           // the time in an e-mail's Date header is when it was received
	Limits   Limits
}

// HouseHeader is the header by which messages and requests say of which class of
// house they come.
const HouseHeader = "Watchfloor-House"

// Foreign says why the report cannot be taken in a house of a class: what is made
// for an exercise is no report of a live house, and nothing real may be lost in an
// exercise. It is "" when it can.
func (r *Report) Foreign(class record.Class) string {
	if r.House == "" || r.House == class.String() {
		return ""
	}
	return "this comes from a house of class " + r.House + " and this house is of class " + class.String() + ": send it to the house for which it was made"
}

// Report is what arrived, before the house has taken it. What is stored apart
// from the rest (its text, its bytes, who sent it) is not part of its JSON.
type Report struct {
	SentID  string         `json:"sent_id,omitempty"` // the sender's own id
	Source  string         `json:"source,omitempty"`  // who sent it, as named by the sender or by whoever took it in
	Channel record.Channel `json:"channel,omitempty"`
	Format  record.Format  `json:"format,omitempty"`
	Charset record.Charset `json:"charset,omitempty"`
	Title   string         `json:"title,omitempty"`

	Text     string    `json:"-"` // for reading; what was no text is replaced
	Original []byte    `json:"-"` // the bytes as they came; nil when Text is byte for byte the same
	Reporter *Reporter `json:"-"` // nil when nothing is known of who reported

	ReceivedAt record.Time `json:"received_at,omitempty"` // as the sender stated; 0 when not stated
	HappenedAt record.Time `json:"happened_at,omitempty"`

	Grade Grade `json:"grade,omitzero"`
	// House is the class of the house that it says it comes from: "live", "exercise"
	// or "demo"; "" for what says nothing.
	House    string   `json:"house,omitempty"`
	Handling string   `json:"handling,omitempty"`
	Labels   []string `json:"labels,omitempty"`
	URL      string   `json:"url,omitempty"`
	Lang     string   `json:"lang,omitempty"`

	People      []Person     `json:"people,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Place       *Place       `json:"place,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`

	WrittenBy string      `json:"written_by,omitempty"` // who wrote down what came by phone or on paper
	WrittenAt record.Time `json:"written_at,omitempty"` // and when; 0 when not stated
	Written   []Field     `json:"written,omitempty"`    // times and headers exactly as the sender wrote them
	Unknown   []Field     `json:"unknown,omitempty"`    // fields this house has no place for; Value is JSON as it was written
	Warnings  []string    `json:"warnings,omitempty"`   // what the reader could not make sense of
	Call      string      `json:"call,omitempty"`       // the call in which it was said: two calls are never the same report
	Asked     []Span      `json:"asked,omitempty"`      // what of Text the desk asked or wrote itself: nobody reported that
	Line      int         `json:"line,omitempty"`       // where in the file it began, from 1
	Amid      bool        `json:"amid,omitempty"`       // it came among many at once, as in a file of old ones
}

// Person is somebody a report speaks of.
type Person struct {
	Name string      `json:"name,omitempty"`
	Role record.Role `json:"role,omitempty"`
	DOB  string      `json:"dob,omitempty"` // as written
	Age  string      `json:"age,omitempty"` // as written: "under 10", "34", "adult"
}

// Identifier is a number, address or name of an account that a report states
// apart from its text. Kind is the sender's word and may be empty.
type Identifier struct {
	Kind  string `json:"kind,omitempty"`
	Value string `json:"value,omitempty"`
}

// Place is where it happened or will happen. Lat and Lon are nil when not stated.
type Place struct {
	Name string   `json:"name,omitempty"`
	Lat  *float64 `json:"lat,omitempty"`
	Lon  *float64 `json:"lon,omitempty"`
}

// Attachment is a file that came with a report. It is kept as it came, and
// nothing of ours opens, runs or renders it.
type Attachment struct {
	Name    string `json:"name,omitempty"`    // as the sender wrote it: see SafeName
	Type    string `json:"type,omitempty"`    // as the sender declared it
	Found   string `json:"found,omitempty"`   // what the bytes are, where that is something else
	Size    int64  `json:"size,omitempty"`    // decoded bytes
	Held    bool   `json:"held,omitempty"`    // its bytes are a content of the report, in the order of the list
	Refused string `json:"refused,omitempty"` // why they are not
	Bytes   []byte `json:"-"`
}

// Field is something as it was written.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Reporter is who reported. It is stored in a class of content of its own: it
// is never a mention, never groups leads and never enters search.
type Reporter struct {
	Name  string  `json:"name,omitempty"`
	Phone string  `json:"phone,omitempty"`
	Email string  `json:"email,omitempty"`
	Back  string  `json:"back,omitempty"`  // the number to call back on, when it is another
	Other []Field `json:"other,omitempty"` // Value is JSON as it was written
}

// Span is a stretch of a text, in bytes; End is behind the last one.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Heard is a text of the report with what the desk asked blanked out, byte for
// byte, so that places in one are places in the other: what is recognised and
// searched is what somebody reported.
func (r *Report) Heard(text string) string {
	if len(r.Asked) == 0 {
		return text
	}
	b := []byte(text)
	for _, s := range r.Asked {
		for i := max(0, s.Start); i < min(s.End, len(b)); i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// Bytes returns the report's text as it came, byte for byte.
func (r *Report) Bytes() []byte {
	if r.Original != nil {
		return r.Original
	}
	return []byte(r.Text)
}
