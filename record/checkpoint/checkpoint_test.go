package checkpoint_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

const noon = record.Time(1_780_000_000_000_000)

// madeLog is a log in memory whose house signs.
type madeLog struct {
	tb      testing.TB
	signer  note.Signer
	key     checkpoint.Key
	entries [][]byte
}

func newLog(tb testing.TB, house record.HouseKey, n int) *madeLog {
	tb.Helper()
	signer, key, err := checkpoint.Signer(checkpoint.Origin(house), [checkpoint.SeedSize]byte{byte(house)})
	if err != nil {
		tb.Fatal(err)
	}
	l := &madeLog{tb, signer, key, nil}
	for i := range n {
		l.entries = append(l.entries, entry(tb, house, record.Seq(i), int64(i)))
	}
	return l
}

func entry(tb testing.TB, house record.HouseKey, seq record.Seq, line int64) []byte {
	tb.Helper()
	b, err := record.Entry{House: house, Seq: seq, Kind: record.KindLineRefused, RecordedAt: noon, Body: &record.LineRefused{Line: line}}.Encode()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// at is the checkpoint over the first entries.
func (l *madeLog) at(size int) checkpoint.Checkpoint {
	var t checkpoint.Tree
	for _, e := range l.entries[:size] {
		t.Add(tlog.RecordHash(e))
	}
	return checkpoint.Checkpoint{Origin: l.key.Name(), Size: record.Seq(size), Hash: t.Root(), At: noon + record.Time(size)*record.Minute}
}

func (l *madeLog) signed(c checkpoint.Checkpoint) []byte {
	l.tb.Helper()
	b, err := c.Sign(l.signer)
	if err != nil {
		l.tb.Fatal(err)
	}
	return b
}

// prove proves that the log of old entries is the beginning of that of size.
func (l *madeLog) prove(old, size int) checkpoint.Proof {
	l.tb.Helper()
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
		for _, i := range at {
			out = append(out, stored[i])
		}
		return out, nil
	})
	for i, e := range l.entries[:size] {
		more, err := tlog.StoredHashes(int64(i), e, read)
		if err != nil {
			l.tb.Fatal(err)
		}
		stored = append(stored, more...)
	}
	hashes, err := tlog.ProveTree(int64(size), int64(old), read)
	if err != nil {
		l.tb.Fatal(err)
	}
	p := checkpoint.Proof{Old: record.Seq(old)}
	for _, h := range hashes {
		p.Hashes = append(p.Hashes, record.Hash(h))
	}
	return p
}

// files are an export as it lies in its folder.
type files map[string][]byte

func (l *madeLog) export(from int) files {
	c := l.at(len(l.entries))
	c.From = record.Seq(from)
	f := files{checkpoint.NoteFile: l.signed(c), checkpoint.KeyFile: []byte(l.key.String() + "\n")}
	for i, e := range l.entries {
		h := tlog.RecordHash(e)
		f[checkpoint.HashesFile] = append(f[checkpoint.HashesFile], h[:]...)
		if i >= from {
			f[checkpoint.EntriesFile] = append(append(f[checkpoint.EntriesFile], e...), '\n')
		}
	}
	return f
}

func (f files) with(name string, b []byte) files {
	out := files{}
	for k, v := range f {
		out[k] = v
	}
	out[name] = b
	return out
}

