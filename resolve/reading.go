package resolve

import (
	"encoding/json"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/indicators"
	"watchfloor/resolve/names"
)

// reading is one report while it is read.
type reading struct {
	entry     record.Entry
	taken     *record.ReportTaken
	text      string // without what the desk asked
	said      intake.Report
	words     names.Text // of text
	title     names.Text
	own       map[string]bool // identifiers of whoever reported: never mentions
	reporters []identity      // how whoever reported can be reached
	mentions  []record.Mention
	values    []string   // of each mention, in its order; names as NameValue writes them
	kept      [][]string // words of the names of those who are kept out, see keepOut
	links     map[record.ID]candidate
	signs     indicators.Signs
}

// candidate is the best link of the report to one holding.
type candidate struct {
	link   record.Link
	labels record.Labels
}

// atHand are words that were opened.
type atHand map[record.ID][]byte

func (w atHand) Words(ref record.ContentRef) ([]byte, error) {
	if b, ok := w[ref.ID]; ok {
		return b, nil
	}
	return nil, record.ErrGone
}

// spoken are the contents of a report that are read.
func spoken(e record.Entry) []record.ContentRef {
	var refs []record.ContentRef
	for _, ref := range e.Contents {
		if ref.Class == record.ClassText || ref.Class == record.ClassSaid || ref.Class == record.ClassReporter {
			refs = append(refs, ref)
		}
	}
	return refs
}

// open reads the words of a report.
func open(r interface {
	Words(record.ContentRef) ([]byte, error)
}, e record.Entry, region string) (*reading, error) {
	in := &reading{entry: e, own: map[string]bool{}, links: map[record.ID]candidate{}}
	for _, ref := range spoken(e) {
		b, err := r.Words(ref)
		if err != nil {
			return nil, err
		}
		switch ref.Class {
		case record.ClassText:
			in.text = string(b)
		case record.ClassSaid:
			in.said, err = intake.ReadSaid(b)
		case record.ClassReporter:
			err = in.leaveOut(b, region)
		}
		if err != nil {
			return nil, err
		}
	}
	in.text = in.said.Heard(in.text)
	return in, nil
}

func (in *reading) leaveOut(b []byte, region string) error {
	who, err := intake.ReadReporter(b)
	if err != nil {
		return err
	}
	in.keepOutName(who.Name)
	for _, own := range []struct {
		kind  record.MentionKind
		value string
	}{{record.MentionPhone, who.Phone}, {record.MentionPhone, who.Back}, {record.MentionEmail, who.Email}} {
		if own.value != "" {
			in.reporters = append(in.reporters, identity{own.kind, own.value, lastDigits(own.value), region})
		}
	}
	for _, f := range who.Other {
		for _, found := range identifiers.Find(f.Value, region) {
			in.own[found.Key] = true
		}
	}
	return nil
}

// begin notes who is kept out when the report was received and cuts it into words; done
// gives those back.
func (in *reading) begin(b *record.ReportTaken) (at record.Time, done func()) {
	at = b.ReceivedAt
	if at == 0 {
		at = in.entry.At()
	}
	in.keepOut(at)
	in.words, in.title = names.Cut(in.text), names.Cut(in.said.Title)
	return at, func() {
		in.title.Done()
		in.words.Done()
	}
}

func (in *reading) add(m record.Mention, value string) int64 {
	in.mentions = append(in.mentions, m)
	in.values = append(in.values, value)
	return int64(len(in.mentions) - 1)
}

// found is the entry of what was found; the values of mentions are words.
func (in *reading) found() (record.Draft, error) {
	report, signs := in.taken.Report, in.signs
	body := &record.MentionsFound{Report: report, Engine: names.Version, Mentions: in.mentions, Severity: uint8(signs.Severity),
		Window:   record.WindowSaid{From: signs.Window.From, Until: signs.Window.Until},
		Happened: record.WindowSaid{From: signs.Happened.From, Until: signs.Happened.Until}, Lexicon: indicators.Version}
	before := int64(len(in.said.Title) + 1)
	for _, s := range signs.Indicators {
		start, end := int64(s.Start)-before, int64(s.End)-before
		body.Signs = append(body.Signs, record.Sign{Code: uint8(s.Code), Start: start, End: end, Harm: uint8(s.Harm)})
	}
	d := record.Machine(in.entry, report, body)
	if len(in.values) > 0 {
		b, err := json.Marshal(in.values)
		if err != nil {
			return d, err
		}
		d.Contents = []record.Content{{ID: record.NewID(), Key: report, Class: record.ClassValues, Bytes: b}}
	}
	return d, nil
}
