// Package witness brings checkpoints of a house to those who keep them: into a
// folder, or to another house; and it is the other side of the folder, which
// somebody else runs to notice that a record was changed or that nothing comes any
// more.
//
// In the folder a checkpoint of house 5577006791947779410 over 1042 entries is two
// files: 5577006791947779410-1042.note, the signed note, and
// 5577006791947779410-1042.proof, which shows that the log only grew since an
// earlier one. The note is written last and under its name at once, so that who
// sees it sees all of it.
package witness

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"watchfloor/cmd/watchfloor/wholefile"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

const (
	noteExt  = ".note"
	proofExt = ".proof"
)

// Message is a checkpoint on its way to a witness.
type Message struct {
	checkpoint.Checkpoint
	Signed []byte
	Key    checkpoint.Key
	Sent   record.Seq // how many entries the last one to this witness had
	// Prove shows that the log began with the first old entries.
	Prove func(old record.Seq) (checkpoint.Proof, error)
}

// Drop leaves a checkpoint in a folder, durably. The folder is not made: one that
// is missing is a disk or a share that is not there.
func Drop(dir string, m Message) error {
	if about, err := os.Stat(dir); err != nil || !about.IsDir() {
		return errors.Join(fmt.Errorf("the folder %s is not there", dir), err)
	}
	names, err := notes(dir, m.Key)
	if err != nil {
		return err
	}
	old := min(m.Sent, m.Size)
	if n := len(names); n > 0 {
		old = min(max(old, names[n-1]), m.Size)
	}
	proof, err := m.Prove(old)
	if err != nil {
		return err
	}
	name := fileOf(dir, m.Key, m.Size)
	if err := wholefile.Write(name+proofExt, []byte(proof.Text()), 0o644); err != nil {
		return err
	}
	return wholefile.Write(name+noteExt, m.Signed, 0o644)
}

func fileOf(dir string, key checkpoint.Key, size record.Seq) string {
	house := key.Name()[strings.LastIndexByte(key.Name(), '/')+1:]
	return filepath.Join(dir, house+"-"+strconv.FormatInt(int64(size), 10))
}

// notes lists the sizes of the checkpoints of a house in a folder, the smallest first.
func notes(dir string, key checkpoint.Key) ([]record.Seq, error) {
	files, err := os.ReadDir(dir)
	var sizes []record.Seq
	for _, f := range files {
		name, isNote := strings.CutSuffix(f.Name(), noteExt)
		n, err := strconv.ParseInt(name[strings.LastIndexByte(name, '-')+1:], 10, 64)
		if isNote && err == nil && filepath.Base(fileOf(dir, key, record.Seq(n))) == name {
			sizes = append(sizes, record.Seq(n))
		}
	}
	slices.Sort(sizes)
	return sizes, err
}