func (f files) check(tb testing.TB, against checkpoint.Against) checkpoint.Verdict {
	tb.Helper()
	v, err := checkpoint.Check(checkpoint.Export{Note: f[checkpoint.NoteFile], Key: f[checkpoint.KeyFile],
		Hashes: bytes.NewReader(f[checkpoint.HashesFile]), Entries: bytes.NewReader(f[checkpoint.EntriesFile])}, against)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// TestOneChangedByteOfAnExportIsFound changes every byte of every file.
func TestOneChangedByteOfAnExportIsFound(t *testing.T) {
	for _, from := range []int{0, 5} {
		whole := newLog(t, 7, 11).export(from)
		if v := whole.check(t, checkpoint.Against{}); !v.Whole() || v.Entries != int64(11-from) {
			t.Fatalf("a whole export: %+v", v)
		}
		for name, b := range whole {
			for i := range b {
				for _, bit := range []byte{1, 0x20} {
					changed := bytes.Clone(b)
					changed[i] ^= bit
					if v := whole.with(name, changed).check(t, checkpoint.Against{}); v.Whole() {
						t.Errorf("from %d: byte %d of %s changed by %x is not found", from, i, name, bit)
					}
				}
			}
		}
	}
}

// TestWhatIsWrongIsSaidExactly names the entry, and tells altering, cutting off,
// rewriting and another house apart.
func TestWhatIsWrongIsSaidExactly(t *testing.T) {
	l := newLog(t, 7, 40)
	whole := l.export(0)
	altered := bytes.Replace(whole[checkpoint.EntriesFile], []byte(`"line":17`), []byte(`"line":18`), 1)
	lines := bytes.SplitAfter(whole[checkpoint.EntriesFile], []byte("\n"))
	without := bytes.Join(slices.Concat(lines[:12], lines[13:]), nil)
	rewritten := newLog(t, 7, 40)
	for i := 20; i < 40; i++ {
		rewritten.entries[i] = entry(t, 7, record.Seq(i), 1000+int64(i))
	}
	shorter, other := newLog(t, 7, 25), newLog(t, 8, 40)
	impostor := newLog(t, 8, 40)
	impostor.key, impostor.signer = other.key, other.signer
	at30 := checkpoint.Against{Key: l.key.String(), Notes: [][]byte{l.signed(l.at(30))}}
	for _, claim := range []struct {
		name    string
		of      files
		against checkpoint.Against
		want    []string
	}{
		{"nothing", whole, at30, nil},
		{"one entry altered", whole.with(checkpoint.EntriesFile, altered), at30, []string{"entry 17: it was altered"}},
		{"one entry left out", whole.with(checkpoint.EntriesFile, without), at30, []string{"entry 12: it was altered: entry 13 stands in its place", "cut off"}},
		{"cut off", whole.with(checkpoint.EntriesFile, bytes.Join(lines[:33], nil)), at30, []string{"cut off: it holds 33 entries, the checkpoint wants 40; the last is entry 32"}},
		{"an entry added", whole.with(checkpoint.EntriesFile, append(bytes.Clone(whole[checkpoint.EntriesFile]), lines[3]...)), at30, []string{"more than the 40"}},
		{"rewritten from entry 20 on and signed again", rewritten.export(0), at30, []string{"forked: its first 30 entries are not those of the earlier checkpoint"}},
		{"rewritten behind the earlier checkpoint", rewritten.export(0), checkpoint.Against{Key: l.key.String(), Notes: [][]byte{l.signed(l.at(20))}}, nil},
		{"rewritten, against an earlier export", rewritten.export(0), checkpoint.Against{Hashes: bytes.NewReader(whole[checkpoint.HashesFile])}, []string{"entry 20: it is not that of the earlier export"}},
		{"cut off and signed again", shorter.export(0), at30, []string{"cut off: the earlier checkpoint has 30 entries, this log has 25"}},
		{"another house's", other.export(0), at30, []string{"key.txt: it is of another house", "the earlier checkpoint is of another house"}},
		{"another house's key", whole, checkpoint.Against{Key: other.key.String()}, []string{"another house", "signature"}},
		{"an earlier checkpoint that the house did not sign", whole, checkpoint.Against{Notes: [][]byte{other.signed(l.at(30))}}, []string{"the earlier checkpoint: the signature does not hold"}},
		{"a hash altered", whole.with(checkpoint.HashesFile, append([]byte{1}, whole[checkpoint.HashesFile][1:]...)), at30, []string{"hash 0 was altered; the entry itself is the one that was signed"}},
	} {
		v := claim.of.check(t, claim.against)
		all := strings.Join(v.Problems, "\n")
		if (len(v.Problems) == 0) != (claim.want == nil) {
			t.Errorf("%s: %q", claim.name, v.Problems)
		}
		for _, want := range claim.want {
			if !strings.Contains(all, want) {
				t.Errorf("%s: wanted %q in\n%s", claim.name, want, all)
			}
		}
	}
}

// TestALogOnlyGrew: a proof holds between every two sizes, and for no other log.
func TestALogOnlyGrew(t *testing.T) {
	l, other := newLog(t, 7, 20), newLog(t, 7, 20)
	other.entries[4] = entry(t, 7, 4, 99)
	for old := 1; old <= 20; old++ {
		for size := old; size <= 20; size++ {
			p := l.prove(old, size)
			again, err := checkpoint.ParseProof([]byte(p.Text()))
			if err != nil {
				t.Fatal(err)
			}
			if err := checkpoint.Grew(l.at(old), l.at(size), again); err != nil {
				t.Errorf("from %d to %d: %v", old, size, err)
			}
			if err := checkpoint.Grew(l.at(old), other.at(size), other.prove(old, size)); (err != nil) != (old > 4 || size == old && size > 4) {
				t.Errorf("from %d to %d of another log: %v", old, size, err)
			}
		}
	}
	if err := checkpoint.Grew(l.at(9), l.at(8), checkpoint.Proof{}); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Error(err)
	}
}

func TestANoteHasOneForm(t *testing.T) {
	l := newLog(t, 7, 3)
	for _, c := range []checkpoint.Checkpoint{l.at(3), {Origin: l.key.Name(), Size: 5, At: noon, From: 2}, {Origin: l.key.Name(), Size: 5, At: noon, Dismissed: true}} {
		signed := l.signed(c)
		got, err := checkpoint.Open(signed, l.key)
		if err != nil || got != c {
			t.Errorf("%+v is read as %+v: %v", c, got, err)
		}
		for i := range signed {
			changed := bytes.Clone(signed)
			changed[i] ^= 1
			if _, err := checkpoint.Open(changed, l.key); err == nil {
				t.Errorf("byte %d changed: %q", i, changed)
			}
		}
		if _, err := checkpoint.Open(append(signed, signed[len(signed)-1]), l.key); err == nil {
			t.Error("a line more is not found")
		}
	}
	if _, err := checkpoint.Open(newLog(t, 8, 3).signed(l.at(3)), l.key); !errors.Is(err, checkpoint.ErrSignature) {
		t.Error(err)
	}
	if key, err := checkpoint.ParseKey(l.key.String()); err != nil || key.ID() != l.key.ID() || key.ID().IsZero() {
		t.Error(err)
	}
}

// BenchmarkCheck reads an export of a million entries.
func BenchmarkCheck(b *testing.B) {
	const n = 1_000_000
	l := newLog(b, 7, n)
	f := l.export(0)
	against := checkpoint.Against{Key: l.key.String(), Notes: [][]byte{l.signed(l.at(n / 2))}}
	b.SetBytes(int64(len(f[checkpoint.EntriesFile])))
	for b.Loop() {
		if v := f.check(b, against); !v.Whole() {
			b.Fatal(fmt.Sprint(v.Problems))
		}
	}
}
