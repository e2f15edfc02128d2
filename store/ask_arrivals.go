package store

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// arrivalsPerPage is how many lines of the take-in log one page shows.
const arrivalsPerPage = 100

type arrivalAt struct {
	seq                        record.Seq
	at                         record.Time
	report, source, text, said []byte
	kept                       []byte
	refused, line, repeat      int64
}

// Arrivals returns lines of the take-in log, newest first.
func (a *Asked) Arrivals(q desk.ArrivalQuery) (desk.Arrivals, error) {
	v := desk.Arrivals{Moment: a.Moment, Lines: []desk.ArrivalLine{}}
	end, err := a.before(q.Before)
	if err != nil {
		return v, err
	}
	var none record.ID
	args := []any{a.house(), int64(end), a.hidden(), none[:], arrivalsPerPage + 1}
	reports, arrivals := "", ""
	if !q.Source.IsZero() {
		reports, arrivals = " AND r.source = $6", " AND v.source = $6"
		args = append(args, q.Source[:])
	}
	if q.Refused {
		reports, arrivals = reports+" AND 1 = 0", arrivals+" AND v.report = $4"
	}
	rows, err := a.s.rows(`SELECT seq, at, id, source, text, said, reason, line, again, kept FROM (
		SELECT r.seq AS seq, r.at AS at, r.id AS id, r.source AS source, r.text AS text, r.said AS said, 0 AS reason, 0 AS line, 0 AS again, r.said AS kept
		FROM report r WHERE r.house = $1 AND r.seq < $2 AND (r.labels & $3) = 0`+reports+`
		UNION ALL
		SELECT v.seq, e.at, v.report, v.source, COALESCE(r.text, $4), COALESCE(r.said, $4), v.reason, v.line, CASE WHEN r.id IS NULL THEN 0 ELSE 1 END, v.content
		FROM arrival v JOIN entry e ON e.house = v.house AND e.seq = v.seq LEFT JOIN report r ON r.house = v.house AND r.id = v.report
		WHERE v.house = $1 AND v.seq < $2 AND (v.labels & $3) = 0`+arrivals+`) AS x ORDER BY seq DESC LIMIT $5`, args...)
	if err != nil {
		return v, err
	}
	found, err := collect(rows, func(r *arrivalAt) []any {
		return []any{(*int64)(&r.seq), (*int64)(&r.at), &r.report, &r.source, &r.text, &r.said, &r.refused, &r.line, &r.repeat, &r.kept}
	})
	if err != nil {
		return v, err
	}
	if v.More = len(found) > arrivalsPerPage; v.More {
		found = found[:arrivalsPerPage]
	}
	for _, r := range found {
		line, err := a.arrivalLine(r)
		if err != nil {
			return v, err
		}
		v.Lines = append(v.Lines, line)
	}
	return v, nil
}

func (a *Asked) arrivalLine(r arrivalAt) (desk.ArrivalLine, error) {
	l := desk.ArrivalLine{Mark: a.Mark(r.seq), At: r.at, Report: idOf(r.report), From: idOf(r.source), Repeat: r.repeat != 0, Line: r.line}
	var err error
	if l.Source, err = a.sourceName(idOf(r.source)); err != nil {
		return l, err
	}
	if l.Report.IsZero() {
		l.Refused = record.Refusal(r.refused).String()
		return l, a.kept(&l, idOf(r.kept))
	}
	said, err := a.said(idOf(r.said))
	if err != nil {
		return l, err
	}
	if l.Headline, err = a.headline(said, idOf(r.text)); err != nil {
		return l, err
	}
	var seq record.Seq
	if err := a.s.row(`SELECT seq FROM report WHERE house = $1 AND id = $2`, a.house(), r.report).Scan((*int64)(&seq)); err != nil {
		return l, err
	}
	if l.Handling, err = a.handling(l.Report); err != nil {
		return l, err
	}
	l.Lead, err = a.leadOf(seq)
	return l, err
}

// kept opens what is kept of something that could not be taken. Nobody could
// read its labels, nor who reported it: it is for those alone who may read all.
func (a *Asked) kept(l *desk.ArrivalLine, content record.ID) error {
	if a.hidden() != 0 || content.IsZero() {
		return nil
	}
	b, err := openContent(a.s, a.s.db.house, content)
	if errors.Is(err, ErrGone) {
		l.Gone = true
		return nil
	}
	l.Kept = b
	return err
}
