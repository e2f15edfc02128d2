package checkpoint

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// The files of an export. Entries stand one a line, as they are in the log: ids,
// codes, numbers and times, no words. The hashes of all entries from the first on
// stand one behind the other, 32 bytes each.
const (
	EntriesFile = "entries.jsonl"
	HashesFile  = "entries.hashes"
	NoteFile    = "checkpoint.note"
	KeyFile     = "key.txt"
)

// Export is a log that left its house.
type Export struct {
	Note, Key       []byte
	Hashes, Entries io.Reader
}

// Against is what an export is held against: earlier checkpoints, and the hashes
// of an earlier export, by which the first entry that differs can be named.
type Against struct {
	Key    string // the public key as it was given out; "" for the one in the export
	Notes  [][]byte
	Hashes io.Reader // nil for none
}

// Verdict is what was found out about an export.
type Verdict struct {
	Checkpoint
	Entries  int64 // how many were read
	Problems []string
}

// mostProblems bounds the list: an export with more is not worth mending.
const mostProblems = 20

func (v *Verdict) problem(format string, args ...any) {
	if len(v.Problems) < mostProblems {
		v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
	}
}

// Check recomputes the log of an export and says exactly what is wrong with it.
// An error is one of reading.
func Check(e Export, against Against) (Verdict, error) {
	c := checker{earlier: map[record.Seq][]Checkpoint{}}
	key := c.key(e.Key, against.Key)
	c.note(e.Note, key)
	c.notes(against.Notes, key)
	if err := c.walk(e, against.Hashes); err != nil {
		return c.out, err
	}
	c.judge()
	return c.out, nil
}

// checker goes through one export.
type checker struct {
	out       Verdict
	signed    bool // there is a checkpoint to hold the entries against
	earlier   map[record.Seq][]Checkpoint
	byHash    Tree         // from the file of hashes
	byEntry   Tree         // from the entries, where they are there
	apart     []record.Seq // entries whose hash is not that in the file
	more      int64        // how many more of them
	misplaced string       // what the first of them says of itself
	forked    []Checkpoint
	lines     int64
}

func (c *checker) key(own []byte, given string) Key {
	key, err := ParseKey(string(own))
	if err != nil || string(own) != key.String()+"\n" {
		c.out.problem("%s: it is no public key", KeyFile)
	}
	if given == "" {
		return key
	}
	want, wrong := ParseKey(given)
	switch {
	case wrong != nil:
		c.out.problem("the key that was given: %v", wrong)
		return key
	case err == nil && key.Name() != want.Name():
		c.out.problem("%s: it is of another house, %s, not %s", KeyFile, key.Name(), want.Name())
	case err == nil && key.String() != want.String():
		c.out.problem("%s: it is not the key that was given", KeyFile)
	}
	return want
}

func (c *checker) note(signed []byte, key Key) {
	got, err := Unchecked(signed)
	c.signed = err == nil
	c.out.Checkpoint = got
	if err == nil && key.verifier != nil {
		_, err = Open(signed, key)
	}
	if err != nil {
		c.out.problem("%s: %v", NoteFile, err)
	}
}

func (c *checker) notes(all [][]byte, key Key) {
	for _, signed := range all {
		earlier, err := Unchecked(signed)
		if err == nil && c.signed && earlier.Origin != c.out.Origin {
			c.out.problem("the earlier checkpoint is of another house: %s, not %s", earlier.Origin, c.out.Origin)
			continue
		}
		if err == nil && key.verifier != nil {
			_, err = Open(signed, key)
		}
		if err != nil {
			c.out.problem("the earlier checkpoint: %v", err)
			continue
		}
		if c.signed && earlier.Size > c.out.Size {
			c.out.problem("cut off: the earlier checkpoint has %d entries, this log has %d", earlier.Size, c.out.Size)
		}
		c.earlier[earlier.Size] = append(c.earlier[earlier.Size], earlier)
	}
}

// walk reads hashes and entries side by side.
func (c *checker) walk(e Export, old io.Reader) error {
	hashes, entries := bufio.NewReaderSize(e.Hashes, 1<<16), bufio.NewReaderSize(e.Entries, 1<<18)
	before := bufio.NewReader(bytes.NewReader(nil))
	if old != nil {
		before = bufio.NewReaderSize(old, 1<<16)
	}
	differs := false
	for {
		c.compareRoots()
		var h tlog.Hash
		if n, err := io.ReadFull(hashes, h[:]); err != nil {
			if n > 0 {
				c.out.problem("%s: it ends in the middle of hash %d", HashesFile, c.byHash.Size())
			}
			if !end(err) {
				return err
			}
			break
		}
		var was tlog.Hash
		if _, err := io.ReadFull(before, was[:]); err == nil && was != h && !differs {
			differs = true
			c.out.problem("entry %d: it is not that of the earlier export", c.byHash.Size())
		}
		if err := c.entry(entries, h); err != nil {
			return err
		}
		c.byHash.Add(h)
	}
	if _, err := io.ReadFull(before, make([]byte, 1)); err == nil {
		c.out.problem("cut off: the earlier export goes on after entry %d", c.byHash.Size()-1)
	}
	return c.rest(entries)
}

func end(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// entry reads the entry that a hash belongs to; what stands before the export's
// first one has a hash alone.
func (c *checker) entry(from *bufio.Reader, h tlog.Hash) error {
	seq := c.byHash.Size()
	if seq < c.out.From {
		c.byEntry.Add(h)
		return nil
	}
	line, err := from.ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if len(line) == 0 {
		return nil // told at the end
	}
	c.lines++
	if line[len(line)-1] != '\n' {
		c.out.problem("%s: it ends in the middle of entry %d", EntriesFile, seq)
	}
	got := tlog.RecordHash(bytes.TrimSuffix(line, []byte("\n")))
	c.byEntry.Add(got)
	if got == h {
		return nil
	}
	if len(c.apart) == 0 {
		c.misplaced = misplaced(line, seq)
	}
	if c.apart = append(c.apart, seq); len(c.apart) > mostProblems {
		c.apart, c.more = c.apart[:mostProblems], c.more+1
	}
	return nil
}

// misplaced says what stands where entry seq belongs, if it is another entry.
func misplaced(line []byte, seq record.Seq) string {
	e, err := record.DecodeTrusted(bytes.TrimSuffix(line, []byte("\n")))
	if err != nil || e.Seq == seq {
		return ""
	}
	return fmt.Sprintf(": entry %d stands in its place", e.Seq)
}

// rest looks at what is left of the entries behind the last hash.
func (c *checker) rest(entries *bufio.Reader) error {
	for {
		line, err := entries.ReadBytes('\n')
		if len(line) > 0 {
			c.lines++
			c.byEntry.Add(tlog.RecordHash(bytes.TrimSuffix(line, []byte("\n"))))
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// compareRoots holds the log so far against the earlier checkpoints of its size.
func (c *checker) compareRoots() {
	for _, earlier := range c.earlier[c.byHash.Size()] {
		if earlier.Size > 0 && c.byHash.Root() != earlier.Hash && c.byEntry.Root() != earlier.Hash {
			c.forked = append(c.forked, earlier)
		}
	}
}
