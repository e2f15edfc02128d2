package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"watchfloor/holdings"
	"watchfloor/record"
	"watchfloor/resolve"
)

var _ resolve.Reader = (*Tx)(nil)

// Words implements resolve.Reader.
func (tx *Tx) Words(ref record.ContentRef) ([]byte, error) {
	if ref.Class.Guarded() && ref.Class != record.ClassReporter {
		return nil, errGuarded // a stage leaves out what the reporter's own numbers are; the bytes as they came it needs not
	}
	return openContent(tx, tx.db.house, ref.ID)
}

// WordsAll implements resolve.Reader.
func (tx *Tx) WordsAll(refs []record.ContentRef) (map[record.ID][]byte, error) {
	ids := make([]record.ID, len(refs))
	for i, ref := range refs {
		if ids[i] = ref.ID; ref.Class.Guarded() && ref.Class != record.ClassReporter {
			return nil, errGuarded
		}
	}
	found, err := sealedOf(tx, tx.db.house, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[record.ID][]byte, len(found))
	there := make(map[record.ID]bool, len(found))
	for _, c := range found {
		b, err := c.words()
		if err != nil && !errors.Is(err, ErrGone) {
			return nil, err
		}
		if there[c.id] = true; err == nil {
			out[c.id] = b
		}
	}
	for _, id := range ids {
		if !there[id] {
			return nil, fmt.Errorf("content %s %w", id, errNoContent)
		}
	}
	return out, nil
}

// Newest implements resolve.Reader.
func (tx *Tx) Newest() record.Seq { return tx.head.size - 1 }

// HeldAfter implements resolve.Reader.
func (tx *Tx) HeldAfter(after record.Seq, limit int) ([]resolve.Held, bool, error) {
	return heldAfter(tx, tx.db.house, after, limit)
}

// HeldAfter implements resolve.Holdings outside a transaction.
func (s *snapshot) HeldAfter(after record.Seq, limit int) ([]resolve.Held, bool, error) {
	return heldAfter(s, s.db.house, after, limit)
}

type heldRow struct {
	since   record.Seq
	id      scannedID
	labels  record.Labels
	typ     uint8
	class   uint8
	sealed  []byte
	secret  scannedKey
	content scannedID
	marks   int64
}

func (h *heldRow) fields() []any {
	return []any{(*int64)(&h.since), &h.id, labelsInto{&h.labels}, &h.typ, &h.content, &h.marks, &h.class, &h.sealed, &h.secret}
}

// heldColumns reads holding h with its codes and words; what begins after $2 follows.
const heldColumns = `h.id, h.labels, h.type, h.content, COALESCE(y.marks, 0), c.class, c.sealed, k.secret FROM holding h
	JOIN content c ON c.house = h.house AND c.id = h.content
	LEFT JOIN content_key k ON k.house = c.house AND k.key_id = c.key_id
	LEFT JOIN handling y ON y.house = h.house AND y.item = h.id AND y.until = $3
	WHERE h.house = $1 AND h.until = $3 AND `

// heldAfter returns the holdings that ended after an entry and that nothing
// replaced, those whose codes or added names changed after it, all of them, and
// then versions of holdings begun after it.
func heldAfter(q querier, house record.HouseKey, after record.Seq, limit int) ([]resolve.Held, bool, error) {
	args := []any{int64(house), int64(after), int64(record.Forever)}
	var ended []resolve.Held
	var rows []heldRow
	if after >= 0 { // before the first entry nothing was held
		var err error
		if ended, err = endedAfter(q, house, after); err != nil {
			return nil, false, err
		}
		if rows, err = heldRows(q, `SELECT COALESCE(y.since, h.since), `+heldColumns+`h.since <= $2 AND h.id IN (SELECT item FROM handling WHERE house = $1 AND since > $2 AND until = $3
			UNION SELECT holding FROM held_name WHERE house = $1 AND since > $2
			UNION SELECT holding FROM held_name WHERE house = $1 AND until > $2 AND until < $3) ORDER BY 1`, args...); err != nil {
			return nil, false, err
		}
	}
	begun, err := heldRows(q, `SELECT h.since, `+heldColumns+`h.since > $2 ORDER BY h.since LIMIT $4`, append(args, limit)...)
	if err != nil {
		return nil, false, err
	}
	more := len(begun) == limit
	if len(rows) > 0 {
		begun = append(rows, begun...)
	}
	out, err := opened(begun)
	if err == nil {
		err = addNames(q, house, out)
	}
	if len(ended) > 0 {
		out = append(ended, out...)
	}
	return out, more, err
}

