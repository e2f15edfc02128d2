package resolve

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/indicators"
	"watchfloor/resolve/names"
)

// Reader is what recognition asks of the house.
type Reader interface {
	Holdings
	// WordsAll opens contents, without those that are gone.
	WordsAll([]record.ContentRef) (map[record.ID][]byte, error)
	// HoldersOf returns the holdings that have one of these identifiers now.
	HoldersOf(values []string) ([]Holder, error)
	// PlacesAfter returns what changed in the house's own gazetteer behind an entry.
	PlacesAfter(after record.Seq) ([]KeptPlace, error)
	// Newest returns the newest entry.
	Newest() record.Seq
}

// Holder is a holding that has an identifier.
type Holder struct {
	Value   string
	Holding record.ID
	Labels  record.Labels
}

// Mentioning is a mention of an identifier in a report already taken.
type Mentioning struct {
	Report     record.ID
	Seq        record.Seq // the entry by which it was taken
	Labels     record.Labels
	Mention    int64
	Start, End int64
}

// RecogniseStage is what Recognise wants to see.
var RecogniseStage = record.Stage{Cursor: record.CursorResolve, Kinds: []record.Kind{record.KindReportTaken}}

// Recogniser finds mentions and proposes links.
type Recogniser struct {
	Known  *Known
	Region string         // two-letter country in which numbers without country code are read
	Zone   *time.Location // in which words such as "tomorrow" count where a report states none; nil is UTC
	Places *Gazetteer     // nil for the places of the engine alone
}

// Recognise is the step of the stage. It knows all that is held by now: whatever is
// held later finds what is recognised here among the mentions ([Backward]), so that
// no pair of a report and a holding falls between.
func (g *Recogniser) Recognise(r Reader, entries []record.Entry) ([]record.Draft, error) {
	if err := g.Known.CatchUp(r, r.Newest()); err != nil {
		return nil, err
	}
	if g.Places != nil {
		if err := g.Places.CatchUp(r, r.Newest()); err != nil {
			return nil, err
		}
	}
	var refs []record.ContentRef
	for _, e := range entries {
		refs = append(refs, spoken(e)...)
	}
	words, err := r.WordsAll(refs)
	if err != nil {
		return nil, err
	}
	var all []*reading
	for _, e := range entries {
		b, ok := e.Body.(*record.ReportTaken)
		if !ok {
			continue
		}
		in, err := open(atHand(words), e, g.Region)
		if errors.Is(err, record.ErrGone) {
			in = &reading{entry: e, links: map[record.ID]candidate{}} // disposed of before it was read: it still needs its place
		} else if err != nil {
			return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		in.taken = b
		all = append(all, in)
	}
	together(len(all), func(i int) { g.report(all[i]) })
	var drafts []record.Draft
	for _, in := range all {
		found, err := in.found()
		if err == nil {
			err = in.holders(r)
		}
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", in.entry.Seq, err)
		}
		drafts = append(append(drafts, found), in.proposals(in.taken.Report)...)
	}
	return drafts, nil
}

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

// report reads the words of one report for all that stands in them.
func (g *Recogniser) report(in *reading) {
	in.identifiers(g.Region)
	at, cut := in.begin(in.taken)
	defer cut()
	g.spot(in, &in.words, true)
	g.spot(in, &in.title, false)
	where := g.ownPlaces(in)
	in.unheld()
	g.located(in, where)
	in.signs = g.read(in, at)
	g.people(in, at)
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

// identifiers adds what stands in the text, in the title and in the fields of
// the report.
func (in *reading) identifiers(region string) {
	for _, f := range identifiers.Find(in.text, region) {
		in.identified(f, true)
	}
	for _, f := range identifiers.Find(in.said.Title, region) {
		in.identified(f, false)
	}
	for _, i := range in.said.Identifiers {
		kind, err := record.ParseMentionKind(i.Kind)
		if err != nil || kind == record.MentionName {
			for _, f := range identifiers.Find(i.Value, region) {
				in.identified(f, false)
			}
			continue
		}
		if key, ok := identifiers.Normalise(kind, i.Value, region); ok {
			in.identifier(kind, 0, 0, key)
		}
	}
}

// identified adds what was found, and the handle that a profile link also is.
func (in *reading) identified(f identifiers.Found, placed bool) {
	if !placed {
		f.Start, f.End = 0, 0
	}
	in.identifier(f.Kind, f.Start, f.End, f.Key)
	in.identifier(record.MentionHandle, f.Start, f.End, f.Also)
	if like, ok := identifiers.Like(f.Key); ok && !in.own[f.Key] {
		in.identifier(record.MentionLike, f.Start, f.End, like)
	}
}

// identity is how whoever reported can be reached, as stated.
type identity struct {
	kind   record.MentionKind
	value  string
	digits string // the last ones of a number
	region string
}

// lastDigits are the last six digits of a number, however it is written.
func lastDigits(s string) string {
	var out [6]byte
	n := len(out)
	for i := len(s) - 1; i >= 0 && n > 0; i-- {
		if s[i] >= '0' && s[i] <= '9' {
			n--
			out[n] = s[i]
		}
	}
	return string(out[n:])
}

// ofReporter reports whether an identifier is one of whoever reported. To read a
// number is dear: only one that ends alike is read.
func (in *reading) ofReporter(kind record.MentionKind, key string) bool {
	for _, r := range in.reporters {
		if r.kind != kind || kind == record.MentionPhone && lastDigits(key) != r.digits {
			continue
		}
		if own, ok := identifiers.Normalise(r.kind, r.value, r.region); ok && own == key {
			return true
		}
	}
	return in.own[key]
}

func (in *reading) identifier(kind record.MentionKind, start, end int, key string) {
	if key != "" && !in.ofReporter(kind, key) {
		in.add(record.Mention{Kind: kind, Start: int64(start), End: int64(end)}, key)
	}
}

// place is where a report means a holding: a mention (-1 for none), and bytes of
// the text.
type place struct{ mention, start, end int64 }

// propose keeps the best link of the report to each holding.
func (in *reading) propose(h Identity, at place, p record.Millionths, why []names.Reason) {
	if p < leastP {
		return
	}
	if old, ok := in.links[h.ID]; ok && old.link.P >= p {
		return
	}
	in.links[h.ID] = candidate{labels: h.Labels, link: record.Link{ID: record.NewID(), Mention: at.mention, Start: at.start, End: at.end,
		Holding: h.ID, P: p, Why: measures(why)}}
}

func measures(why []names.Reason) []record.Measure {
	var out []record.Measure
	for _, r := range why {
		out = append(out, record.Measure{Code: uint8(r.Feature), Value: r.Weight, Count: r.Count})
	}
	return out
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
