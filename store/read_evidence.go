package store

import (
	"cmp"
	"database/sql"
	"errors"
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
func (tx *Tx) Evidence(leads []record.ID) (map[record.ID]desk.Evidence, error) {
	return evidences{tx, int64(tx.db.house)}.of(leads)
}

// evidences reads what leads are weighed by, as it is now.
type evidences struct {
	q     querier
	house int64
}

// of reads it for all leads at once: how many questions that takes does not grow
// with them.
func (v evidences) of(leads []record.ID) (map[record.ID]desk.Evidence, error) {
	out := make(map[record.ID]desk.Evidence, len(leads))
	rows, err := evidenceOf(v, leads, `SELECT `+leadRead+` FROM lead WHERE house = $1 AND until = $2 AND id IN `, (*leadScan).fields)
	if err != nil {
		return nil, err
	}
	for _, l := range rows {
		row := l.row()
		out[row.id] = desk.Evidence{Labels: row.labels, State: row.state, First: row.firstAt}
	}
	for _, read := range []func([]record.ID, map[record.ID]desk.Evidence) error{v.reports, v.tells, v.raised} {
		if err := read(leads, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// evidenceOf asks a query whose parameters are house, Forever and leads.
func evidenceOf[T any](v evidences, leads []record.ID, query string, fields func(*T) []any) ([]T, error) {
	return listed(v.q, question[record.ID]{func(in string) string { return query + in }, []any{v.house, int64(record.Forever)}, leads, idArg}, fields)
}

const evidenceQuery = `SELECT m.lead, COALESCE(o.origin, r.id), r.voice, r.channel, r.scheme, r.reliability, r.credibility, COALESCE(g.severity, 0), COALESCE(g.window_from, 0),
	COALESCE(g.window_until, 0), COALESCE(g.signs, 0), COALESCE(c.since, -1), COALESCE(c.severity, 0), COALESCE(c.window_from, 0),
	COALESCE(c.window_until, 0), COALESCE(c.signs, 0), CASE WHEN r.received_at = 0 THEN r.at ELSE r.received_at END,
	CASE WHEN r.happened_at = 0 THEN $2 ELSE r.happened_at END, r.seq
	FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
	LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
	LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq
	LEFT JOIN corrected c ON c.house = r.house AND c.report = r.seq AND c.until = $2
	WHERE m.house = $1 AND m.until = $2 AND m.lead IN `

func (v evidences) reports(leads []record.ID, out map[record.ID]desk.Evidence) error {
	found, err := evidenceOf(v, leads, evidenceQuery, (*evidenceRow).fields)
	if err != nil {
		return err
	}
	of := map[record.ID][]evidenceRow{}
	for _, r := range found {
		of[idOf(r.lead)] = append(of[idOf(r.lead)], r)
	}
	for lead, rows := range of {
		e := out[lead]
		rows = once(rows)
		asCorrected(rows)
		for _, r := range rows {
			e.Reports = append(e.Reports, r.evidence())
		}
		out[lead] = e
	}
	return nil
}

// once makes one row of those that say the same of one origin, with the earliest
// times, in the order in which they came.
func once(rows []evidenceRow) []evidenceRow {
	slices.SortFunc(rows, func(a, b evidenceRow) int { return cmp.Compare(a.seq, b.seq) })
	at := make(map[evidenceKey]int, len(rows))
	out := rows[:0]
	for _, r := range rows {
		i, again := at[r.key()]
		if !again {
			at[r.key()] = len(out)
			out = append(out, r)
			continue
		}
		out[i].e.Received, out[i].e.Happened = min(out[i].e.Received, r.e.Received), min(out[i].e.Happened, r.e.Happened)
	}
	return out
}

// member is a report of a lead, why it joined and to what it traces.
type member struct {
	lead, id, why, origin []byte
	seq                   int64
}

func (m *member) fields() []any { return []any{&m.lead, &m.id, &m.why, &m.origin, &m.seq} }

// joining is as much of record.Joined as says how a report joined: the words that are
// shared are most of it, and are not read.
type joining struct {
	Because record.Because `json:"because"`
	With    record.ID      `json:"with"`
	Quiet   bool           `json:"quiet"`
}

// tells finds the reports of leads, copies left out, that joined by what they tell,
// and the origins that say the same as others in nearly the same words.
func (v evidences) tells(leads []record.ID, out map[record.ID]desk.Evidence) error {
	members, err := evidenceOf(v, leads, `SELECT m.lead, r.id, m.why, COALESCE(o.origin, r.id), r.seq FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
		WHERE m.house = $1 AND m.until = $2 AND m.lead IN `, (*member).fields)
	if err != nil {
		return err
	}
	slices.SortFunc(members, func(a, b member) int { return cmp.Compare(a.seq, b.seq) })
	originOf := make(map[record.ID]record.ID, len(members))
	for _, m := range members {
		originOf[idOf(m.id)] = idOf(m.origin)
	}
	for _, m := range members {
		id := idOf(m.id)
		if len(m.why) == 0 || originOf[id] != id {
			continue
		}
		why, err := unpacked[joining](m.why)
		if err != nil {
			return err
		}
		e := out[idOf(m.lead)]
		if i := slices.IndexFunc(why, func(j joining) bool { return j.Because == record.BecauseSame }); i >= 0 {
			of, err := v.origin(originOf, why[i].With)
			if err != nil {
				return err
			}
			e.Echoes = append(e.Echoes, [2]record.ID{id, of})
		} else if slices.ContainsFunc(why, func(j joining) bool { return j.Because == record.BecauseWords && !j.Quiet }) {
			e.Tells = append(e.Tells, id)
		}
		out[idOf(m.lead)] = e
	}
	return nil
}

// origin is to what a report traces: known for those of the leads, and read of others.
func (v evidences) origin(known map[record.ID]record.ID, report record.ID) (record.ID, error) {
	if of, ok := known[report]; ok {
		return of, nil
	}
	var of []byte
	err := v.q.row(`SELECT COALESCE(o.origin, r.id) FROM report r LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
		WHERE r.house = $1 AND r.id = $3`, v.house, int64(record.Forever), report[:]).Scan(&of)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil
	}
	return idOf(of), err
}

type raisedRow struct {
	lead []byte
	at   record.Time
}

// raised finds when a call in a lead was raised that nobody has taken up.
func (v evidences) raised(leads []record.ID, out map[record.ID]desk.Evidence) error {
	found, err := evidenceOf(v, leads, `SELECT m.lead, c.raised_at FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		JOIN call c ON c.house = r.house AND c.raised_report = r.id AND c.raised_at > 0 AND c.answered_at = 0 AND c.until = $2
		WHERE m.house = $1 AND m.until = $2 AND m.lead IN `, func(r *raisedRow) []any { return []any{&r.lead, (*int64)(&r.at)} })
	if err != nil {
		return err
	}
	for _, r := range found {
		e := out[idOf(r.lead)]
		if e.Raised == 0 || r.at < e.Raised {
			e.Raised = r.at
		}
		out[idOf(r.lead)] = e
	}
	return nil
}
