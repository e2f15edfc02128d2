package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/record"
)

// linkedReports is how many linked reports the page of a holding shows.
const linkedReports = 200

// Holding returns the page of a holding.
func (a *Asked) Holding(id record.ID) (desk.HoldingView, error) {
	v, err := a.HoldingFace(id)
	if v.Closed || err != nil {
		return v, err
	}
	if v.Reports, err = a.linkedTo(id); err != nil {
		return v, err
	}
	for _, p := range v.Same.Parts {
		if p.Closed || len(v.Also) >= linkedReports {
			continue
		}
		more, err := a.linkedTo(p.Holding)
		if err != nil {
			return v, err
		}
		v.Also = append(v.Also, more[:min(len(more), linkedReports-len(v.Also))]...)
	}
	if err := a.handleHolding(&v); err != nil {
		return v, err
	}
	v.Trail, err = a.trail(id)
	return v, err
}

// HoldingFace is the page of a holding without the reports and without the trail.
func (a *Asked) HoldingFace(id record.ID) (desk.HoldingView, error) {
	v := desk.HoldingView{Moment: a.Moment, ID: id, Reports: []desk.LinkedReport{}}
	var (
		source, content []byte
		labels          record.Labels
		typ             uint8
		since           record.Seq
	)
	err := a.s.row(`SELECT type, source, content, labels, since FROM holding WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0`,
		a.house(), id[:], int64(a.Seq), a.hidden()).Scan(&typ, &source, &content, labelsInto{&labels}, (*int64)(&since))
	if errors.Is(err, sql.ErrNoRows) {
		return v, desk.ErrNotFound
	}
	if err != nil {
		return v, err
	}
	if v.Closed, err = a.ClosedTo(id); v.Closed || err != nil {
		return v, err
	}
	v.Type = record.HoldingType(typ)
	if v.Holding, err = a.held(idOf(content)); err != nil {
		return v, err
	}
	v.Gone = len(v.Holding.Names) == 0 && len(v.Holding.Identifiers) == 0
	if v.List, err = a.sourceName(idOf(source)); err != nil {
		return v, err
	}
	if v.Labels, err = a.labelNames(labels); err != nil {
		return v, err
	}
	if err := a.s.row(`SELECT at FROM entry WHERE house = $1 AND seq = $2`, a.house(), int64(since)).Scan((*int64)(&v.Since)); err != nil {
		return v, err
	}
	if v.Added, err = a.namesSince(v); err != nil {
		return v, err
	}
	if v.ByPeople, err = a.added(id); err != nil {
		return v, err
	}
	v.Same, err = a.Sameness(id)
	return v, err
}

// namesSince says of each name since which edition of its list it is there.
func (a *Asked) namesSince(v desk.HoldingView) ([]desk.NameSince, error) {
	rows, err := a.s.rows(`SELECT h.content, e.at FROM holding h JOIN entry e ON e.house = h.house AND e.seq = h.since
		WHERE h.house = $1 AND h.since <= $2 AND (h.labels & $3) = 0 AND h.id = $4 ORDER BY h.since`, append(a.asking(), v.ID[:])...)
	if err != nil {
		return nil, err
	}
	editions, err := collect(rows, func(e *edition) []any { return []any{&e.content, (*int64)(&e.at)} })
	if err != nil {
		return nil, err
	}
	var out []desk.NameSince
	for _, e := range editions {
		h, err := a.held(idOf(e.content))
		if err != nil {
			return nil, err
		}
		for _, n := range h.Names {
			stands := slices.ContainsFunc(v.Holding.Names, func(now holdings.Name) bool { return now.Text == n.Text })
			told := slices.ContainsFunc(out, func(s desk.NameSince) bool { return s.Name == n.Text })
			if stands && !told {
				out = append(out, desk.NameSince{Name: n.Text, At: e.at})
			}
		}
	}
	return out, nil
}

type edition struct {
	content []byte
	at      record.Time
}

// linkedTo returns reports that may mean a holding, the likeliest links first.
func (a *Asked) linkedTo(holding record.ID) ([]desk.LinkedReport, error) {
	out := []desk.LinkedReport{}
	links, err := a.links(`l.holding = $4`, linkedReports, holding[:])
	if err != nil {
		return out, err
	}
	for _, l := range links {
		var r reportAt
		err := a.s.row(`SELECT seq, at, received_at, text, said FROM report WHERE house = $1 AND id = $2`, a.house(), l.Report[:]).
			Scan((*int64)(&r.seq), (*int64)(&r.at), (*int64)(&r.received), &r.text, &r.said)
		if err != nil {
			return out, err
		}
		linked := desk.LinkedReport{Link: l, Received: max(r.received, 0)}
		if linked.Received == 0 {
			linked.Received = r.at
		}
		said, err := a.said(idOf(r.said))
		if err != nil {
			return out, err
		}
		if linked.Headline, err = a.headline(said, idOf(r.text)); err != nil {
			return out, err
		}
		if linked.Lead, err = a.leadOf(r.seq); err != nil {
			return out, err
		}
		out = append(out, linked)
	}
	return out, nil
}
