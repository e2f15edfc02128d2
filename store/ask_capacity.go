package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/picture"
	"watchfloor/record"
)

var workActs = kindsIn(picture.Acts())

// mostWindowDuties bounds the duties that are read to say how posts were held.
const mostWindowDuties = 50_000

// Capacity returns what the record holds of the work of the last weeks, counted over
// what the viewer may read.
func (a *Asked) Capacity() (picture.Seen, error) {
	seen := picture.Seen{Moment: a.Moment}
	first, err := a.firstReport()
	if err != nil || first == 0 {
		return seen, err
	}
	seen.From = max(first, a.Now-picture.Window)
	if err := errors.Join(a.cameAndWent(&seen), a.firstLooks(&seen), a.operationsDone(&seen)); err != nil {
		return seen, err
	}
	acts, err := a.workActs(seen.From - picture.LookBack)
	if err != nil {
		return seen, err
	}
	picture.Follow(&seen, acts, a.s.db.about.Sitter)
	return seen, a.dutyDone(&seen)
}

// firstReport is when the first report came that the viewer may read; 0: none did.
func (a *Asked) firstReport() (record.Time, error) {
	var at record.Time
	err := a.s.row(`SELECT at FROM report WHERE house = $1 AND seq <= $2 AND (labels & $3) = 0 ORDER BY seq LIMIT 1`, a.asking()...).Scan((*int64)(&at))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return at, err
}

// cameAndWent counts how leads came onto the board and went over into others: how the
// number of open leads of each set of labels changed, and by which kind of entry.
func (a *Asked) cameAndWent(seen *picture.Seen) error {
	before, err := a.seqAt(seen.From - 1)
	if err != nil {
		return err
	}
	return a.eachOpenLabels(func(labels int64) error { return a.cameUnder(seen, labels, before) })
}

// openChange is a number of open leads and the kind of the entry from which on it holds.
type openChange struct {
	n    int
	kind uint8
}

func (a *Asked) cameUnder(seen *picture.Seen, labels int64, before record.Seq) error {
	var n int
	err := a.s.row(`SELECT n FROM open_leads WHERE house = $1 AND labels = $2 AND since <= $3 ORDER BY since DESC LIMIT 1`, a.house(), labels, int64(before)).Scan(&n)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	rows, err := a.s.rows(`SELECT o.n, e.kind FROM open_leads o JOIN entry e ON e.house = o.house AND e.seq = o.since
		WHERE o.house = $1 AND o.labels = $2 AND o.since > $3 AND o.since <= $4 ORDER BY o.since`, a.house(), labels, int64(before), int64(a.Seq))
	if err != nil {
		return err
	}
	changes, err := collect(rows, func(c *openChange) []any { return []any{&c.n, &c.kind} })
	for _, c := range changes {
		count(seen, record.Kind(c.kind), c.n-n)
		n = c.n
	}
	return err
}

// count says what a change of the number of open leads means. A sender that is set
// aside takes leads off the board, and they come back without being new.
func count(seen *picture.Seen, by record.Kind, change int) {
	switch by {
	case record.KindLeadWoken, record.KindLeadReopened, record.KindLeadDetached:
		seen.Leads.Back += max(0, change)
	case record.KindReportGrouped, record.KindLeadSplit, record.KindLeadsMerged:
		seen.Leads.New += max(0, change)
		seen.Leads.Over += max(0, -change)
	}
}

// workActs are the acts of a stretch in their order. A call whose report may not be
// read was not begun either.
func (a *Asked) workActs(from record.Time) ([]record.Entry, error) {
	before, err := a.seqAt(from - 1)
	if err != nil {
		return nil, err
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq > $2 AND seq <= $3 AND (labels & $4) = 0 AND `+workActs+` ORDER BY seq`,
		a.house(), int64(before), int64(a.Seq), a.hidden())
	if err != nil {
		return nil, err
	}
	acts, err := entriesOf(rows)
	if err != nil {
		return nil, err
	}
	rows, err = a.s.rows(`SELECT id FROM call WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND begun_at >= $4`, append(a.asking(), int64(from))...)
	if err != nil {
		return nil, err
	}
	ids, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	calls := map[record.ID]bool{}
	for _, b := range ids {
		calls[idOf(b)] = true
	}
	return slices.DeleteFunc(acts, func(e record.Entry) bool {
		b, ok := e.Body.(*record.CallBegun)
		return ok && !calls[b.Call]
	}), err
}

// dutyDone adds how the posts that the viewer may read were held.
func (a *Asked) dutyDone(seen *picture.Seen) error {
	posts, err := a.Posts()
	if err != nil {
		return err
	}
	duties, err := a.roster().between(seen.From, a.Now, mostWindowDuties)
	if err != nil {
		return err
	}
	readable := duties[:0]
	for _, d := range duties {
		if _, ok := posts.Of(d.Post); ok {
			readable = append(readable, d)
		}
	}
	seen.Duty = picture.Held(readable, seen.From, a.Now)
	seen.Duty.Posts = len(posts.Open())
	return nil
}

// operationsDone adds how long the operations ran that ended in the stretch.
func (a *Asked) operationsDone(seen *picture.Seen) error {
	return a.s.row(`SELECT COALESCE(SUM(CASE WHEN ended_at >= $4 THEN 1 ELSE 0 END), 0), CAST(COALESCE(SUM(CASE WHEN ended_at >= $4 THEN ended_at - opened_at ELSE 0 END), 0) AS BIGINT),
		COALESCE(SUM(CASE WHEN ended_at = 0 THEN 1 ELSE 0 END), 0) FROM operation WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0`,
		append(a.asking(), int64(seen.From))...).Scan(&seen.Ended.N, (*int64)(&seen.Ended.Took), &seen.Ended.Running)
}
