package store

import (
	"bytes"
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// mostParts bounds how many holdings an identity is walked through: a person judged
// each tie, so that more of them are a mistake that must not stop a page.
const mostParts = 500

// tiesQuery reads the holdings that a person judged to be one with holding $4, of
// those that the viewer may read and that are not kept out.
const tiesQuery = `SELECT t.other FROM (
		SELECT b AS other FROM sameness WHERE house = $1 AND a = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND same = 1
		UNION SELECT a AS other FROM sameness WHERE house = $1 AND b = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND same = 1) t
	JOIN holding h ON h.house = $1 AND h.id = t.other AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0 AND h.role NOT IN (2, 3, 4)`

// walk returns the holdings that hang together with one by ties, the one included,
// by their ids. It does not go on beyond a holding of which through says no.
func walk(q querier, from record.ID, query string, args []any, through func(record.ID) (bool, error)) ([]record.ID, error) {
	all := []record.ID{from}
	for i := 0; i < len(all) && len(all) < mostParts; i++ {
		if ok, err := through(all[i]); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		rows, err := q.rows(query, append(slices.Clone(args), all[i][:])...)
		if err != nil {
			return nil, err
		}
		found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
		if err != nil {
			return nil, err
		}
		for _, b := range found {
			if id := idOf(b); !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	slices.SortFunc(all, func(a, b record.ID) int { return bytes.Compare(a[:], b[:]) })
	return all, nil
}

// Identity returns the holdings that are one with a holding by people's words, the
// holding itself among them, as far as the viewer may read them: closed records are
// left out before a purpose is stated, and what hangs on them alone is too.
func (a *Asked) Identity(holding record.ID) ([]record.ID, error) {
	all, err := a.identity(holding)
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for _, id := range all {
		closed, err := a.ClosedTo(id)
		if err != nil {
			return nil, err
		}
		if !closed || id == holding {
			out = append(out, id)
		}
	}
	return out, nil
}

// identity is Identity with the closed records that hang directly on it.
func (a *Asked) identity(holding record.ID) ([]record.ID, error) {
	out, err := a.keptOutNow(holding)
	if err != nil || out {
		return []record.ID{holding}, err
	}
	return walk(a.s, holding, tiesQuery, a.asking(), func(id record.ID) (bool, error) {
		closed, err := a.ClosedTo(id)
		return !closed, err
	})
}

// keptOutNow reports whether the list said at the moment that whom it holds is a
// victim, witness or reporter.
func (a *Asked) keptOutNow(id record.ID) (bool, error) {
	var n int
	err := a.s.row(`SELECT COUNT(*) FROM holding WHERE house = $1 AND id = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND role IN (2, 3, 4)`,
		append(a.asking(), id[:])...).Scan(&n)
	return n > 0, err
}

// part is a holding as others name it.
func (a *Asked) part(id record.ID) (desk.Part, error) {
	p := desk.Part{Holding: id}
	closed, err := a.ClosedTo(id)
	if err != nil {
		return p, err
	}
	if closed {
		return desk.Part{Name: desk.ClosedWords, Closed: true}, nil
	}
	var source, content []byte
	err = a.s.row(`SELECT type, source, content FROM holding WHERE house = $1 AND id = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0`,
		append(a.asking(), id[:])...).Scan((*uint8)(&p.Type), &source, &content)
	if err != nil {
		return p, err
	}
	h, err := a.held(idOf(content))
	if err != nil {
		return p, err
	}
	p.ListID, p.Name = h.ListID, nameOf(h)
	if p.Handling, err = a.handling(id); err != nil {
		return p, err
	}
	p.List, err = a.sourceName(idOf(source))
	return p, err
}

// Sameness returns what people said of a holding and others.
func (a *Asked) Sameness(holding record.ID) (desk.Sameness, error) {
	var out desk.Sameness
	all, err := a.identity(holding)
	if err != nil {
		return out, err
	}
	for _, id := range all {
		if id == holding {
			continue
		}
		p, err := a.part(id)
		if err != nil {
			return out, err
		}
		out.Parts = append(out.Parts, p)
	}
	sortParts(out.Parts)
	if out.Pairs, err = a.pairs(holding); err != nil {
		return out, err
	}
	return out, nil
}

type pairRow struct {
	a, b, actor, content []byte
	since, until, at     int64
	same                 uint8
}

func (p *pairRow) fields() []any {
	return []any{&p.a, &p.b, &p.since, &p.until, &p.same, &p.actor, &p.at, &p.content}
}

// pairsQuery reads every word on a holding and another that the viewer may read now
// and that is not kept out.
const pairsQuery = `SELECT s.a, s.b, s.since, s.until, s.same, s.actor, s.at, s.content FROM sameness s
	JOIN holding h ON h.house = s.house AND h.id = CASE WHEN s.a = $4 THEN s.b ELSE s.a END AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0 AND h.role NOT IN (2, 3, 4)
	WHERE s.house = $1 AND s.since <= $2 AND (s.labels & $3) = 0 AND s.a = $4
	UNION SELECT s.a, s.b, s.since, s.until, s.same, s.actor, s.at, s.content FROM sameness s
	JOIN holding h ON h.house = s.house AND h.id = s.a AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0 AND h.role NOT IN (2, 3, 4)
	WHERE s.house = $1 AND s.since <= $2 AND (s.labels & $3) = 0 AND s.b = $4 ORDER BY 3 DESC`

// pairs are all words on a holding and others up to the moment, the newest first.
func (a *Asked) pairs(holding record.ID) ([]desk.Pair, error) {
	if out, err := a.keptOutNow(holding); err != nil || out {
		return nil, err
	}
	rows, err := a.s.rows(pairsQuery, append(a.asking(), holding[:])...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*pairRow).fields)
	if err != nil {
		return nil, err
	}
	var out []desk.Pair
	for _, r := range found {
		p, err := a.pair(holding, r)
		if err != nil {
			return nil, err
		}
		if p.Same == record.SameOne && !p.Closed {
			if p.Used, err = a.usedBy(holding, p); err == nil {
				err = a.nameUsed(p.Used)
			}
			if err != nil {
				return nil, err
			}
		}
		out = append(out, p)
	}
	return out, nil
}

func (a *Asked) pair(holding record.ID, r pairRow) (desk.Pair, error) {
	other := idOf(r.b)
	if other == holding {
		other = idOf(r.a)
	}
	part, err := a.part(other)
	if err != nil {
		return desk.Pair{}, err
	}
	p := desk.Pair{Part: part, Same: record.Sameness(r.same), At: record.Time(r.at), Actor: idOf(r.actor), Since: record.Seq(r.since), Ended: record.Seq(r.until)}
	if part.Closed {
		return p, nil
	}
	words, err := a.words(idOf(r.content))
	if err != nil {
		return p, err
	}
	p.Words = string(words)
	if r.until > int64(a.Seq) {
		p.Ended = a.Seq + 1
		return p, nil
	}
	err = a.s.row(`SELECT at FROM entry WHERE house = $1 AND seq = $2`, a.house(), r.until).Scan((*int64)(&p.Until))
	return p, err
}

// OneWith returns the other holdings of an identity, as a match lists them beside
// one that it found: those that the viewer may read, and no closed ones.
func (a *Asked) OneWith(holding record.ID) ([]desk.Part, error) {
	all, err := a.Identity(holding)
	if err != nil || len(all) < 2 {
		return nil, err
	}
	var out []desk.Part
	for _, id := range all {
		if id == holding {
			continue
		}
		p, err := a.part(id)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	sortParts(out)
	return out, nil
}

func sortParts(all []desk.Part) {
	slices.SortStableFunc(all, func(a, b desk.Part) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.List, b.List), cmp.Compare(a.ListID, b.ListID))
	})
}

// MayBe keeps, of holdings that may be one with another, those of which nobody has
// said anything yet, and closed records without their names.
func (a *Asked) MayBe(holding record.ID, found []desk.Likeness) ([]desk.Likeness, error) {
	out, err := a.keptOutNow(holding)
	if err != nil || out {
		return nil, err
	}
	all, err := a.identity(holding)
	if err != nil {
		return nil, err
	}
	var open []desk.Likeness
	for _, l := range found {
		x, y := holding, l.Holding
		if bytes.Compare(x[:], y[:]) > 0 {
			x, y = y, x
		}
		var said int
		err := a.s.row(`SELECT COUNT(*) FROM sameness WHERE house = $1 AND a = $4 AND b = $5 AND since <= $2 AND until > $2 AND (labels & $3) = 0`,
			append(a.asking(), x[:], y[:])...).Scan(&said)
		if err != nil {
			return nil, err
		}
		if said > 0 || slices.Contains(all, l.Holding) {
			continue
		}
		if l.Part, err = a.part(l.Holding); err != nil {
			return nil, err
		}
		if l.Closed {
			l.Why = nil
		}
		open = append(open, l)
	}
	return open, nil
}
