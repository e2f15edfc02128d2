package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"watchfloor/record"
)

// Stages returns the log as a stage sees it: each step is a transaction of its
// own. as gives the stage its reader.
func Stages[T any](db *DB, u Urgency, as func(*Tx) T) record.Log[T] { return dbLog[T]{db, u, as} }

type dbLog[T any] struct {
	db *DB
	u  Urgency
	as func(*Tx) T
}

func (l dbLog[T]) Step(ctx context.Context, s record.Stage, limit int, step func(T, []record.Entry) ([]record.Draft, error)) (int, error) {
	behind, err := l.db.behind(ctx, s)
	if err != nil || !behind {
		return 0, err
	}
	n := 0
	err = l.db.Write(ctx, l.u, func(tx *Tx) (err error) {
		start := l.db.world()
		n, err = stepIn(tx, l.as(tx), s, l.db.pace.limit(s.Cursor, limit), step)
		l.db.pace.took(s.Cursor, n, l.db.world().Sub(start))
		return err
	})
	if errors.Is(err, ErrGone) {
		return 0, record.Unworkable{Err: err} // trying again brings no words back
	}
	if err != nil {
		return 0, err
	}
	return n, nil
}

// Within returns the log as a stage sees it inside one open transaction: its
// steps take part in it. History is loaded so, because each report must have
// gone through all stages before the next one is taken.
func Within[T any](tx *Tx, as func(*Tx) T) record.Log[T] { return txLog[T]{tx, as} }

type txLog[T any] struct {
	tx *Tx
	as func(*Tx) T
}

func (l txLog[T]) Step(_ context.Context, s record.Stage, limit int, step func(T, []record.Entry) ([]record.Draft, error)) (int, error) {
	return stepIn(l.tx, l.as(l.tx), s, limit, step)
}

func stepIn[T any](tx *Tx, reader T, s record.Stage, limit int, step func(T, []record.Entry) ([]record.Draft, error)) (int, error) {
	now, err := tx.cursor(s.Cursor)
	if err != nil {
		return 0, err
	}
	head := tx.head.size - 1
	news, err := tx.newEntries(s, now.looked, limit)
	if err != nil {
		return 0, err
	}
	if len(news) < limit {
		now.looked = head
	}
	if len(news) == 0 {
		tx.keepCursor(s.Cursor, now)
		return 0, nil
	}
	drafts, err := step(reader, news)
	var part record.Unfinished
	if errors.As(err, &part) {
		news, err, now.looked = news[:part.Done], nil, now.at
	}
	if err != nil {
		return 0, fmt.Errorf("stage %s: %w", s.Cursor, err)
	}
	if _, err := tx.Append(drafts...); err != nil {
		return 0, fmt.Errorf("stage %s: %w", s.Cursor, err)
	}
	if len(news) == 0 {
		return min(len(drafts), 1), nil // the cursor stays where it is
	}
	now.at, now.moved = news[len(news)-1].Seq, true // the table learns of it with the transaction
	now.looked = max(now.looked, now.at)
	tx.keepCursor(s.Cursor, now)
	return len(news), nil
}

// idle remembers up to which committed entry a stage has nothing to do, so that
// many entries of other kinds are not looked through again and again.
type idle struct {
	mu sync.Mutex
	at map[record.Cursor]record.Seq
}

func (i *idle) upTo(c record.Cursor) record.Seq {
	i.mu.Lock()
	defer i.mu.Unlock()
	if at, ok := i.at[c]; ok {
		return at
	}
	return -1
}

func (i *idle) is(c record.Cursor, upTo record.Seq) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.at == nil {
		i.at = map[record.Cursor]record.Seq{}
	}
	i.at[c] = max(i.at[c], upTo)
}

