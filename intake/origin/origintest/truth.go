package origintest

import (
	"watchfloor/intake"
	"watchfloor/record"
)

// Corpus is reports in the order in which they arrive, and what is true of them.
type Corpus struct {
	Reports []intake.Report
	Truth   Truth
}

// Truth is what was taken from what. Reports are named by their sent_id.
type Truth struct {
	Groups     []Group
	Statements []Statement
	Grey       []Grey
	Made       map[string]Made
}

// Group is an origin with the reports that trace to it; also a line of what the
// command origins prints.
type Group struct {
	Origin  string   `json:"origin"`
	First   string   `json:"first"`
	Flood   bool     `json:"flood,omitempty"` // in the truth: counted apart among all pairs
	Reports []Member `json:"reports"`
}

// Member is a report in a group. Why is set in the truth alone: what tells that
// this report was taken from the first of its group.
type Member struct {
	Report  string  `json:"report,omitempty"`
	SentID  string  `json:"sent_id"`
	Source  string  `json:"source,omitempty"`
	Arrival string  `json:"arrival"`
	Of      string  `json:"of,omitempty"`
	Share   float64 `json:"share,omitempty"`
	Why     string  `json:"why,omitempty"`
}

// Statement is words that stand as a quotation in some reports.
type Statement struct {
	Speech  string   `json:"speech,omitempty"` // the report that makes the statement; empty when it is not in the corpus
	Quoters []string `json:"quoters"`
	Words   int      `json:"words"`
	Variant bool     `json:"variant,omitempty"` // a word was dropped in some of them
}

// Grey is a report whose relation to some others is left out of all figures.
type Grey struct {
	Report string   `json:"report"`
	Of     []string `json:"of"`
	Why    string   `json:"why"`
}

// Made says how a report was made, for reading what was missed.
type Made struct {
	Note string `json:"note"`
	Same string `json:"same,omitempty"` // the first that arrived with the same title and text
	Core string `json:"-"`              // the text without what its sender adds to every report
}

// draft is a report in the making. Drafts are known by their place in
// maker.drafts until the order of arrival gives them ids.
type draft struct {
	report    intake.Report
	from      *outlet
	lang      *language
	about     *event
	body      body
	arrives   record.Time
	published record.Time // where received_at does not say it; 0 otherwise
	core      string
	note      string
}

// family is a group in the making.
type family struct {
	hub     int // -1 when the first is not in the corpus
	members []member
	flood   bool
}

// member is a draft that was taken from another.
type member struct {
	draft, of int
	kind      record.Arrival
	why       string
}

type statement struct {
	speech  int // -1 when it is not in the corpus
	quoters []int
	words   int
	variant bool
}

type grey struct {
	draft int
	of    []int
	why   string
}
