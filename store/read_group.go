package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
)

var (
	_ resolve.Groups = (*Tx)(nil)
	_ desk.Evidences = (*Tx)(nil)
)

// placedQuery reads reports and where they stand; its WHERE follows.
const placedQuery = `SELECT r.id, r.seq, r.labels, r.revises, COALESCE(l.id, $1), COALESCE(l.state, 0), COALESCE(l.reports, 0), COALESCE(l.claimed_by, $1), COALESCE(o.origin, r.id)
	FROM report r LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
	 LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.until = $2
	LEFT JOIN lead l ON l.house = m.house AND l.id = m.lead AND l.until = $2 `

type placedRow struct {
	p                                  resolve.Placed
	id, revises, lead, claimed, origin []byte
	state, reports                     int64
}

func (r *placedRow) fields() []any {
	return []any{&r.id, (*int64)(&r.p.Seq), labelsInto{&r.p.Labels}, &r.revises, &r.lead, &r.state, &r.reports, &r.claimed, &r.origin}
}

func (r placedRow) placed() resolve.Placed {
	p := r.p
	p.Report, p.Revises, p.Lead, p.State = idOf(r.id), idOf(r.revises), idOf(r.lead), record.LeadState(r.state)
	p.Origin, p.Size = idOf(r.origin), r.reports
	p.Alone = r.reports == 1 && idOf(r.claimed).IsZero()
	return p
}

func (tx *Tx) placed(where string, args ...any) (resolve.Placed, error) {
	var none record.ID
	var r placedRow
	err := tx.row(placedQuery+where, append([]any{none[:], int64(record.Forever), int64(tx.db.house)}, args...)...).Scan(r.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return resolve.Placed{}, nil
	}
	return r.placed(), err
}

// Placed implements resolve.Groups.
func (tx *Tx) Placed(report record.ID) (resolve.Placed, error) {
	return tx.placed(`WHERE r.house = $3 AND r.id = $4`, report[:])
}

// PlacedAt implements resolve.Groups.
func (tx *Tx) PlacedAt(seq record.Seq) (resolve.Placed, error) {
	return tx.placed(`WHERE r.house = $3 AND r.seq = $4`, int64(seq))
}

func (tx *Tx) manyPlaced(where string, args ...any) ([]resolve.Placed, error) {
	var none record.ID
	rows, err := tx.rows(placedQuery+where, append([]any{none[:], int64(record.Forever), int64(tx.db.house)}, args...)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*placedRow).fields)
	out := make([]resolve.Placed, len(found))
	for i, r := range found {
		out[i] = r.placed()
	}
	return out, err
}

// Values implements resolve.Groups.
func (tx *Tx) Values(seq record.Seq) ([]resolve.Value, error) {
	rows, err := tx.rows(`SELECT n, kind, value_key, starts FROM mention WHERE house = $1 AND report = $2 AND length(value_key) > 0 ORDER BY n`,
		int64(tx.db.house), int64(seq))
	if err != nil {
		return nil, err
	}
	return collect(rows, func(v *resolve.Value) []any { return []any{&v.Mention, (*uint8)(&v.Kind), &v.Key, &v.Start} })
}

// mostShared bounds how many reports that mention a value are looked through
// for those that are no copies.
const mostShared = 500

