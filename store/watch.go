package store

import (
	"context"
	"sync"

	"watchfloor/record"
)

// watch wakes those who wait for the log to grow.
type watch struct {
	mu   sync.Mutex
	next chan struct{} // closed at the next growth; nil while nobody waits
}

func (w *watch) tell() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.next != nil {
		close(w.next)
		w.next = nil
	}
}

func (w *watch) wait() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.next == nil {
		w.next = make(chan struct{})
	}
	return w.next
}

// Grown returns a channel that is closed when this process next adds to the log.
// Take it before reading, so that nothing falls between.
func (db *DB) Grown() <-chan struct{} { return db.heads.wait() }

// Head returns the number of the newest entry, whichever process wrote it.
func (db *DB) Head(ctx context.Context) (record.Seq, error) {
	st, err := db.reads.prepare(ctx, db.read, `SELECT size FROM head WHERE house = $1`)
	if err != nil {
		return 0, db.engine.Explain(err)
	}
	var size record.Seq
	err = st.QueryRowContext(ctx, int64(db.house)).Scan((*int64)(&size))
	return size - 1, db.engine.Explain(err)
}
