package store

import (
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Piles returns what stands open now under each set of labels that the viewer may
// read, for a shift sheet.
func (tx *Tx) Piles(v lawful.Viewer) ([]desk.Pile, error) {
	const live = ` FROM lead WHERE house = $1 AND state = 0 AND until = 9223372036854775807 AND (labels & $2) = 0`
	rows, err := tx.rows(`SELECT labels, COUNT(*), CAST(COALESCE(SUM(CASE WHEN read_at < last_at THEN 1 ELSE 0 END), 0) AS BIGINT)`+live+` GROUP BY labels ORDER BY labels`,
		int64(tx.db.house), v.Hidden())
	if err != nil {
		return nil, err
	}
	piles, err := collect(rows, func(p *desk.Pile) []any { return []any{labelsInto{&p.Labels}, &p.Open, &p.Unlooked} })
	if err != nil {
		return nil, err
	}
	for i := range piles {
		p := &piles[i]
		const first = ` AND labels = $3 ORDER BY look_by, id LIMIT $4`
		args := []any{int64(tx.db.house), v.Hidden(), int64(p.Labels), desk.SheetLines}
		if p.Due, err = tx.ids(`SELECT id`+live+` AND look_by > 0`+first, args...); err != nil {
			return nil, err
		}
		if p.Waiting, err = tx.ids(`SELECT id`+live+` AND read_at < last_at`+first, args...); err != nil {
			return nil, err
		}
	}
	return piles, nil
}

func (tx *Tx) ids(query string, args ...any) ([]record.ID, error) {
	rows, err := tx.rows(query, args...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	ids := make([]record.ID, len(found))
	for i, b := range found {
		ids[i] = idOf(b)
	}
	return ids, err
}

// SheetNow returns a sheet of which the viewer may read any part, ErrNotFound for others.
func (tx *Tx) SheetNow(v lawful.Viewer, sheet record.ID) (desk.SheetNow, error) {
	var now desk.SheetNow
	rows, err := tx.rows(`SELECT post FROM sheet WHERE house = $1 AND id = $2 AND (labels & $3) = 0`, int64(tx.db.house), sheet[:], v.Hidden())
	if err != nil {
		return now, err
	}
	posts, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return now, err
	}
	if len(posts) == 0 {
		return now, desk.ErrNotFound
	}
	now.Post = idOf(posts[0])
	rows, err = tx.rows(`SELECT side, signer, at, content FROM sheet_signed WHERE house = $1 AND sheet = $2 ORDER BY side`, int64(tx.db.house), sheet[:])
	if err != nil {
		return now, err
	}
	signed, err := collect(rows, (*signedRow).fields)
	for _, s := range signed {
		now.Signed = append(now.Signed, desk.SheetSign{Side: record.SheetSide(s.side), Signer: idOf(s.signer), At: s.at})
	}
	return now, err
}

type signedRow struct {
	side            uint8
	signer, content []byte
	at              record.Time
}

func (s *signedRow) fields() []any { return []any{&s.side, &s.signer, (*int64)(&s.at), &s.content} }

type sheetRow struct {
	id, post, due, pile, maker []byte
	from, until, at            record.Time
	open, unlooked             int64
}

func (s *sheetRow) fields() []any {
	return []any{&s.id, &s.post, (*int64)(&s.from), (*int64)(&s.until), &s.open, &s.unlooked, &s.due, &s.pile, &s.maker, (*int64)(&s.at)}
}

const sheetColumns = `id, post, from_at, until_at, open, unlooked, due, pile, maker, at`

// Sheets returns the newest sheets, without what they list.
func (a *Asked) Sheets(limit int) ([]desk.SheetView, error) {
	rows, err := a.s.rows(`SELECT `+sheetColumns+` FROM sheet WHERE house = $1 AND since <= $2 AND (labels & $3) = 0 ORDER BY since DESC LIMIT $4`,
		append(a.asking(), 4*limit)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*sheetRow).fields)
	if err != nil {
		return nil, err
	}
	var out []desk.SheetView
	for _, r := range found {
		if i := slices.IndexFunc(out, func(s desk.SheetView) bool { return s.ID == idOf(r.id) }); i >= 0 {
			out[i].Open, out[i].Unlooked = out[i].Open+r.open, out[i].Unlooked+r.unlooked
			continue
		}
		if len(out) == limit {
			break
		}
		s := r.view()
		if s.Signed, err = a.signed(s.ID); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (s sheetRow) view() desk.SheetView {
	return desk.SheetView{ID: idOf(s.id), Post: idOf(s.post), From: s.from, Until: s.until, Made: s.at, Maker: idOf(s.maker), Open: s.open, Unlooked: s.unlooked}
}

func (a *Asked) signed(sheet record.ID) ([]desk.SheetSign, error) {
	rows, err := a.s.rows(`SELECT side, signer, at, content FROM sheet_signed WHERE house = $1 AND since <= $2 AND sheet = $3 ORDER BY side`, a.house(), int64(a.Seq), sheet[:])
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*signedRow).fields)
	if err != nil {
		return nil, err
	}
	out := []desk.SheetSign{}
	for _, s := range found {
		words, err := a.words(idOf(s.content))
		if err != nil {
			return nil, err
		}
		out = append(out, desk.SheetSign{Side: record.SheetSide(s.side), Signer: idOf(s.signer), At: s.at, Words: string(words)})
	}
	return out, nil
}

// Sheet returns one sheet as it stood when it was made, with who has signed it by
// the moment of the question. then is the house at that earlier moment.
func (a *Asked) Sheet(id record.ID) (s desk.SheetView, due, pile []record.ID, err error) {
	rows, err := a.s.rows(`SELECT `+sheetColumns+` FROM sheet WHERE house = $1 AND since <= $2 AND (labels & $3) = 0 AND id = $4 ORDER BY labels`, append(a.asking(), id[:])...)
	if err != nil {
		return s, nil, nil, err
	}
	found, err := collect(rows, (*sheetRow).fields)
	if err != nil {
		return s, nil, nil, err
	}
	if len(found) == 0 {
		return s, nil, nil, desk.ErrNotFound
	}
	s = found[0].view()
	s.Open, s.Unlooked = 0, 0
	for _, r := range found {
		s.Open, s.Unlooked = s.Open+r.open, s.Unlooked+r.unlooked
		d, err := unpacked[record.ID](r.due)
		if err != nil {
			return s, nil, nil, err
		}
		p, err := unpacked[record.ID](r.pile)
		if err != nil {
			return s, nil, nil, err
		}
		due, pile = append(due, d...), append(pile, p...)
	}
	s.Signed, err = a.signed(id)
	return s, due, pile, err
}

// Listed returns leads as they stood, the first due first, at most limit; those
// that the viewer may not read any more are left out.
func (a *Asked) Listed(ids []record.ID, limit int) ([]desk.Row, error) {
	there, err := a.leadsAt(ids)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id record.ID) bool { _, ok := there[id]; return !ok })
	slices.SortStableFunc(ids, func(x, y record.ID) int { return cmp.Compare(there[x].lookBy, there[y].lookBy) })
	return a.rows(ids[:min(limit, len(ids))])
}
