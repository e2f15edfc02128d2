package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

var _ desk.Evidences = (*Tx)(nil)

// LeadOf implements desk.Evidences.
func (tx *Tx) LeadOf(report record.ID) (record.ID, error) {
	p, err := tx.Placed(report)
	return p.Lead, err
}

// LeadOfCall implements desk.Evidences.
func (tx *Tx) LeadOfCall(call record.ID) (record.ID, error) {
	c, err := callNow(tx, tx.db.house, call)
	if err != nil || c.raisedReport.IsZero() {
		return record.ID{}, err
	}
	return tx.LeadOf(c.raisedReport)
}

// LeadBefore implements desk.Evidences.
func (tx *Tx) LeadBefore(report record.ID, before record.Seq) (record.ID, error) {
	return tx.id(`SELECT m.lead FROM report r JOIN lead_report m ON m.house = r.house AND m.report = r.seq
		WHERE r.house = $1 AND r.id = $2 AND m.until = $3 AND m.since < $4`, int64(tx.db.house), report[:], int64(record.Forever), int64(before))
}

// CopyOnly implements desk.Evidences.
func (tx *Tx) CopyOnly(report, of record.ID) (bool, error) {
	a, err := tx.Placed(report)
	if err != nil {
		return false, err
	}
	b, err := tx.Placed(of)
	if err != nil || a.Origin != b.Origin || a.Lead != b.Lead {
		return false, err
	}
	var same bool
	err = tx.row(`SELECT EXISTS (SELECT 1 FROM report a JOIN report b ON b.house = a.house AND b.seq = $3 WHERE a.house = $1 AND a.seq = $2
		AND (a.scheme = 0 OR a.scheme = b.scheme AND a.reliability = b.reliability AND a.credibility = b.credibility))`,
		int64(tx.db.house), int64(a.Seq), int64(b.Seq)).Scan(&same)
	if err != nil || !same {
		return false, err
	}
	adds, err := tx.Adds(a.Seq, b.Seq)
	return !adds, err
}

// noTime stands for a time that is not known where the earliest is sought.
const noTime = int64(record.Forever)

// Evidence implements desk.Evidences. Reports that say the same of one origin are
// one row, with the earliest times.
func (tx *Tx) Evidence(lead record.ID) (desk.Evidence, error) {
	row, err := (folder{x: tx, house: tx.db.house}).lead(lead)
	if err != nil {
		return desk.Evidence{}, err
	}
	out := desk.Evidence{Labels: row.labels, State: row.state, First: row.firstAt}
	rows, err := tx.rows(`SELECT COALESCE(o.origin, r.id), r.voice, r.scheme, r.reliability, r.credibility, COALESCE(g.severity, 0), COALESCE(g.window_from, 0),
		COALESCE(g.window_until, 0), COALESCE(g.signs, 0), COALESCE(c.since, -1), COALESCE(c.severity, 0), COALESCE(c.window_from, 0),
		COALESCE(c.window_until, 0), COALESCE(c.signs, 0), MIN(CASE WHEN r.received_at = 0 THEN r.at ELSE r.received_at END),
		MIN(CASE WHEN r.happened_at = 0 THEN $1 ELSE r.happened_at END), MIN(r.seq)
		FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $1
		LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq
		LEFT JOIN corrected c ON c.house = r.house AND c.report = r.seq AND c.until = $1
		WHERE m.house = $2 AND m.lead = $3 AND m.until = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 ORDER BY 17`, noTime, int64(tx.db.house), lead[:])
	if err != nil {
		return out, err
	}
	found, err := collect(rows, (*evidenceRow).fields)
	if err != nil {
		return out, err
	}
	asCorrected(found)
	for _, r := range found {
		out.Reports = append(out.Reports, r.evidence())
	}
	if out.Tells, out.Echoes, err = tx.tells(lead); err != nil {
		return out, err
	}
	err = tx.row(`SELECT COALESCE(MIN(c.raised_at), 0) FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		JOIN call c ON c.house = r.house AND c.raised_report = r.id AND c.raised_at > 0 AND c.answered_at = 0 AND c.until = $2
		WHERE m.house = $1 AND m.lead = $3 AND m.until = $2`, int64(tx.db.house), int64(record.Forever), lead[:]).Scan((*int64)(&out.Raised))
	return out, err
}