// Sharing implements resolve.Groups. Copies say nothing that their original does
// not: a flood of them does not make its number one that too many share.
func (tx *Tx) Sharing(key []byte, before record.Seq, held record.Labels, limit int) ([]resolve.Placed, error) {
	return tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT x.report FROM (SELECT DISTINCT m2.report FROM mention m2 WHERE m2.house = $3
			AND m2.value_key = $4 AND length(m2.value_key) > 0 AND m2.report < $5 AND (m2.labels & $6) = 0 ORDER BY m2.report LIMIT $8) AS x
		WHERE NOT EXISTS (SELECT 1 FROM origin c WHERE c.house = $3 AND c.report = x.report AND c.until = $2 AND c.arrival IN (2, 3))
		ORDER BY x.report LIMIT $7) ORDER BY r.seq`,
		key, int64(before), hiddenFrom(held), limit, mostShared)
}

// SharingAbove implements resolve.Groups.
func (tx *Tx) SharingAbove(key []byte, before record.Seq, below record.Labels, limit int) ([]resolve.Placed, error) {
	return tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT m2.report FROM mention m2 WHERE m2.house = $3 AND m2.value_key = $4
		AND length(m2.value_key) > 0 AND m2.report < $5 AND (m2.labels & $6) = $6 AND m2.labels <> $6 GROUP BY m2.report ORDER BY m2.report LIMIT $7) ORDER BY r.seq`,
		key, int64(before), int64(below), limit)
}

// hiddenFrom is the mask of labels outside held.
func hiddenFrom(held record.Labels) int64 { return int64(^held &^ (1 << record.MaxLabels)) }

// apartNow lists where the reports stand now from which a person separated report $2,
// whichever side of the split it was on: the splitting is about reports, and leads go
// over into others. What stood in the lead beside the split is what it was separated from.
const apartNow = `SELECT a.lead FROM apart a WHERE a.house = $1 AND a.report = $2
	UNION SELECT n.lead FROM apart a
		JOIN lead_report o ON o.house = a.house AND o.lead = a.lead AND o.since <= a.since AND o.until > a.since
		JOIN lead_report n ON n.house = o.house AND n.report = o.report AND n.until = $3
		WHERE a.house = $1 AND a.report = $2
	UNION SELECT n.lead FROM lead_report o
		JOIN apart a ON a.house = o.house AND a.lead = o.lead AND o.since <= a.since AND o.until > a.since
		JOIN lead_report n ON n.house = a.house AND n.report = a.report AND n.until = $3
		WHERE o.house = $1 AND o.report = $2`

