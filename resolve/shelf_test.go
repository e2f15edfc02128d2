package resolve_test

import (
	"encoding/json"
	"testing"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// shelf is a house in memory, as far as recognition asks of it.
type shelf struct {
	held    []resolve.Held
	holders map[string][]resolve.Holder
	words   map[record.ID][]byte
}

func (s *shelf) HeldAfter(after record.Seq, limit int) ([]resolve.Held, bool, error) {
	from := min(int(after)+1, len(s.held))
	to := min(from+limit, len(s.held))
	return s.held[from:to], to-from == limit, nil
}

func (s *shelf) Words(ref record.ContentRef) ([]byte, error) { return s.words[ref.ID], nil }

func (s *shelf) WordsAll(refs []record.ContentRef) (map[record.ID][]byte, error) {
	all := map[record.ID][]byte{}
	for _, ref := range refs {
		b, err := s.Words(ref)
		if err != nil {
			return nil, err
		}
		all[ref.ID] = b
	}
	return all, nil
}

func (s *shelf) HoldersOf(values []string) ([]resolve.Holder, error) {
	var out []resolve.Holder
	for _, v := range values {
		out = append(out, s.holders[v]...)
	}
	return out, nil
}

func (s *shelf) Newest() record.Seq { return record.Seq(len(s.held)) }

// hold puts something on the shelf.
func (s *shelf) hold(typ record.HoldingType, labels record.Labels, keys []string, names ...string) record.ID {
	h := resolve.Held{Since: record.Seq(len(s.held)), ID: record.NewID(), Labels: labels, Type: typ}
	for _, n := range names {
		h.Names = append(h.Names, holdings.Name{Text: n})
	}
	h.Keys = keys
	s.held = append(s.held, h)
	for _, k := range keys {
		s.holders[k] = append(s.holders[k], resolve.Holder{Value: k, Holding: h.ID, Labels: labels})
	}
	return h.ID
}

// report makes the entry by which a report is taken.
func (s *shelf) report(tb testing.TB, said intake.Report, who *intake.Reporter) record.Entry {
	tb.Helper()
	body := &record.ReportTaken{Report: record.NewID(), ReceivedAt: receivedAt}
	e := record.Entry{Seq: record.Seq(len(s.held)), RecordedAt: receivedAt, About: body.Report, Body: body}
	add := func(class record.ContentClass, b []byte) {
		ref := record.ContentRef{ID: record.NewID(), Key: body.Report, Class: class}
		s.words[ref.ID] = b
		e.Contents = append(e.Contents, ref)
	}
	b, err := said.Said()
	if err != nil {
		tb.Fatal(err)
	}
	add(record.ClassText, []byte(said.Text))
	add(record.ClassSaid, b)
	if who != nil {
		if b, err = json.Marshal(who); err != nil {
			tb.Fatal(err)
		}
		add(record.ClassReporter, b)
	}
	return e
}

const receivedAt = record.Time(1773328800_000000)

func newShelf() *shelf {
	return &shelf{holders: map[string][]resolve.Holder{}, words: map[record.ID][]byte{}}
}

// read lets one report be recognised and returns what was found, with values.
func (s *shelf) read(t *testing.T, e record.Entry) (found *record.MentionsFound, values []string, links []record.Link) {
	t.Helper()
	g := &resolve.Recogniser{Known: resolve.NewKnown(), Region: "GB"}
	drafts, err := g.Recognise(s, []record.Entry{e})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		switch b := d.Body.(type) {
		case *record.MentionsFound:
			found = b
			if len(d.Contents) > 0 {
				if err := json.Unmarshal(d.Contents[0].Bytes, &values); err != nil {
					t.Fatal(err)
				}
			}
		case *record.LinksProposed:
			links = append(links, b.Links...)
		}
	}
	return found, values, links
}

func (s *shelf) PlacesAfter(record.Seq) ([]resolve.KeptPlace, error) { return nil, nil }
