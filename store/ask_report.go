package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// Report returns the page of a report.
func (a *Asked) Report(id record.ID) (desk.ReportPage, error) {
	r, err := a.report(`r.id = $4`, id[:])
	if err != nil {
		return desk.ReportPage{}, err
	}
	page := desk.ReportPage{Moment: a.Moment, Report: r}
	page.Trail, err = a.trail(id, callOf(r.Said))
	return page, err
}

// ReportView returns one report without its trail.
func (a *Asked) ReportView(id record.ID) (desk.ReportView, error) {
	return a.report(`r.id = $4`, id[:])
}

type reportAt struct {
	id, source, text, said, revises, lead, origin []byte
	standing                                      uint8
	seq                                           record.Seq
	labels                                        record.Labels
	at, received, happened                        record.Time
	channel, arrival                              uint8
	disposed, failed                              int64
}

// report returns one report; the condition names report r, its parameter is $4.
func (a *Asked) report(condition string, arg any) (desk.ReportView, error) {
	var r reportAt
	err := a.s.row(`SELECT r.id, r.seq, r.labels, r.at, r.received_at, r.happened_at, r.source, r.channel, r.text, r.said, r.revises,
		r.disposed, COALESCE(g.failed, 0), COALESCE(m.lead, r.revises), COALESCE(o.origin, r.id), COALESCE(o.arrival, 0),
		CASE WHEN i.report IS NULL THEN 0 ELSE 1 END
		FROM report r LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq AND g.since <= $2
		LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.since <= $2 AND m.until > $2
		LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0
		LEFT JOIN intelligence i ON i.house = r.house AND i.report = r.seq AND i.since <= $2 AND i.until > $2
		WHERE r.house = $1 AND r.since <= $2 AND (r.labels & $3) = 0 AND `+condition, a.house(), int64(a.Seq), a.hidden(), arg).
		Scan(&r.id, (*int64)(&r.seq), labelsInto{&r.labels}, (*int64)(&r.at), (*int64)(&r.received), (*int64)(&r.happened), &r.source, &r.channel,
			&r.text, &r.said, &r.revises, &r.disposed, &r.failed, &r.lead, &r.origin, &r.arrival, &r.standing)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.ReportView{}, desk.ErrNotFound
	}
	if err != nil {
		return desk.ReportView{}, err
	}
	return a.reportView(r)
}

func (a *Asked) reportView(r reportAt) (desk.ReportView, error) {
	v := desk.ReportView{ID: idOf(r.id), Seq: r.seq, Lead: idOf(r.lead), Recorded: r.at, Received: r.received, Happened: r.happened,
		Channel: record.Channel(r.channel), Arrival: record.Arrival(r.arrival), Origin: idOf(r.origin), Revises: idOf(r.revises),
		Disposed: r.disposed != 0, Failed: r.failed != 0, Standing: record.Standing(r.standing)}
	if v.Lead == v.Revises {
		v.Lead = record.ID{} // it stands in no lead yet
	}
	if !v.Revises.IsZero() {
		v.Arrival = record.ArrivalRepeat
	}
	if err := a.reportWords(&v, r); err != nil {
		return v, err
	}
	var err error
	if v.Links, err = a.links(`l.report = $4`, 200, int64(r.seq)); err != nil {
		return v, err
	}
	if err := a.handleReport(&v); err != nil {
		return v, err
	}
	if err = a.marked(r.seq, &v); err != nil {
		return v, err
	}
	if err := a.signs(r.seq, &v); err != nil {
		return v, err
	}
	if err := a.where(r.seq, &v); err != nil {
		return v, err
	}
	if v.Warnings, err = a.warned(r.seq); err != nil {
		return v, err
	}
	if err = a.people(r, &v); err != nil {
		return v, err
	}
	if v.Quotes, err = a.quoted(r.seq); err != nil {
		return v, err
	}
	v.Repeats, err = a.repeats(v.ID)
	return v, err
}