// Apart implements resolve.Groups.
func (tx *Tx) Apart(seq record.Seq) ([]record.ID, error) {
	if none, err := tx.nothingApart(); none || err != nil {
		return nil, err
	}
	rows, err := tx.rows(apartNow, int64(tx.db.house), int64(seq), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	out := make([]record.ID, len(raw))
	for i, b := range raw {
		out[i] = idOf(b)
	}
	return out, err
}

// nothingApart reports whether nobody has split anything: then nothing is looked for.
func (tx *Tx) nothingApart() (bool, error) {
	var any bool
	err := tx.row(`SELECT EXISTS (SELECT 1 FROM apart WHERE house = $1)`, int64(tx.db.house)).Scan(&any)
	return !any, err
}

// KeptApart implements resolve.Groups.
func (tx *Tx) KeptApart(a, b record.ID) (bool, error) {
	if none, err := tx.nothingApart(); none || err != nil {
		return false, err
	}
	for _, pair := range [][2]record.ID{{a, b}, {b, a}} {
		var apart bool
		err := tx.row(`SELECT EXISTS (SELECT 1 FROM lead_report m JOIN apart x ON x.house = m.house AND x.report = m.report
			WHERE m.house = $1 AND m.lead = $2 AND m.until = $4 AND (x.lead = $3 OR EXISTS (SELECT 1 FROM lead_report o
				JOIN lead_report n ON n.house = o.house AND n.report = o.report AND n.until = $4 AND n.lead = $3
				WHERE o.house = x.house AND o.lead = x.lead AND o.since <= x.since AND o.until > x.since)))`,
			int64(tx.db.house), pair[0][:], pair[1][:], int64(record.Forever)).Scan(&apart)
		if apart || err != nil {
			return apart, err
		}
	}
	return false, nil
}

// Free implements resolve.Groups. Whatever a person has said of a lead keeps it where it
// is, and so does that somebody has opened it.
func (tx *Tx) Free(lead record.ID) (bool, error) {
	row, err := (folder{x: tx, house: tx.db.house}).lead(lead)
	if err != nil || row.state != record.StateOpen || !row.claimedBy.IsZero() || row.readAt != 0 {
		return false, err
	}
	rows, err := tx.rows(`SELECT e.bytes FROM entry e WHERE e.house = $1 AND e.about = $2 AND e.`+touchedKinds+` ORDER BY e.seq`, int64(tx.db.house), lead[:])
	if err != nil {
		return false, err
	}
	said, err := entriesOf(rows)
	if err != nil || slices.ContainsFunc(said, func(e record.Entry) bool { return !e.Actor.IsZero() }) {
		return false, err
	}
	var split bool
	err = tx.row(`SELECT EXISTS (SELECT 1 FROM lead_report m JOIN apart a ON a.house = m.house AND a.report = m.report
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3)`, int64(tx.db.house), lead[:], int64(record.Forever)).Scan(&split)
	return !split && err == nil, err
}

// touchedKinds are the kinds by which people open a lead and decide about it.
var touchedKinds = kindsIn(touches())

func touches() []record.Kind {
	kinds := []record.Kind{record.KindLeadOpened}
	for k := range record.Kind(255) {
		if desk.ActsOn(k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Confirmed implements resolve.Groups. It goes through holdings judged one only as
// far as every reader of the report may follow.
func (tx *Tx) Confirmed(link record.ID) (record.ID, []resolve.Placed, error) {
	var raw []byte
	var labels record.Labels
	err := tx.row(`SELECT k.holding, r.labels FROM link k JOIN report r ON r.house = k.house AND r.seq = k.report
		WHERE k.house = $1 AND k.id = $2 AND k.until = $3 AND k.kept_out = 0`, int64(tx.db.house), link[:], int64(record.Forever)).Scan(&raw, labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil, nil
	}
	if err != nil {
		return record.ID{}, nil, err
	}
	holding := idOf(raw)
	parts, err := tx.identity(holding, labels)
	if err != nil {
		return holding, nil, err
	}
	var reports []resolve.Placed
	for _, part := range parts {
		found, err := tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT k.report FROM link k WHERE k.house = $3 AND k.holding = $4
			AND k.until = $2 AND k.state = $5 AND k.kept_out = 0) ORDER BY r.seq`, part[:], int64(record.LinkConfirmed))
		if err != nil {
			return holding, nil, err
		}
		for i := range found {
			found[i].Means = part
		}
		reports = append(reports, found...)
	}
	slices.SortStableFunc(reports, func(a, b resolve.Placed) int { return cmp.Compare(a.Seq, b.Seq) })
	return holding, reports, nil
}

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

// tells returns the reports of a lead, copies left out, that joined by what they tell,
// and the origins that say the same as others in nearly the same words.
func (tx *Tx) tells(lead record.ID) (tells []record.ID, echoes [][2]record.ID, err error) {
	rows, err := tx.rows(`SELECT r.id, m.why FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3 AND length(m.why) > 0
		AND NOT EXISTS (SELECT 1 FROM origin o WHERE o.house = r.house AND o.report = r.seq AND o.until = $3 AND o.origin <> r.id) ORDER BY r.seq`,
		int64(tx.db.house), lead[:], int64(record.Forever))
	if err != nil {
		return nil, nil, err
	}
	found, err := collect(rows, func(t *struct{ id, why []byte }) []any { return []any{&t.id, &t.why} })
	for _, t := range found {
		why, err := unpacked[record.Joined](t.why)
		if err != nil {
			return nil, nil, err
		}
		if i := slices.IndexFunc(why, func(j record.Joined) bool { return j.Because == record.BecauseSame }); i >= 0 {
			of, err := tx.Placed(why[i].With)
			if err != nil {
				return nil, nil, err
			}
			echoes = append(echoes, [2]record.ID{idOf(t.id), of.Origin})
		} else if slices.ContainsFunc(why, func(j record.Joined) bool { return j.Because == record.BecauseWords && !j.Quiet }) {
			tells = append(tells, idOf(t.id))
		}
	}
	return tells, echoes, err
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
