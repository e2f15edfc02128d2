package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// signJudged keeps a person's word on an indicator, and what the report says since.
func (f folder) signJudged(e record.Entry, b *record.SignJudged) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	at := []any{int64(f.house), seq, int64(b.Sign.Code), b.Sign.Start, b.Sign.End}
	err = f.exec(`UPDATE sign_judged SET until = $6 WHERE house = $1 AND report = $2 AND code = $3 AND starts = $4 AND ends = $5 AND until = $7`,
		append(at, int64(e.Seq), int64(record.Forever))...)
	if err != nil {
		return err
	}
	holds := 0
	if b.Holds {
		holds = 1
	}
	err = f.exec(`INSERT INTO sign_judged (house, report, code, starts, ends, since, until, labels, holds, harm, actor, at, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, append(at, int64(e.Seq), int64(record.Forever), int64(e.Labels), holds,
		int64(b.Sign.Harm), e.Actor[:], int64(e.At()), note.ID[:])...)
	if err != nil {
		return err
	}
	return f.correct(e, seq)
}

// correct keeps what a report says after people's words on its signs, and whether
// its lead stays in sight when its sender is set aside.
func (f folder) correct(e record.Entry, report int64) error {
	words, err := signWords(f.x, f.house, report, record.Forever-1)
	if err != nil {
		return err
	}
	times, err := f.timeWords(report)
	if err != nil || len(words)+len(times) == 0 {
		return err
	}
	read, err := f.signsRead(report)
	if err != nil {
		return err
	}
	now := read.Corrected(words)
	now.Window = desk.CorrectedWindow(read.Window, now.Window, times)
	err = f.exec(`UPDATE corrected SET until = $3 WHERE house = $1 AND report = $2 AND until = $4`, int64(f.house), report, int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	err = f.exec(`INSERT INTO corrected (house, report, since, until, labels, severity, window_from, window_until, signs) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), report, int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(now.Severity), int64(now.Window.From), int64(now.Window.Until), int64(now.Set()))
	if err != nil {
		return err
	}
	return f.sightOf(e, report)
}

// sightOf asks anew whether the lead of a report is grave.
func (f folder) sightOf(e record.Entry, report int64) error {
	var lead []byte
	err := f.x.row(`SELECT lead FROM lead_report WHERE house = $1 AND report = $2 AND until = $3`, int64(f.house), report, int64(record.Forever)).Scan(&lead)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	r, err := f.lead(idOf(lead))
	if err != nil {
		return err
	}
	rows, err := f.x.rows(`SELECT DISTINCT COALESCE(c.severity, g.severity), g.failed FROM lead_report m JOIN reading g ON g.house = m.house AND g.report = m.report
		LEFT JOIN corrected c ON c.house = m.house AND c.report = m.report AND c.until = $3
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3`, int64(f.house), lead, int64(record.Forever))
	if err != nil {
		return err
	}
	found, err := collect(rows, func(g *[2]int64) []any { return []any{&g[0], &g[1]} })
	if err != nil {
		return err
	}
	grave := false
	for _, g := range found {
		grave = grave || desk.StaysInSight(uint8(g[0]), g[1] != 0)
	}
	if grave == r.grave {
		return nil
	}
	r.grave = grave
	return f.putLead(e, r)
}

// signsRead is what the machine read in a report; nothing where it has not.
func (f folder) signsRead(report int64) (desk.SignReading, error) {
	var r desk.SignReading
	err := f.x.row(`SELECT severity, window_from, window_until FROM reading WHERE house = $1 AND report = $2`, int64(f.house), report).
		Scan(&r.Severity, (*int64)(&r.Window.From), (*int64)(&r.Window.Until))
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	r.Signs, err = signsAt(f.x, f.house, report, record.Forever-1)
	return r, err
}

// signsAt returns the signs that the machine read in a report, as of an entry.
func signsAt(q querier, house record.HouseKey, report int64, at record.Seq) ([]record.Sign, error) {
	rows, err := q.rows(`SELECT code, starts, ends, harm FROM sign WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 ORDER BY n`,
		int64(house), report, int64(at))
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *record.Sign) []any { return []any{&s.Code, &s.Start, &s.End, &s.Harm} })
}

type signWordRow struct {
	desk.SignWord
	holds          int64
	actor, content []byte
}

func (r *signWordRow) fields() []any {
	s := &r.Sign
	return []any{&s.Code, &s.Start, &s.End, &s.Harm, &r.holds, &r.actor, (*int64)(&r.At), &r.content}
}

// signWords returns people's words on the signs of a report, as of an entry.
func signWords(q querier, house record.HouseKey, report int64, at record.Seq) ([]desk.SignWord, error) {
	rows, err := q.rows(`SELECT code, starts, ends, harm, holds, actor, at, content FROM sign_judged
		WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 ORDER BY starts, ends, code`, int64(house), report, int64(at))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*signWordRow).fields)
	var out []desk.SignWord
	for _, r := range found {
		r.Holds, r.Actor, r.Why = r.holds != 0, idOf(r.actor), idOf(r.content)
		out = append(out, r.SignWord)
	}
	return out, err
}
