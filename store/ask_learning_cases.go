package store

import (
	"cmp"
	"slices"

	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// learnedRow is a report of a closed lead, as it was when the decision was made.
type learnedRow struct {
	lead, origin, source []byte
	channel              record.Channel
	read, people         saidRow // what the machine read, and people's words
	since                int64   // of these; -1: none
	seq                  int64
	grade                rank.Grade
	received, happened   record.Time
}

func (r *learnedRow) fields() []any {
	out := append([]any{&r.lead, &r.origin, &r.source, (*uint8)(&r.channel)}, r.read.fields()...)
	out = append(append(out, &r.since), r.people.fields()...)
	return append(out, &r.seq, (*uint8)(&r.grade.Scheme), &r.grade.Source, &r.grade.Information, (*int64)(&r.received), (*int64)(&r.happened))
}

const learnedQuery = `SELECT o.lead, COALESCE(x.origin, r.id), r.source, r.channel, COALESCE(g.severity, 0), COALESCE(g.window_from, 0), COALESCE(g.window_until, 0), COALESCE(g.signs, 0),
	COALESCE(c.since, -1), COALESCE(c.severity, 0), COALESCE(c.window_from, 0), COALESCE(c.window_until, 0), COALESCE(c.signs, 0), r.seq, r.scheme, r.reliability, r.credibility,
	CASE WHEN r.received_at = 0 THEN r.at ELSE r.received_at END, r.happened_at
	FROM outcome o JOIN lead_report m ON m.house = o.house AND m.lead = o.lead AND m.since <= o.decided AND m.until > o.decided AND (m.labels & $3) = 0
	JOIN report r ON r.house = m.house AND r.seq = m.report AND (r.labels & $3) = 0
	LEFT JOIN origin x ON x.house = r.house AND x.report = r.seq AND x.since <= o.decided AND x.until > o.decided AND (x.labels & $3) = 0
	LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq AND g.since <= o.decided
	LEFT JOIN corrected c ON c.house = r.house AND c.report = r.seq AND c.since <= o.decided AND c.until > o.decided
	WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.decided >= $4`

// cases returns the closed leads with their origins.
func (a *Asked) cases(found []outcomeRow) ([]learn.Case, error) {
	if len(found) == 0 {
		return nil, nil
	}
	rows, err := a.s.rows(learnedQuery, append(a.asking(), int64(found[len(found)-1].decided))...)
	if err != nil {
		return nil, err
	}
	reports, err := collect(rows, (*learnedRow).fields)
	if err != nil {
		return nil, err
	}
	of := map[record.ID]map[record.ID][]learnedRow{}
	for _, r := range reports {
		lead := idOf(r.lead)
		if of[lead] == nil {
			of[lead] = map[record.ID][]learnedRow{}
		}
		of[lead][idOf(r.origin)] = append(of[lead][idOf(r.origin)], r)
	}
	agree, err := a.agreed(found)
	if err != nil {
		return nil, err
	}
	var out []learn.Case
	for _, o := range found {
		class, ok := learn.ClassOf(o.state, o.reason, o.came)
		if !ok {
			continue
		}
		x := learn.Case{Class: class, Agree: agree[o.lead]}
		for _, reports := range of[o.lead] {
			x.Origins = append(x.Origins, a.learnedOrigin(reports))
		}
		out = append(out, x)
	}
	return out, nil
}

// learnedOrigin makes one of the reports of an origin. Where a person corrected one of
// them, their word counts for all.
func (a *Asked) learnedOrigin(reports []learnedRow) learn.Origin {
	first := slices.MinFunc(reports, func(a, b learnedRow) int { return cmp.Compare(a.seq, b.seq) })
	o := learn.Origin{Channel: first.channel, Source: idOf(first.source)}
	corrected := slices.ContainsFunc(reports, func(r learnedRow) bool { return r.since >= 0 })
	var told []rank.Report
	for _, r := range reports {
		said := r.read
		if corrected {
			said = r.people // nothing where it was another report that was corrected
		}
		o.Signs |= rank.Indicators(said.signs)
		told = append(told, rank.Report{Grade: r.grade, Received: r.received, Dated: r.happened,
			Deadline: rank.Deadline{From: record.Time(said.from), Until: record.Time(said.until)}})
	}
	o.Seen = a.scale.Seen(told)
	return o
}

// factorsThen are the reasons of a lead's weight when it was closed.
type factorsThen struct{ lead, factors []byte }

// agreed returns how many further origins told of the same in each lead, as it was
// weighed when it was closed.
func (a *Asked) agreed(found []outcomeRow) (map[record.ID]int64, error) {
	rows, err := a.s.rows(`SELECT o.lead, l.factors FROM outcome o JOIN lead l ON l.house = o.house AND l.id = o.lead AND l.since <= o.decided AND l.until > o.decided
		WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.decided >= $4`, append(a.asking(), int64(found[len(found)-1].decided))...)
	if err != nil {
		return nil, err
	}
	then, err := collect(rows, func(f *factorsThen) []any { return []any{&f.lead, &f.factors} })
	out := map[record.ID]int64{}
	for _, f := range then {
		if len(f.factors) == 0 {
			continue
		}
		factors, err := unpacked[record.Measure](f.factors)
		if err != nil {
			return nil, err
		}
		for _, m := range factors {
			if m.Code == uint8(rank.Agreeing) {
				out[idOf(f.lead)] = m.Count
			}
		}
	}
	return out, err
}