// opened opens the words of holdings. That takes longer than reading them: each
// processor opens a part.
func opened(rows []heldRow) ([]resolve.Held, error) {
	out := make([]resolve.Held, len(rows))
	parts := min(runtime.GOMAXPROCS(0), len(rows)/100+1)
	failed := make([]error, parts)
	var all sync.WaitGroup
	for p := range parts {
		all.Go(func() {
			for i := len(rows) * p / parts; i < len(rows)*(p+1)/parts && failed[p] == nil; i++ {
				out[i], failed[p] = rows[i].open()
			}
		})
	}
	all.Wait()
	return out, errors.Join(failed...)
}

func heldRows(q querier, query string, args ...any) ([]heldRow, error) {
	rows, err := q.rows(query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, (*heldRow).fields)
}

func (h *heldRow) open() (resolve.Held, error) {
	held := resolve.Held{Since: h.since, ID: record.ID(h.id), Labels: h.labels, Type: record.HoldingType(h.typ), Marks: record.Handling(h.marks)}
	if !h.secret.there {
		held.Ended = true
		return held, nil
	}
	b, err := unseal(h.secret.ContentKey, record.ID(h.content), record.ContentClass(h.class), h.sealed)
	if err != nil {
		return held, err
	}
	if held.Holding, err = holdings.Decode(b); err != nil {
		return held, fmt.Errorf("holding %s: %w", held.ID, err)
	}
	return held, nil
}

func endedAfter(q querier, house record.HouseKey, after record.Seq) ([]resolve.Held, error) {
	rows, err := q.rows(`SELECT h.until, h.id FROM holding h WHERE h.house = $1 AND h.until > $2 AND h.until < $3
		AND NOT EXISTS (SELECT 1 FROM holding n WHERE n.house = h.house AND n.id = h.id AND n.until = $3)`,
		int64(house), int64(after), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	ended, err := collect(rows, func(h *heldRow) []any { return []any{(*int64)(&h.since), &h.id} })
	var out []resolve.Held
	for _, h := range ended {
		out = append(out, resolve.Held{Since: h.since, ID: record.ID(h.id), Ended: true})
	}
	return out, err
}

// HoldersOf implements resolve.Reader.
func (tx *Tx) HoldersOf(values []string) ([]resolve.Holder, error) {
	var out []resolve.Holder
	for _, v := range values {
		rows, err := tx.rows(`SELECT holding, labels FROM (SELECT holding, labels, since, ROW_NUMBER() OVER (PARTITION BY labels ORDER BY since, holding) AS n
			FROM holding_identifier WHERE house = $1 AND value_key = $2 AND until = $3) AS x WHERE n <= 50 ORDER BY since, holding`,
			int64(tx.db.house), tx.db.keys.value(v), int64(record.Forever))
		if err != nil {
			return nil, err
		}
		found, err := collect(rows, func(h *heldRow) []any { return []any{&h.id, labelsInto{&h.labels}} })
		if err != nil {
			return nil, err
		}
		for _, h := range found {
			out = append(out, resolve.Holder{Value: v, Holding: record.ID(h.id), Labels: h.labels})
		}
	}
	return out, nil
}

// CatchUp brings an index of what is held up to the newest entry and returns it.
func (db *DB) CatchUp(ctx context.Context, k *resolve.Known) (head record.Seq, err error) {
	if head, err = db.Head(ctx); err != nil || head <= k.At() {
		return head, err
	}
	s, err := db.snapshot(ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := s.row(`SELECT size FROM head WHERE house = $1`, int64(db.house)).Scan((*int64)(&head)); err != nil {
		return 0, err
	}
	head--
	return head, k.CatchUp(s, head)
}
