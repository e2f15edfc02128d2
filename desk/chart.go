package desk

import (
	"slices"

	"watchfloor/record"
)

// ChartMost is how many things a chart draws. Of more, a picture says nothing
// that a table does not say better.
const ChartMost = 300

// ChartKind says what something on a chart is. Holdings and mentions of the same
// sort have one kind: a phone is a phone, held or not.
type ChartKind uint8

// The values of ChartKind, in the order in which a table sorts them. They are
// not stored.
const (
	ChartLead ChartKind = iota
	ChartReport
	ChartPerson
	ChartOrganisation
	ChartName // of somebody who is linked to nothing held, as a report writes it
	ChartPhone
	ChartEmail
	ChartHandle
	ChartVehicle
	ChartPlace
	ChartAccount
	ChartDocument
	ChartLink
	ChartVessel
	ChartAircraft
	ChartItem
	ChartThing  // held, and its list does not say what it is
	ChartClosed // a closed record may be meant
	chartKinds
)

var chartWords = [chartKinds]string{"lead", "report", "person", "organisation", "name", "phone", "e-mail", "handle", "vehicle",
	"place", "account", "document", "link", "vessel", "aircraft", "item", "thing", "closed"}

// String returns the word used on screen and in addresses.
func (k ChartKind) String() string { return record.Word(chartWords[:], uint8(k), "ChartKind") }

// ParseChartKind reads the word that String writes.
func ParseChartKind(s string) (ChartKind, error) {
	i, err := record.ParseWord(chartWords[:], s)
	return ChartKind(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (k ChartKind) MarshalText() ([]byte, error) {
	return record.MarshalWord(chartWords[:], uint8(k), "ChartKind")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *ChartKind) UnmarshalText(b []byte) error {
	got, err := ParseChartKind(string(b))
	*k = got
	return err
}

// ChartKindOf is the kind of a holding.
func ChartKindOf(t record.HoldingType) ChartKind {
	switch t {
	case record.HoldingPerson:
		return ChartPerson
	case record.HoldingOrganisation:
		return ChartOrganisation
	case record.HoldingAccount:
		return ChartAccount
	case record.HoldingPhone:
		return ChartPhone
	case record.HoldingVehicle:
		return ChartVehicle
	case record.HoldingPlace:
		return ChartPlace
	case record.HoldingItem:
		return ChartItem
	case record.HoldingVessel:
		return ChartVessel
	case record.HoldingAircraft:
		return ChartAircraft
	}
	return ChartThing
}

// ChartKindOfMention is the kind of what a report mentions; false for what is on
// no chart.
func ChartKindOfMention(k record.MentionKind) (ChartKind, bool) {
	switch k {
	case record.MentionPhone:
		return ChartPhone, true
	case record.MentionEmail:
		return ChartEmail, true
	case record.MentionURL:
		return ChartLink, true
	case record.MentionHandle:
		return ChartHandle, true
	case record.MentionPlate:
		return ChartVehicle, true
	case record.MentionDocument:
		return ChartDocument, true
	case record.MentionPlace:
		return ChartPlace, true
	case record.MentionWallet:
		return ChartAccount, true
	}
	return 0, false
}

// ChartQuery asks for the chart around a lead or a holding.
type ChartQuery struct {
	Lead    record.ID // one of the two
	Holding record.ID
	Open    []ChartOpen // what was expanded, in the order in which it was
	Table   bool        // asked for instead of the picture
	ByKind  bool        // the table by kind, else by number of reports
	From    int         // how many lines of the table stand before those wanted
}

// ChartOpen expands what stands at one place of a chart: all its neighbours of a
// kind.
type ChartOpen struct {
	At   string
	Kind ChartKind
}

// ChartView is what stands around a lead or a holding: the reports, and what they
// mention and may mean. Things are its nodes, as many as one page shows.
type ChartView struct {
	Moment Moment       `json:"moment"`
	Center string       `json:"center"`
	Nodes  []ChartNode  `json:"nodes"` // the center first, then in the order of the reports
	Edges  []ChartEdge  `json:"edges"` // between the nodes above
	Counts []ChartCount `json:"kinds"` // of all nodes, shown or not
	Total  int          `json:"total"`
	Table  bool         `json:"table,omitempty"` // too many to draw, or a table was asked for: Nodes are one page of it
	From   int          `json:"from,omitempty"`
	// NoNames says that there are too many reports to look for names in them.
	NoNames bool `json:"no_names,omitempty"`
	// Closed says that the center is a closed record, KeptOut that its list calls
	// whom it holds a victim, witness or reporter: nothing else is shown then.
	Closed   bool            `json:"closed,omitempty"`
	KeptOut  bool            `json:"kept_out,omitempty"`
	Handling record.Handling `json:"handling"` // of all that is shown
}

// ChartNode is one thing on a chart.
type ChartNode struct {
	At    string    `json:"at"` // its place: what an expansion names
	Kind  ChartKind `json:"kind"`
	Item  record.ID `json:"item,omitzero"` // the lead, report or holding; zero for the rest
	Held  bool      `json:"held,omitempty"`
	Label string    `json:"label"`
	Parts []string  `json:"parts,omitempty"` // of several holdings that are one, by a person's word: their names

	Here   int          `json:"here,omitempty"`   // in how many reports of this chart it stands; of a lead, how many it has here
	All    int          `json:"all,omitempty"`    // in how many reports the viewer may read
	Many   bool         `json:"many,omitempty"`   // All is a bound: there are as many or more
	Shared bool         `json:"shared,omitempty"` // by so many that it connects nothing: the chart stops here
	Hidden []ChartCount `json:"hidden,omitempty"` // neighbours that are not on the chart

	Received record.Time     `json:"received,omitempty"` // of a report
	Depth    int             `json:"depth"`              // how far from the center
	Step     int             `json:"step,omitempty"`     // the expansion that brought it, from 1
	Handling record.Handling `json:"handling,omitempty"`
}

// ChartEdge joins two nodes by their places.
type ChartEdge struct {
	From  string           `json:"from"`
	To    string           `json:"to"`
	Words string           `json:"words,omitempty"` // what joins them, where that is not plain
	Link  bool             `json:"link,omitempty"`  // it is a link, in State
	State record.LinkState `json:"state,omitempty"`
}

// ChartCount is how many things there are of a kind.
type ChartCount struct {
	Kind ChartKind `json:"kind"`
	N    int       `json:"n"`
}

// CountKinds counts kinds, in their order.
func CountKinds(counts map[ChartKind]int) []ChartCount {
	var out []ChartCount
	for k := range chartKinds {
		if counts[k] > 0 {
			out = append(out, ChartCount{k, counts[k]})
		}
	}
	return out
}

// Meets reports whether a place of the report is one of this person's.
func (p PersonLine) Meets(at record.Named) bool { return slices.ContainsFunc(p.places, at.Meets) }

// OnCharts reports whether the name may stand on a chart: not of somebody who is
// kept out, by a person's word or by the sender's, and not where it is covered.
func (p PersonLine) OnCharts() bool {
	return p.Name != "" && !p.Covered && !p.KeptOut && !p.SaidRole.KeptOut() && p.AgeOf() != record.AgeUnder10
}