// behind reports, without waiting for the turn to write, whether a stage has
// anything to do.
func (db *DB) behind(ctx context.Context, s record.Stage) (bool, error) {
	query := `SELECT size - 1, EXISTS (SELECT 1 FROM entry WHERE house = $1 AND seq > COALESCE((SELECT seq FROM stage WHERE house = $1 AND name = $2), -1)
		AND seq > $3 AND ` + kindsIn(s.Kinds) + `) FROM head WHERE house = $1`
	st, err := db.reads.prepare(ctx, db.read, query)
	if err != nil {
		return false, db.engine.Explain(err)
	}
	var head record.Seq
	var behind bool
	if err := st.QueryRowContext(ctx, int64(db.house), int64(s.Cursor), int64(db.idle.upTo(s.Cursor))).Scan((*int64)(&head), &behind); err != nil {
		return false, db.engine.Explain(err)
	}
	if !behind {
		db.idle.is(s.Cursor, head)
	}
	return behind, nil
}

// cursorNow is how far a stage has come in a transaction.
type cursorNow struct {
	at     record.Seq // the last entry it has worked on, -1 for none
	looked record.Seq // up to here nothing behind at is of its kinds
	moved  bool       // the table does not know at yet
}

// cursor returns how far a stage has come.
func (tx *Tx) cursor(c record.Cursor) (cursorNow, error) {
	if now, ok := tx.cursors[c]; ok {
		return now, nil
	}
	at := record.Seq(-1)
	err := tx.row(`SELECT seq FROM stage WHERE house = $1 AND name = $2`, int64(tx.db.house), int64(c)).Scan((*int64)(&at))
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return cursorNow{at: at, looked: max(at, tx.db.idle.upTo(c))}, err
}

// StageAt returns the last entry that a stage has worked on, -1 for none.
func (tx *Tx) StageAt(c record.Cursor) (record.Seq, error) {
	now, err := tx.cursor(c)
	return now.at, err
}

func (tx *Tx) keepCursor(c record.Cursor, now cursorNow) {
	if tx.cursors == nil {
		tx.cursors = map[record.Cursor]cursorNow{}
	}
	tx.cursors[c] = now
}

func (tx *Tx) writeCursors() error {
	for c, now := range tx.cursors {
		if !now.moved {
			continue
		}
		if err := tx.writeCursor(c, now.at); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) writeCursor(c record.Cursor, at record.Seq) error {
	return tx.Exec(`INSERT INTO stage (house, name, seq) VALUES ($1, $2, $3) ON CONFLICT (house, name) DO UPDATE SET seq = excluded.seq`,
		int64(tx.db.house), int64(c), int64(at))
}

func (tx *Tx) newEntries(s record.Stage, after record.Seq, limit int) ([]record.Entry, error) {
	if after >= tx.start.size-1 { // all of them were appended in this transaction
		return freshEntries(tx.fresh[after-(tx.start.size-1):], s.Kinds, limit), nil
	}
	rows, err := tx.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq > $2 AND `+kindsIn(s.Kinds)+` ORDER BY seq LIMIT $3`,
		int64(tx.db.house), int64(after), limit)
	if err != nil {
		return nil, err
	}
	return entriesOf(rows)
}

func freshEntries(from []record.Entry, kinds []record.Kind, limit int) []record.Entry {
	var news []record.Entry
	for _, e := range from {
		if len(news) == limit {
			break
		}
		if slices.Contains(kinds, e.Kind) {
			news = append(news, e)
		}
	}
	return news
}

func entriesOf(rows *sql.Rows) ([]record.Entry, error) {
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	out := make([]record.Entry, len(raw))
	for i, b := range raw {
		if out[i], err = record.DecodeTrusted(b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// kindsIn is a condition on the kind of an entry; kinds are a closed set of
// small numbers, so they stand in the text.
func kindsIn(kinds []record.Kind) string {
	var b strings.Builder
	b.WriteString("kind IN (")
	for i, k := range kinds {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%d", k)
	}
	b.WriteByte(')')
	return b.String()
}
