package store

import (
	"bytes"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// originAt is one arrival of a report in the group of an origin.
type originAt struct {
	group, report, of, source, said, text []byte
	labels                                record.Labels
	seq                                   record.Seq
	received, at                          record.Time
	arrival                               uint8
	share                                 record.Millionths
}

func (o *originAt) fields() []any {
	return []any{&o.group, &o.report, (*int64)(&o.seq), &o.source, &o.said, &o.text, labelsInto{&o.labels}, (*int64)(&o.received), (*int64)(&o.at),
		&o.arrival, &o.of, (*int64)(&o.share)}
}

const memberColumns = `, r.id, r.seq, r.source, r.said, r.text, r.labels, r.received_at, r.at, `

// Origins returns the groups of two and more arrivals after an origin, by the
// ids of their origins: at most limit.
func (a *Asked) Origins(after record.ID, limit int) (desk.Origins, error) {
	out := desk.Origins{Moment: a.Moment, Groups: []desk.OriginView{}}
	ids, more, err := a.originsAfter(after, limit)
	if err != nil || len(ids) == 0 {
		return out, err
	}
	if more {
		out.Next = ids[len(ids)-1]
	}
	groups, err := a.originGroups(ids)
	if err != nil {
		return out, err
	}
	for _, id := range ids {
		if len(groups[id]) < 2 {
			continue
		}
		v := desk.OriginView{Moment: a.Moment, Origin: id}
		shown := a.arranged(&v, groups[id], 0, len(groups[id]))
		if err := a.originIDs(&v, groups[id], shown); err != nil {
			return out, err
		}
		out.Groups = append(out.Groups, v)
	}
	clear(a.opened) // a house has more groups than words have place in memory
	return out, nil
}

// Origin returns the group in which a report stands, or that of an origin: limit
// of its members, those after the first `from`.
func (a *Asked) Origin(id record.ID, from, limit int) (desk.OriginView, error) {
	if report, err := a.originOf(id); err != nil {
		return desk.OriginView{}, err
	} else if !report.IsZero() {
		id = report
	}
	groups, err := a.originGroups([]record.ID{id})
	if err != nil {
		return desk.OriginView{}, err
	}
	if len(groups[id]) == 0 {
		return desk.OriginView{}, desk.ErrNotFound
	}
	v := desk.OriginView{Moment: a.Moment, Origin: id}
	shown := a.arranged(&v, groups[id], from, limit)
	if err := a.originIDs(&v, groups[id], shown); err != nil {
		return v, err
	}
	return v, a.originLines(&v, shown)
}

// originOf returns the origin of a report that the viewer may read; zero for none.
func (a *Asked) originOf(report record.ID) (record.ID, error) {
	rows, err := a.s.rows(`SELECT COALESCE(o.origin, r.id) FROM report r LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.since <= $2 AND o.until > $2
		AND (o.labels & $3) = 0 WHERE r.house = $1 AND r.since <= $2 AND (r.labels & $3) = 0 AND r.id = $4`, append(a.asking(), report[:])...)
	if err != nil {
		return record.ID{}, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil || len(found) == 0 {
		return record.ID{}, err
	}
	return idOf(found[0]), nil
}

// quoted returns the reports that a report quotes.
func (a *Asked) quoted(report record.Seq) ([]record.ID, error) {
	rows, err := a.s.rows(`SELECT q.of FROM quotation q JOIN report r ON r.house = q.house AND r.id = q.of AND (r.labels & $3) = 0
		WHERE q.house = $1 AND q.report = $4 AND q.since <= $2 AND q.until > $2 AND (q.labels & $3) = 0 ORDER BY r.seq`, append(a.asking(), int64(report))...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	var out []record.ID
	for _, b := range found {
		out = append(out, idOf(b))
	}
	return out, err
}

// originsAfter returns ids of origins that more than one arrival may trace to,
// in their order. Each of the three ways in which one may be is read by itself
// as far as a page reaches.
func (a *Asked) originsAfter(after record.ID, limit int) (ids []record.ID, more bool, err error) {
	for _, query := range []string{
		`SELECT DISTINCT origin FROM origin WHERE house = $1 AND origin > $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY origin LIMIT $5`,
		`SELECT DISTINCT origin FROM quotation WHERE house = $1 AND origin > $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY origin LIMIT $5`,
		`SELECT DISTINCT report FROM arrival WHERE house = $1 AND report > $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY report LIMIT $5`,
	} {
		rows, err := a.s.rows(query, append(a.asking(), after[:], limit+1)...)
		if err != nil {
			return nil, false, err
		}
		found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
		if err != nil {
			return nil, false, err
		}
		for _, b := range found {
			ids = append(ids, idOf(b))
		}
	}
	slices.SortFunc(ids, func(x, y record.ID) int { return bytes.Compare(x[:], y[:]) })
	ids = slices.Compact(ids)
	if len(ids) > limit {
		return ids[:limit], true, nil
	}
	return ids, false, nil
}

// originGroups returns the members of origins that the viewer may read, without
// their words.
func (a *Asked) originGroups(ids []record.ID) (map[record.ID][]originAt, error) {
	groups := map[record.ID][]originAt{}
	for _, query := range []string{
		`SELECT o.origin` + memberColumns + `o.arrival, o.of, o.share FROM origin o JOIN report r ON r.house = o.house AND r.seq = o.report
			WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND (r.labels & $3) = 0 AND o.origin IN `,
		`SELECT o.origin` + memberColumns + `4, o.of, o.share FROM quotation o JOIN report r ON r.house = o.house AND r.seq = o.report
			WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND (r.labels & $3) = 0 AND o.origin IN `,
		// A report of which nothing was found is an origin of its own.
		`SELECT r.id` + memberColumns + `0, r.revises, 0 FROM report r WHERE r.house = $1 AND r.since <= $2 AND (r.labels & $3) = 0 AND NOT EXISTS
			(SELECT 1 FROM origin o WHERE o.house = r.house AND o.report = r.seq AND o.since <= $2 AND o.until > $2) AND r.id IN `,
	} {
		found, err := askList(a, question[record.ID]{func(in string) string { return query + in }, a.asking(), ids, idArg}, (*originAt).fields)
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			groups[idOf(m.group)] = append(groups[idOf(m.group)], m)
		}
	}
	return groups, a.addRepeats(groups)
}

// addRepeats adds to each group the reports of it that arrived again. Their
// words are found through the entry.
func (a *Asked) addRepeats(groups map[record.ID][]originAt) error {
	in := map[record.ID]record.ID{}
	var reports []record.ID
	for id, members := range groups {
		for _, m := range members {
			if record.Arrival(m.arrival) != record.ArrivalQuotes {
				in[idOf(m.report)] = id
				reports = append(reports, idOf(m.report))
			}
		}
	}
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT v.report, v.report, v.seq, v.source, v.content, v.content, v.labels, v.received_at, e.at, 1, v.report, 1000000 FROM arrival v
			JOIN entry e ON e.house = v.house AND e.seq = v.seq WHERE v.house = $1 AND v.since <= $2 AND (v.labels & $3) = 0 AND v.report IN ` + in
	}, a.asking(), reports, idArg}, (*originAt).fields)
	if err != nil {
		return err
	}
	for _, m := range found {
		id := in[idOf(m.report)]
		groups[id] = append(groups[id], m)
	}
	return nil
}