func (a *Asked) reportWords(v *desk.ReportView, r reportAt) error {
	text, err := a.words(idOf(r.text))
	if err != nil {
		return err
	}
	if v.Text = string(text); text == nil {
		v.Text, v.Disposed = disposedWords, true
	}
	if v.Said, err = a.said(idOf(r.said)); err != nil {
		return err
	}
	if v.SourceName, err = a.sourceName(idOf(r.source)); err != nil {
		return err
	}
	v.Labels, err = a.labelNames(r.labels)
	return err
}

// marked puts the marks of what was found on the text and on the title.
func (a *Asked) marked(report record.Seq, v *desk.ReportView) error {
	v.Marks = []desk.Mark{}
	if v.Disposed {
		return nil // the words they were on are gone
	}
	all, err := a.marks(report, v.Links)
	if err != nil {
		return err
	}
	before := len(v.Said.Title) + 1
	for _, m := range all {
		if m.Start < 0 {
			m.Start, m.End = m.Start+before, m.End+before
			v.TitleMarks = append(v.TitleMarks, m)
		} else if m.End <= len(v.Text) {
			v.Marks = append(v.Marks, m)
		}
	}
	return nil
}

type markRow struct {
	n            int64
	kind, role   uint8
	starts, ends int
}

// marks returns what was found in the words of a report, but for its indicators; what
// stands in the title has places below 0.
func (a *Asked) marks(report record.Seq, links []desk.LinkView) ([]desk.Mark, error) {
	rows, err := a.s.rows(`SELECT n, kind, role, starts, ends FROM mention WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 ORDER BY n`,
		a.house(), int64(report), int64(a.Seq))
	if err != nil {
		return nil, err
	}
	mentions, err := collect(rows, func(m *markRow) []any { return []any{&m.n, &m.kind, &m.role, &m.starts, &m.ends} })
	if err != nil {
		return nil, err
	}
	marks := []desk.Mark{}
	for _, m := range mentions {
		marks = append(marks, desk.Mark{Start: m.starts, End: m.ends, What: record.MentionKind(m.kind).String()})
	}
	if err := a.explain(report, mentions, marks); err != nil {
		return nil, err
	}
	// What a plate may be misread for stands on the words of the plate itself.
	marks = slices.DeleteFunc(marks, func(m desk.Mark) bool { return m.What == record.MentionLike.String() })
	linked, err := a.linkMarks(report, links)
	if err != nil {
		return nil, err
	}
	return desk.Ordered(append(marks, linked...)), nil
}

type linkMark struct {
	id           []byte
	starts, ends int
}

func (a *Asked) linkMarks(report record.Seq, links []desk.LinkView) ([]desk.Mark, error) {
	rows, err := a.s.rows(`SELECT id, starts, ends FROM link WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0`,
		a.house(), int64(report), int64(a.Seq), a.hidden())
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(l *linkMark) []any { return []any{&l.id, &l.starts, &l.ends} })
	var marks []desk.Mark
	for _, l := range links { // what may mean a closed record marks no words; in their order: of two links of the same words the likelier is shown
		i := slices.IndexFunc(found, func(f linkMark) bool { return idOf(f.id) == l.ID })
		if i >= 0 && !l.Closed {
			marks = append(marks, desk.Mark{Start: found[i].starts, End: found[i].ends, What: l.Type.String(), Holding: l.Holding, State: l.State})
		}
	}
	return marks, err
}

func (a *Asked) repeats(report record.ID) ([]record.Time, error) {
	rows, err := a.s.rows(`SELECT e.at FROM arrival r JOIN entry e ON e.house = r.house AND e.seq = r.seq
		WHERE r.house = $1 AND r.report = $2 AND r.since <= $3 AND (r.labels & $4) = 0 ORDER BY r.seq`, a.house(), report[:], int64(a.Seq), a.hidden())
	if err != nil {
		return nil, err
	}
	return collect(rows, func(t *record.Time) []any { return []any{(*int64)(t)} })
}

// newest returns the n entries with the highest numbers, the newest first.
func newest(entries []record.Entry, n int) []record.Entry {
	slices.SortFunc(entries, func(a, b record.Entry) int { return cmp.Compare(b.Seq, a.Seq) })
	return entries[:min(n, len(entries))]
}
