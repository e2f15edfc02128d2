package storetest

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// saved is a backup in memory.
type saved struct{ entries, keys, destroyed bytes.Buffer }

func save(t *testing.T, db *store.DB) *saved {
	t.Helper()
	var s saved
	if err := db.Backup(t.Context(), &s.entries, &s.keys); err != nil {
		t.Fatal(err)
	}
	if err := db.Destroyed(t.Context(), &s.destroyed); err != nil {
		t.Fatal(err)
	}
	return &s
}

// from is what to restore; list is the list of disposals or nil.
func (s *saved) from(list *bytes.Buffer) *store.Saved {
	from := &store.Saved{Entries: bytes.NewReader(s.entries.Bytes()), Keys: bytes.NewReader(s.keys.Bytes())}
	if list != nil {
		from.Destroyed = bytes.NewReader(list.Bytes())
	}
	return from
}

func restored(t *testing.T, p Place, c *clock, from *store.Saved) *store.DB {
	t.Helper()
	db, err := p.Open(store.Options{Now: c.Now, Restore: from})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// backupIdentity backs a house up while others write to it and restores it.
func backupIdentity(t *testing.T, p, other, busyPlace Place) {
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 41)
	h.live(150)
	write(t, db, func(tx *store.Tx) error {
		if err := tx.Once(record.ID{1, 2, 3}); err != nil {
			return err
		}
		_, err := tx.Append(noted("once"))
		return err
	})
	if _, err := stages(db).Step(t.Context(), counting, 3, func(*store.Tx, []record.Entry) ([]record.Draft, error) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	before, rows := whole(t, db), h.everything(p)
	quiet, busy := save(t, db), saveWhileWriting(t, db)
	whole(t, restored(t, busyPlace, c, busy.from(nil)))

	back := restored(t, other, c, quiet.from(nil))
	if after := whole(t, back); after.Root != before.Root || after.Entries != before.Entries || after.Contents != before.Contents {
		t.Errorf("root %v of %d entries, was %v of %d", after.Root, after.Entries, before.Root, before.Entries)
	}
	there := &history{t: t, db: back}
	if diff := apart(rows, there.everything(other)); diff != "" {
		t.Errorf("saved -, restored +:\n%s", diff)
	}
	again := save(t, back)
	if !bytes.Equal(again.entries.Bytes(), quiet.entries.Bytes()) || !bytes.Equal(again.keys.Bytes(), quiet.keys.Bytes()) {
		t.Error("the backup of what was restored is another one")
	}
	err := back.Write(t.Context(), store.Interactive, func(tx *store.Tx) error { return tx.Once(record.ID{1, 2, 3}) })
	if !errors.Is(err, store.ErrRepeated) {
		t.Errorf("a request from before: %v", err)
	}
	if got, want := count(t, other, `SELECT seq FROM stage`), count(t, p, `SELECT seq FROM stage`); got != want {
		t.Errorf("the stage stands at %d, stood at %d", got, want)
	}
	appended(t, back, noted("goes on"))
	whole(t, back)
}

// saveWhileWriting saves while others write.
func saveWhileWriting(t *testing.T, db *store.DB) *saved {
	t.Helper()
	var writer sync.WaitGroup
	defer writer.Wait()
	writing := make(chan struct{})
	writer.Go(func() {
		for i := range 20 {
			err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
				_, err := tx.Append(noted("meanwhile"))
				return err
			})
			if err != nil {
				t.Error(err)
			}
			if i == 0 {
				close(writing)
			}
		}
	})
	<-writing
	whole(t, db) // as of one moment, too
	return save(t, db)
}

