package intake

import (
	"slices"
	"strconv"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Registry is what taking a report in asks of the house.
type Registry interface {
	lawful.Names
	// SentBefore returns the newest report of the source with the sender's id
	// and exactly these labels: a restricted report shows itself to no sender.
	SentBefore(source record.ID, sentID string, labels record.Labels) (record.ID, error)
	// Alike returns the report with these labels that has the same sameness.
	Alike(sameness []string, labels record.Labels) (record.ID, error)
	// HandlingNow returns the handling codes of a report as they stand.
	HandlingNow(report record.ID) (record.Handling, error)
	// Now is the moment of the transaction.
	Now() record.Time
}

// Taken is how a report was taken in.
type Taken struct {
	Report  record.ID // the report itself, or the one that it repeats
	Arrival record.Arrival
	Drafts  []record.Draft // to be appended in this order

	Source   record.ID
	Labels   record.Labels
	Repeated bool // no report of its own
}

// Take turns a report into entries. The same text, or the same source and id
// with the same text, is a repeat: no second report, but an entry that says it
// came again. The same source and id with another text is a report of its own
// that revises the first, so that nothing of either is lost.
func Take(reg Registry, v lawful.Viewer, r Report, history bool) (Taken, error) {
	t := taking{reg: reg, viewer: v, report: r}
	if history {
		t.at = r.ReceivedAt
	}
	naming := lawful.Naming{Names: reg, Viewer: v, At: t.at}
	source, err := naming.Source(r.Source, r.Channel)
	if err != nil {
		return Taken{}, err
	}
	labels, err := naming.Labels(r.Labels)
	if err != nil {
		return Taken{}, err
	}
	t.drafts = naming.Drafts
	same, err := reg.Alike(r.Sameness(), labels)
	if err != nil {
		return Taken{}, err
	}
	if !same.IsZero() {
		return t.repeat(source, labels, same)
	}
	revises, err := t.sentBefore(source, labels)
	if err != nil {
		return Taken{}, err
	}
	return t.take(source, labels, revises)
}

// taking is one report on its way in, with the entries it has caused so far.
type taking struct {
	reg    Registry
	viewer lawful.Viewer
	report Report
	at     record.Time // HistoryAt of what it causes
	drafts []record.Draft
}

func (t *taking) add(about record.ID, labels record.Labels, body record.Body, contents ...record.Content) {
	d := t.viewer.Draft(about, body)
	d.Labels, d.Contents, d.HistoryAt, d.OccurredAt = labels, contents, t.at, t.report.HappenedAt
	t.drafts = append(t.drafts, d)
}

func (t *taking) sentBefore(source record.ID, labels record.Labels) (record.ID, error) {
	// A plain text is called by the name of its file, which promises nothing.
	if t.report.SentID == "" || t.report.Format == record.FormatText {
		return record.ID{}, nil
	}
	return t.reg.SentBefore(source, t.report.SentID, labels)
}

// repeat keeps, with the report that is held already, what it said of itself
// and who sent it this time.
func (t *taking) repeat(source record.ID, labels record.Labels, same record.ID) (Taken, error) {
	contents, err := t.report.contents(same)
	if err != nil {
		return Taken{}, err
	}
	kept := slices.DeleteFunc(contents, func(c record.Content) bool { return c.Class == record.ClassText })
	t.add(same, labels, &record.ReportRepeated{Report: same, Source: source, ReceivedAt: t.report.ReceivedAt}, kept...)
	if err := t.raise(same, labels); err != nil {
		return Taken{}, err
	}
	return Taken{Report: same, Arrival: record.ArrivalRepeat, Drafts: t.drafts, Source: source, Labels: labels, Repeated: true}, nil
}

// raise adds the codes with which a report came again to those it has. What
// makes two reports the same says nothing of handling, and the stricter binds.
func (t *taking) raise(same record.ID, labels record.Labels) error {
	marks := t.report.Marks()
	has, err := t.reg.HandlingNow(same)
	if err == nil && marks&^has != 0 {
		t.add(same, labels, &record.HandlingSet{Item: same, Handling: has.Union(marks)})
	}
	return err
}

// Sameness is what makes two reports the same report sent again: title, text
// and attachments, of calls also the call.
func (r *Report) Sameness() []string {
	out := []string{r.Title, r.Text}
	for _, a := range r.Attachments {
		out = append(out, a.Name, a.Type, strconv.FormatInt(a.Size, 10))
	}
	if r.Call != "" {
		out = append(out, "call", r.Call)
	}
	return out
}

func (t *taking) take(source record.ID, labels record.Labels, revises record.ID) (Taken, error) {
	r := &t.report
	id := record.NewID()
	contents, err := r.contents(id)
	if err != nil {
		return Taken{}, err
	}
	received := r.ReceivedAt
	if received == 0 {
		received = t.reg.Now()
	}
	t.add(id, labels, &record.ReportTaken{Report: id, Source: source, Channel: r.Channel, Format: r.Format, Charset: r.Charset,
		ReceivedAt: received, HappenedAt: r.HappenedAt, Scheme: r.Grade.Scheme, Reliability: r.Grade.Source,
		Credibility: r.Grade.Information, Handling: r.Grade.Handling, Revises: revises, Marks: r.Marks(),
		Undated: r.Amid && r.ReceivedAt == 0}, contents...)
	arrival := record.ArrivalNew
	if !revises.IsZero() {
		arrival = record.ArrivalRepeat
	}
	return Taken{Report: id, Arrival: arrival, Drafts: t.drafts, Source: source, Labels: labels}, nil
}

// contents are the words of a report, all under its own key.
func (r *Report) contents(id record.ID) ([]record.Content, error) {
	said, err := r.Said()
	if err != nil {
		return nil, err
	}
	list := []record.Content{
		{Class: record.ClassText, Bytes: []byte(r.Text)},
		{Class: record.ClassSaid, Bytes: said},
	}
	if r.Original != nil {
		list = append(list, record.Content{Class: record.ClassOriginal, Bytes: r.Original})
	}
	if r.Reporter != nil {
		who, err := r.Reporter.bytes()
		if err != nil {
			return nil, err
		}
		list = append(list, record.Content{Class: record.ClassReporter, Bytes: who})
	}
	for _, a := range r.Attachments {
		if a.Held {
			list = append(list, record.Content{Class: record.ClassAttachment, Bytes: a.Bytes})
		}
	}
	for i := range list {
		list[i].ID, list[i].Key = record.NewID(), id
	}
	return list, nil
}

// Refuse turns a refusal into the entry that keeps it: nothing that arrived is
// silently lost, not even what could not be read.
func Refuse(v lawful.Viewer, source record.ID, format record.Format, refused *Refused) record.Draft {
	d := v.Draft(record.ID{}, &record.LineRefused{Source: source, Format: format, Line: int64(refused.Line), Reason: refused.Reason})
	if len(refused.Raw) > 0 {
		id := record.NewID()
		d.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassRefused, Bytes: refused.Raw}}
	}
	return d
}
