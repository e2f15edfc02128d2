package desk

import (
	"cmp"
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

// WhereLine is a place or a time of which words of a report speak, as a page shows it.
type WhereLine struct {
	Kind   record.MentionKind `json:"kind"`  // place or date
	Start  int64              `json:"start"` // below 0: in the title
	End    int64              `json:"end"`
	Words  string             `json:"words,omitempty"`
	Means  string             `json:"means,omitempty"` // what stands
	Read   string             `json:"read,omitempty"`  // by the machine, where a person says otherwise
	Stands bool               `json:"stands"`
	// Later is when the place was kept that the machine reads there, after the report
	// was read first, and LaterBy who kept it.
	Later   record.Time `json:"later,omitempty"`
	LaterBy record.ID   `json:"later_by,omitzero"`

	By  record.ID   `json:"by,omitzero"` // who corrected it
	At  record.Time `json:"at,omitempty"`
	Why string      `json:"why,omitempty"`
}

// WhereMention is a place or a time as the machine read it.
type WhereMention struct {
	Kind       record.MentionKind
	Start, End int64
	Value      string
	Later      record.Time // 0: read when the report was, see [WhereLine]
	LaterBy    record.ID
}

// WhereWord is a person's word on one, as it stands.
type WhereWord struct {
	WhereMention
	Holds bool
	Actor record.ID
	At    record.Time
	Why   record.ID // content, zero for none
}

func (m WhereMention) same(o WhereMention) bool {
	return m.Kind == o.Kind && m.Start == o.Start && m.End == o.End
}

// WhereNow is what stands of the places and times of a report when somebody judges one.
type WhereNow struct {
	Read  []WhereMention
	Words []WhereWord
	Title string
	Heard string // the text without what the desk asked, byte for byte in its place
}

// WhereLines lays people's words over what the machine read, in the order of the text.
func WhereLines(read []WhereMention, words []WhereWord, means func(value string) (string, error), title, text string) ([]WhereLine, []WhereWord, error) {
	var out []WhereLine
	var of []WhereWord
	add := func(m WhereMention, w *WhereWord) error {
		l := WhereLine{Kind: m.Kind, Start: m.Start, End: m.End, Stands: w == nil || w.Holds, Later: m.Later, LaterBy: m.LaterBy}
		before := int64(len(title) + 1)
		if l.Words = wordsAt(text, record.Named{Start: m.Start, End: m.End}); m.Start < 0 {
			l.Words = wordsAt(title, record.Named{Start: m.Start + before, End: m.End + before})
		}
		var err error
		stands := m.Value
		if w != nil {
			l.By, l.At = w.Actor, w.At
			if stands = w.Value; m.Value != w.Value {
				l.Read, err = means(m.Value)
			}
		}
		if err == nil {
			l.Means, err = means(stands)
		}
		out = append(out, l)
		if w == nil {
			w = &WhereWord{}
		}
		of = append(of, *w)
		return err
	}
	for _, m := range read {
		i := slices.IndexFunc(words, func(w WhereWord) bool { return w.same(m) })
		var w *WhereWord
		if i >= 0 {
			w = &words[i]
		}
		if err := add(m, w); err != nil {
			return nil, nil, err
		}
	}
	for i, w := range words {
		if slices.ContainsFunc(read, w.same) {
			continue
		}
		if err := add(WhereMention{Kind: w.Kind, Start: w.Start, End: w.End}, &words[i]); err != nil {
			return nil, nil, err
		}
	}
	return out, of, nil
}

// SortWhere sorts lines by their words in the report.
func SortWhere(all []WhereLine) {
	slices.SortStableFunc(all, func(a, b WhereLine) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind))
	})
}

// TimeWord is a person's word on a time of a report, as far as its window asks.
type TimeWord struct {
	Holds     bool
	Was, When record.WindowSaid
	Threatens bool
}

// CorrectedWindow is the time left before harm after people's words on the times of a
// report: the newest time of which somebody says that it is threatened; else what the
// machine read, unless the time that it read it from is another, or none.
func CorrectedWindow(read, now record.WindowSaid, words []TimeWord) record.WindowSaid {
	none := record.WindowSaid{}
	for _, w := range slices.Backward(words) {
		if w.Holds && w.Threatens {
			return w.When
		}
	}
	for _, w := range words {
		switch {
		case w.Was != read || read == none || now == none:
		case !w.Holds:
			now = none
		default:
			now = w.When
		}
	}
	return now
}

// WhereDecision is a person's word on a place or a time in a report.
type WhereDecision struct {
	Request    record.ID // made with the form
	Report     record.ID
	Kind       record.MentionKind
	Start, End int64
	Name       string // words that the machine missed, in place of Start and End
	Nth        int    // which of the places where these stand, from 0
	Holds      bool
	Place      string            // what the words mean: a known place, or latitude and longitude
	When       record.WindowSaid // likewise; none of both: what the machine read
	Threatens  bool
	Words      string // why
}