// member is a report of a lead, why it joined and to what it traces.
type member struct{ id, why, origin []byte }

func (m *member) fields() []any { return []any{&m.id, &m.why, &m.origin} }

// tells returns the reports of a lead, copies left out, that joined by what they tell,
// and the origins that say the same as others in nearly the same words.
func (tx *Tx) tells(lead record.ID) (tells []record.ID, echoes [][2]record.ID, err error) {
	rows, err := tx.rows(`SELECT r.id, m.why, COALESCE(o.origin, r.id) FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $3
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3 ORDER BY r.seq`,
		int64(tx.db.house), lead[:], int64(record.Forever))
	if err != nil {
		return nil, nil, err
	}
	members, err := collect(rows, (*member).fields)
	if err != nil {
		return nil, nil, err
	}
	originOf := make(map[record.ID]record.ID, len(members))
	for _, m := range members {
		originOf[idOf(m.id)] = idOf(m.origin)
	}
	for _, m := range members {
		id := idOf(m.id)
		if len(m.why) == 0 || originOf[id] != id {
			continue
		}
		why, err := unpacked[record.Joined](m.why)
		if err != nil {
			return nil, nil, err
		}
		if i := slices.IndexFunc(why, func(j record.Joined) bool { return j.Because == record.BecauseSame }); i >= 0 {
			of, err := tx.origin(originOf, why[i].With)
			if err != nil {
				return nil, nil, err
			}
			echoes = append(echoes, [2]record.ID{id, of})
		} else if slices.ContainsFunc(why, func(j record.Joined) bool { return j.Because == record.BecauseWords && !j.Quiet }) {
			tells = append(tells, id)
		}
	}
	return tells, echoes, nil
}

// origin is to what a report traces: known for those of one lead, and read of others.
func (tx *Tx) origin(known map[record.ID]record.ID, report record.ID) (record.ID, error) {
	if of, ok := known[report]; ok {
		return of, nil
	}
	p, err := tx.Placed(report)
	return p.Origin, err
}

type evidenceRow struct {
	origin, voice []byte
	said, people  saidRow
	since         int64 // of people's words; -1: none
	first         int64
	e             desk.ReportEvidence
}

// saidRow is what a report says, as far as its order asks.
type saidRow struct {
	severity    uint8
	from, until int64
	signs       int64
}

func (s *saidRow) fields() []any { return []any{&s.severity, &s.from, &s.until, &s.signs} }

// asCorrected puts people's words over what the machine read. A correction reaches
// all reports of its origin in which the machine read the same: a hoax that was
// copied is corrected once. Of two corrections the newer counts.
func asCorrected(rows []evidenceRow) {
	type telling struct {
		origin string
		said   saidRow
	}
	newest := map[telling]evidenceRow{}
	for _, r := range rows {
		t := telling{string(r.origin), r.said}
		if was, ok := newest[t]; r.since >= 0 && (!ok || was.since < r.since) {
			newest[t] = r
		}
	}
	for i := range rows {
		r := &rows[i]
		word, ok := newest[telling{string(r.origin), r.said}]
		switch {
		case r.since >= 0:
			r.said = r.people
		case ok:
			r.said = word.people
		}
	}
}

func (r *evidenceRow) fields() []any {
	out := append([]any{&r.origin, &r.voice, (*uint8)(&r.e.Scheme), &r.e.Reliability, &r.e.Credibility}, r.said.fields()...)
	out = append(append(out, &r.since), r.people.fields()...)
	return append(out, (*int64)(&r.e.Received), (*int64)(&r.e.Happened), &r.first)
}

func (r evidenceRow) evidence() desk.ReportEvidence {
	e := r.e
	e.Origin, e.Voice = idOf(r.origin), string(r.voice)
	e.Severity, e.Window = r.said.severity, record.WindowSaid{From: record.Time(r.said.from), Until: record.Time(r.said.until)}
	if int64(e.Happened) == noTime {
		e.Happened = 0
	}
	for code := range uint8(record.MaxLabels) {
		if r.said.signs&(1<<code) != 0 {
			e.Signs = append(e.Signs, code)
		}
	}
	return e
}
