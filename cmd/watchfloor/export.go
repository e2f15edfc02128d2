package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/store"
)

// exportCommand writes the log for somebody who checks it without the house.
type exportCommand struct {
	houseFlags
	lineFlags
	Out  string `help:"An empty folder to write to." required:"" placeholder:"DIR"`
	From int64  `help:"The first entry to write; of those before it the hashes alone." default:"0"`
}

// exportLine is what export prints.
type exportLine struct {
	Size record.Seq  `json:"size"`
	From record.Seq  `json:"from"`
	Root record.Hash `json:"root"`
}

// Run implements the command. That the log left the house is an entry, before it
// does.
func (c *exportCommand) Run(ctx context.Context, std streams) (err error) {
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	entries, err := newFile(c.Out, checkpoint.EntriesFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, entries.Close()) }()
	hashes, err := newFile(c.Out, checkpoint.HashesFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, hashes.Close()) }()
	at, err := h.exportLog(ctx, record.Seq(c.From), entries, hashes)
	if err != nil {
		return err
	}
	if err = errors.Join(h.signInto(c.Out, at), entries.Sync(), hashes.Sync()); err != nil {
		return err
	}
	if c.JSON {
		return newPrinter(std.out, h.db.House().Class).print(exportLine{at.Size, at.From, at.Hash})
	}
	_, err = fmt.Fprintf(std.out, "%d entries from entry %d on are in %s; whoever checks them needs the public key from another way than this folder\n", at.Size-at.From, at.From, c.Out)
	return err
}

func (h *house) exportLog(ctx context.Context, from record.Seq, entries, hashes io.Writer) (at checkpoint.Checkpoint, err error) {
	err = h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if from < 0 || from >= tx.Size() {
			return fmt.Errorf("there is no entry %d: the newest is %d", from, tx.Size()-1)
		}
		id := record.NewID()
		d := h.sitter().Draft(id, &record.Exported{Export: id, Of: record.ExportLog, AsOf: tx.Size() - 1})
		d.Purpose = record.PurposeReview
		_, err := tx.Append(d)
		return err
	})
	if err != nil {
		return at, err
	}
	return h.db.ExportLog(ctx, from, entries, hashes)
}

// signInto writes the checkpoint and the public key beside an export.
func (h *house) signInto(dir string, at checkpoint.Checkpoint) error {
	signed, err := h.db.Sign(at)
	if err != nil {
		return err
	}
	key, err := h.db.SigningKey()
	if err != nil {
		return err
	}
	return errors.Join(newBytes(dir, checkpoint.NoteFile, signed), newBytes(dir, checkpoint.KeyFile, []byte(key.String()+"\n")))
}

func newBytes(dir, name string, b []byte) error {
	f, err := newFile(dir, name)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// offlineFlags are how verify checks an export, without any house.
type offlineFlags struct {
	Export  string   `help:"Check the export in this folder instead; no house is needed." placeholder:"DIR"`
	Against []string `help:"A checkpoint, or the folder of an earlier export, of which the export must be the continuation." placeholder:"FILE"`
	Key     string   `help:"The public key of the house, as its command \"witness key\" printed it." placeholder:"KEY"`
}

// offlineLine is what verify prints of an export.
type offlineLine struct {
	House    string      `json:"house"`
	Size     record.Seq  `json:"size"`
	From     record.Seq  `json:"from"`
	Entries  int64       `json:"entries"`
	Root     record.Hash `json:"root"`
	At       record.Time `json:"at"`
	Problems []string    `json:"problems"`
}

var errExport = errors.New("the export is not what the house signed")

// verify checks an export and says what is wrong with it.
func (f offlineFlags) verify(std streams, asJSON bool) error {
	v, err := f.check()
	if err != nil {
		return err
	}
	if asJSON {
		err = newPrinter(std.out, record.Live).print(offlineLine{v.Origin, v.Size, v.From, v.Entries, v.Hash, v.At, append([]string{}, v.Problems...)})
	} else {
		for _, p := range v.Problems {
			fmt.Fprintln(std.out, p)
		}
		_, err = fmt.Fprintf(std.out, "%s: %d entries from entry %d on, root %x, signed %s: %d problems\n", v.Origin, v.Entries, v.From, v.Hash, v.At, len(v.Problems))
	}
	if err == nil && !v.Whole() {
		err = errExport
	}
	return err
}

func (f offlineFlags) check() (v checkpoint.Verdict, err error) {
	var open []*os.File
	defer func() {
		for _, file := range open {
			err = errors.Join(err, file.Close())
		}
	}()
	reader := func(dir, name string) *os.File {
		file, failed := os.Open(filepath.Join(dir, name))
		if err = errors.Join(err, failed); failed == nil {
			open = append(open, file)
		}
		return file
	}
	read := func(path string) []byte {
		b, failed := os.ReadFile(path)
		err = errors.Join(err, failed)
		return b
	}
	against := checkpoint.Against{Key: f.Key}
	for _, name := range f.Against {
		if about, failed := os.Stat(name); failed == nil && about.IsDir() {
			against.Hashes = reader(name, checkpoint.HashesFile)
			name = filepath.Join(name, checkpoint.NoteFile)
		}
		against.Notes = append(against.Notes, read(name))
	}
	e := checkpoint.Export{Note: read(filepath.Join(f.Export, checkpoint.NoteFile)), Key: read(filepath.Join(f.Export, checkpoint.KeyFile)),
		Hashes: reader(f.Export, checkpoint.HashesFile), Entries: reader(f.Export, checkpoint.EntriesFile)}
	if err != nil {
		return v, err
	}
	return checkpoint.Check(e, against)
}