// Wheres is what such a word asks of the house.
type Wheres interface {
	// PeopleNow returns a report, ErrNotFound when the viewer may not read it.
	PeopleNow(v lawful.Viewer, report record.ID) (PeopleNow, error)
	// WhereNow returns its places and times.
	WhereNow(report record.ID) (WhereNow, error)
	// PlaceCalled returns the value of a place of that name, or of these degrees, that may
	// act on what carries the labels.
	PlaceCalled(name string, labels record.Labels) (value string, ok bool)
}

// JudgeWhere turns the word into an entry. What the machine read stays beside it.
func JudgeWhere(r Wheres, v lawful.Viewer, d WhereDecision) ([]record.Draft, error) {
	who, err := r.PeopleNow(v, d.Report)
	if err != nil {
		return nil, err
	}
	now, err := r.WhereNow(d.Report)
	if err != nil {
		return nil, err
	}
	if who.Covered {
		if c := NewVeil(who.Lines()); c != nil {
			now.Title, now.Heard = c.Text(now.Title), c.Text(now.Heard)
		}
	}
	if d.Kind != record.MentionPlace && d.Kind != record.MentionDate || len(d.Words) > wordsLimit {
		return nil, Cannot("only a place or a time is judged so, in at most 20,000 bytes")
	}
	body := &record.MentionJudged{Report: d.Report, Mention: d.Kind, Start: d.Start, End: d.End, Holds: d.Holds, Threatens: d.Threatens && d.Holds && d.Kind == record.MentionDate}
	if d.Name != "" {
		at, err := (SignsNow{Title: now.Title, Heard: now.Heard}).find(d.Name, d.Nth)
		if err != nil {
			return nil, err
		}
		body.Start, body.End = at.Start, at.End
	}
	value, err := now.value(r, d, body, who.Labels)
	if err != nil {
		return nil, err
	}
	draft := v.Draft(d.Report, body)
	draft.Labels = who.Labels
	if value != "" {
		draft.Contents = append(draft.Contents, record.Content{ID: record.NewID(), Key: d.Report, Class: record.ClassValues, Bytes: []byte(value)})
	}
	if words := strings.TrimSpace(d.Words); words != "" {
		draft.Contents = append(draft.Contents, record.Content{ID: record.NewID(), Key: d.Report, Class: record.ClassNote, Bytes: []byte(words)})
	}
	return []record.Draft{draft}, nil
}

// value says what the words mean after the decision, "" where nothing, and fills in
// the times of the body.
func (n WhereNow) value(r Wheres, d WhereDecision, body *record.MentionJudged, labels record.Labels) (string, error) {
	at := WhereMention{Kind: body.Mention, Start: body.Start, End: body.End}
	i := slices.IndexFunc(n.Read, at.same)
	word := slices.IndexFunc(n.Words, func(w WhereWord) bool { return w.same(at) })
	read := ""
	if i >= 0 {
		read = n.Read[i].Value
		body.Was, _ = resolve.DateOf(read)
	}
	value := ""
	switch {
	case i < 0 && word < 0 && d.Name == "":
		return "", Cannot("there is no such place or time in this report: load its page again")
	case !d.Holds && i < 0 && word < 0:
		return "", Cannot("nothing is read in these words that could not hold")
	case !d.Holds:
	case d.Kind == record.MentionPlace && strings.TrimSpace(d.Place) != "":
		found, ok := r.PlaceCalled(strings.TrimSpace(d.Place), labels)
		if !ok {
			return "", Cannot("no place of this name is known: write latitude and longitude, such as 51.5074, -0.1278, or add it to the places first")
		}
		value = found
	case d.Kind == record.MentionDate && d.When != record.WindowSaid{}:
		if d.When.From == 0 || d.When.Until < d.When.From {
			return "", Cannot("a time ends after it begins")
		}
		value = resolve.DateValue(d.When)
	case read == "":
		return "", Cannot("write what the words mean")
	default:
		value = read
	}
	body.When, _ = resolve.DateOf(value)
	if word >= 0 && n.Words[word].Holds == d.Holds && n.Words[word].Value == value && strings.TrimSpace(d.Words) == "" && !d.Threatens {
		return "", Cannot("that is what was said of it last")
	}
	return value, nil
}

// mentionJudged says what somebody said of a place or time, and never on which words.
func mentionJudged(b *record.MentionJudged) string {
	what := "place"
	if b.Mention == record.MentionDate {
		what = "time"
	}
	if b.Holds {
		return "Somebody says which " + what + " is meant"
	}
	return "Somebody says that a " + what + " is not meant"
}
