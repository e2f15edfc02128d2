package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// SharedView lists the values, such as numbers and addresses, that so many reports
// share that they connect none, and those on which a person's word stands. All is
// counted over what the viewer may read.
type SharedView struct {
	Moment   Moment          `json:"moment"`
	From     int             `json:"from"` // so many reports on, a value stops connecting
	Values   []SharedValue   `json:"values"`
	All      int             `json:"all"` // shown or not
	Handling record.Handling `json:"handling"`

	// Streets are the names of streets and buildings that connect over months no more;
	// they are counted over the newest reports alone.
	Streets []SharedStreet `json:"streets"`
	Read    int            `json:"read"` // so many of these reports
	RareFor int            `json:"rare_for"`
}

// SharedStreet is a street or a building that more reports name than may for it to
// connect what is told of months apart.
type SharedStreet struct {
	Text     string          `json:"text"` // as the newest of them writes it
	Reports  int             `json:"reports"`
	Newest   record.Time     `json:"newest"`
	Handling record.Handling `json:"handling"`
}

// SharedValue is one of them.
type SharedValue struct {
	At       string          `json:"at"` // by which a decision names it
	Kind     ChartKind       `json:"kind"`
	Text     string          `json:"text"`
	Reports  int             `json:"reports"`
	Many     bool            `json:"many,omitempty"` // as many or more
	Leads    int             `json:"leads"`
	Since    record.Time     `json:"since,omitempty"` // when it stopped connecting; 0: by number it has not
	Word     *ValueWord      `json:"word,omitempty"`
	Handling record.Handling `json:"handling"`
}

// Joins reports whether sharing the value connects a report that comes now.
func (v SharedValue) Joins() bool {
	if v.Word != nil && v.Word.Connects != record.ConnectsAsCounted {
		return v.Word.Connects == record.ConnectsAlways
	}
	return v.Since == 0
}

// ValueWord is a person's word on a value, as it stands.
type ValueWord struct {
	Connects record.Connects `json:"connects"`
	Actor    record.ID       `json:"actor,omitzero"`
	At       record.Time     `json:"at"`
	Why      string          `json:"why,omitempty"`
}

// ValueDecision says whether sharing a value connects reports that come.
type ValueDecision struct {
	Request  record.ID // made with the form
	At       string    // of the value, as SharedValue has it
	Connects record.Connects
	Words    string // why
}

// ValueNow is a value as it stands when somebody says whether it connects.
type ValueNow struct {
	Value  record.ID // owns its words; zero while nobody has said anything
	Text   string    // as mentions carry it
	Labels record.Labels
	Said   record.Connects
	Group  bool // values of its kind connect at all
}

// Values is what such a decision asks of the house.
type Values interface {
	// ValueNow returns a value that a report mentions which the viewer may read, under
	// the labels of the one that the most may; else ErrNotFound.
	ValueNow(v lawful.Viewer, at string) (ValueNow, error)
}

// JudgeValue turns the decision into an entry, under the labels of a report that
// mentions the value. It acts on reports that come from then on; nothing is moved by it.
func JudgeValue(r Values, v lawful.Viewer, d ValueDecision) ([]record.Draft, error) {
	now, err := r.ValueNow(v, d.At)
	if err != nil {
		return nil, err
	}
	words := strings.TrimSpace(d.Words)
	switch {
	case !now.Group:
		return nil, Cannot("what is of this kind connects no reports by itself")
	case now.Said == d.Connects:
		return nil, Cannot("that is what stands already")
	case words == "" && d.Connects != record.ConnectsAsCounted:
		return nil, Cannot("write why: others will ask, when reports that belong together stand apart")
	case len(words) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	if now.Value.IsZero() {
		now.Value = record.NewID()
	}
	draft := v.Draft(record.ID{}, &record.ValueJudged{Value: now.Value, Connects: d.Connects})
	draft.Labels = now.Labels
	draft.Contents = []record.Content{{ID: record.NewID(), Key: now.Value, Class: record.ClassName, Bytes: []byte(now.Text)}}
	if words != "" {
		draft.Contents = append(draft.Contents, record.Content{ID: record.NewID(), Key: now.Value, Class: record.ClassNote, Bytes: []byte(words)})
	}
	return []record.Draft{draft}, nil
}
