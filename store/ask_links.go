package store

import (
	"encoding/json"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/resolve"
)

type linkAt struct {
	id, report, holding, text, content, why []byte
	seq, starts, ends, mention              int64
	p                                       int64
	state, typ, status                      uint8
}

func (l *linkAt) fields() []any {
	return []any{&l.id, &l.report, &l.seq, &l.holding, &l.text, &l.content, &l.why, &l.starts, &l.ends, &l.mention, &l.p, &l.state, &l.typ, &l.status}
}

// linksQuery reads links and what they join, but for those to somebody who is kept
// out; a condition on link l follows.
const linksQuery = `SELECT l.id, r.id, l.report, l.holding, r.text, h.content, l.why, l.starts, l.ends, l.mention, l.p, l.state, h.type, COALESCE(c.status, 0)
	FROM link l JOIN report r ON r.house = l.house AND r.seq = l.report
	JOIN holding h ON h.house = l.house AND h.id = l.holding AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0
	LEFT JOIN closed c ON c.house = l.house AND c.holding = l.holding AND c.until = 9223372036854775807
	WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 AND l.kept_out = 0 AND r.disposed = 0 AND `

// links returns links at the moment, the likeliest first. The condition names
// link l; its parameters begin with $4, the limit comes behind them.
func (a *Asked) links(condition string, limit int, args ...any) ([]desk.LinkView, error) {
	all := append(a.asking(), args...)
	all = append(all, limit)
	rows, err := a.s.rows(linksQuery+condition+` ORDER BY l.p DESC, l.report, l.id LIMIT $`+strconv.Itoa(len(all)), all...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*linkAt).fields)
	if err != nil {
		return nil, err
	}
	out := make([]desk.LinkView, 0, len(found))
	for _, l := range found {
		v, hidden, err := a.linkView(l)
		if err != nil {
			return nil, err
		}
		if hidden {
			continue
		}
		out = append(out, v)
	}
	closedFirst(out)
	return out, a.handleLinks(out)
}

// closedFirst puts closed records first: where they stand among the others would
// say how likely they are.
func closedFirst(links []desk.LinkView) {
	slices.SortStableFunc(links, func(a, b desk.LinkView) int {
		switch {
		case a.Closed && b.Closed:
			return slices.Compare(a.ID[:], b.ID[:])
		case a.Closed:
			return -1
		case b.Closed:
			return 1
		}
		return 0
	})
}

// linkView is a link as a page shows it; hidden when it says who somebody under 18
// is to a viewer for whom that is covered, or when a person said that a closed
// record is not meant.
func (a *Asked) linkView(l linkAt) (v desk.LinkView, hidden bool, err error) {
	v = desk.LinkView{ID: idOf(l.id), Status: record.HoldingStatus(l.status), Report: idOf(l.report), Holding: idOf(l.holding), Type: record.HoldingType(l.typ),
		P: record.Millionths(l.p), State: record.LinkState(l.state)}
	h, err := a.held(idOf(l.content))
	if err != nil {
		return v, false, err
	}
	over, err := a.coverOf(v.Report)
	if err != nil || over != nil && over.Hides(record.Named{Mention: l.mention, Start: l.starts, End: l.ends}, namesOf(h)) {
		return v, true, err
	}
	if closed, err := a.closedTo(l); closed || err != nil {
		return closedLink(l), l.state == uint8(record.LinkRefuted), err
	}
	v.ListID, v.Name = h.ListID, nameOf(h)
	if a.short {
		return v, false, nil
	}
	why, err := unpacked[record.Measure](l.why)
	if err != nil {
		return v, false, err
	}
	for _, r := range resolve.Reasons(why) {
		v.Why = append(v.Why, desk.Reason(r))
	}
	if l.ends > l.starts {
		text, err := a.words(idOf(l.text))
		if err != nil {
			return v, false, err
		}
		if l.ends <= int64(len(text)) {
			v.Mention, v.Start, v.End = string(text[l.starts:l.ends]), int(l.starts), int(l.ends)
		}
	}
	return v, false, nil
}

func namesOf(h holdings.Holding) []string {
	out := make([]string, len(h.Names))
	for i, n := range h.Names {
		out[i] = n.Text
	}
	return out
}

// held opens what is held; empty when it was disposed of.
func (a *Asked) held(content record.ID) (holdings.Holding, error) {
	var h holdings.Holding
	b, err := a.words(content)
	if err != nil || b == nil {
		return h, err
	}
	return h, json.Unmarshal(b, &h)
}

// nameOf is what a holding is called: its first name, or its first identifier.
func nameOf(h holdings.Holding) string {
	switch {
	case len(h.Names) > 0:
		return h.Names[0].Text
	case len(h.Identifiers) > 0:
		return h.Identifiers[0].Value
	}
	return disposedWords
}

// addFactors puts the stored factors of a weight back into it.
func addFactors(w *rank.Weight, factors []record.Measure) {
	w.Factors = rank.FromBody(record.LeadWeighed{Factors: factors}, 0).Factors
}