// restoreDestroys restores an older backup: disposals that came after it, in a
// newer list, are carried out again, and recorded.
func restoreDestroys(t *testing.T, p, other Place) {
	c := newClock()
	db := open(t, p, c)
	early, late := taken(t, db, "zanzibar lantern"), taken(t, db, "periwinkle quay")
	kept := taken(t, db, "ordinary quay")
	dispose := func(e record.Entry) {
		if err := db.Dispose(t.Context(), sitter, record.DisposalOrder, e.About); err != nil {
			t.Fatal(err)
		}
	}
	withKeys := save(t, db) // these keys open everything
	dispose(early)
	old := save(t, db)
	old.keys = withKeys.keys
	if err := tooOld(t, other, c, old); err == nil {
		t.Error("keys older than the entries were taken")
	}
	old.keys = save(t, db).keys
	dispose(late)
	newest := save(t, db)

	back := restored(t, other, c, old.from(&newest.destroyed))
	whole(t, back)
	for _, word := range []string{"zanzibar", "periwinkle"} {
		if got := naming(t, back, word); got != nil {
			t.Errorf("%s is found again in %d", word, got)
		}
	}
	if got := naming(t, back, "quay"); !slices.Equal(got, []record.Seq{kept.Seq}) {
		t.Errorf("what was kept is found in %d", got)
	}
	all := numbered(t, other, back)
	last, ok := all[len(all)-1].Body.(*record.ContentDisposed)
	if !ok || !slices.Equal(last.Keys, []record.ID{late.About}) || last.Reason != record.DisposalOrder {
		t.Errorf("the later disposal is recorded as %+v", all[len(all)-1])
	}
	var list bytes.Buffer
	if err := back.Destroyed(t.Context(), &list); err != nil || list.String() != newest.destroyed.String() {
		t.Errorf("disposals now, %v:\n%s\nbefore:\n%s", err, &list, &newest.destroyed)
	}
}

func tooOld(t *testing.T, p Place, c *clock, s *saved) error {
	t.Helper()
	db, err := p.Open(store.Options{Now: c.Now, Restore: s.from(nil)})
	if err == nil {
		err = db.Close()
		t.Error("restored")
	}
	return err
}

func restoreRefuses(t *testing.T, p Place, empty func(*testing.T) Place) {
	c := newClock()
	db := open(t, p, c)
	newHistory(t, db, c, 51).live(30)
	good := save(t, db)
	o := store.Options{Now: c.Now, Restore: good.from(nil)}
	if _, err := p.Open(o); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("into a house: %v", err)
	}
	other := empty(t)
	stranger := save(t, open(t, empty(t), c))
	flip := func(b []byte, at int) *bytes.Reader {
		b = bytes.Clone(b)
		b[(at+len(b))%len(b)] ^= 4
		return bytes.NewReader(b)
	}
	for name, from := range map[string]*store.Saved{
		"cut short":             {Entries: bytes.NewReader(good.entries.Bytes()[:good.entries.Len()-40]), Keys: &good.keys},
		"cut within":            {Entries: bytes.NewReader(good.entries.Bytes()[:good.entries.Len()/2]), Keys: bytes.NewReader(good.keys.Bytes())},
		"another file":          {Entries: strings.NewReader("PK\x03\x04"), Keys: bytes.NewReader(good.keys.Bytes())},
		"more behind":           {Entries: bytes.NewReader(append(bytes.Clone(good.entries.Bytes()), 0)), Keys: bytes.NewReader(good.keys.Bytes())},
		"keys cut":              {Entries: bytes.NewReader(good.entries.Bytes()), Keys: bytes.NewReader(good.keys.Bytes()[:300])},
		"keys of another house": {Entries: bytes.NewReader(good.entries.Bytes()), Keys: bytes.NewReader(stranger.keys.Bytes())},
		"byte in the entries":   {Entries: flip(good.entries.Bytes(), good.entries.Len()/3), Keys: bytes.NewReader(good.keys.Bytes())},
		"byte in the contents":  {Entries: flip(good.entries.Bytes(), -2000), Keys: bytes.NewReader(good.keys.Bytes())},
		"byte in the keys":      {Entries: bytes.NewReader(good.entries.Bytes()), Keys: flip(good.keys.Bytes(), 200)},
		"list of another house": {Entries: bytes.NewReader(good.entries.Bytes()), Keys: bytes.NewReader(good.keys.Bytes()), Destroyed: strings.NewReader(`{"house":1,"record":"0198f7c2-0000-7000-8000-000000000000","reason":"retention period over"}`)},
		"list that is none":     {Entries: bytes.NewReader(good.entries.Bytes()), Keys: bytes.NewReader(good.keys.Bytes()), Destroyed: strings.NewReader("hello")},
	} {
		got, err := other.Open(store.Options{Now: c.Now, Restore: from})
		if err == nil {
			t.Errorf("%s: restored", name)
			if err := got.Close(); err != nil {
				t.Error(err)
			}
			return
		}
		if n := count(t, other, `SELECT COUNT(*) FROM entry`) + count(t, other, `SELECT COUNT(*) FROM head`) + count(t, other, `SELECT COUNT(*) FROM content_key`); n != 0 {
			t.Errorf("%s: left %d rows behind", name, n)
		}
	}
	whole(t, restored(t, other, c, good.from(nil)))
}
