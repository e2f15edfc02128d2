package witness

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"watchfloor/cmd/watchfloor/wholefile"
	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// State is what a witness remembers from look to look. It lies where the house
// cannot write: whoever could take notes back out of the folder could otherwise
// begin anew.
type State struct {
	Key   string      `json:"key"`
	Since record.Time `json:"since"` // when the first look was
	Size  record.Seq  `json:"size"`
	Hash  record.Hash `json:"hash"`
	At    record.Time `json:"at,omitempty"` // when the newest checkpoint was signed
}

// Seen is what a look found: one line.
type Seen struct {
	House   string      `json:"house"`
	Size    record.Seq  `json:"size"`
	At      record.Time `json:"at"`
	New     int         `json:"new"` // checkpoints that were not seen before
	Late    record.Time `json:"late,omitempty"`
	Problem string      `json:"problem"`
}

// Look checks what has come into a folder since the last look: that each
// checkpoint was signed with the key, that the log only grew from one to the next,
// and that the newest is not older than 24 hours. What was checked is remembered
// in the file of the state; a checkpoint that does not hold never is, so that every
// further look tells of it again.
func Look(dir, stateFile string, key checkpoint.Key, now record.Time) (Seen, error) {
	s, err := readState(stateFile, key, now)
	if err != nil {
		return Seen{}, err
	}
	out := Seen{House: key.Name()}
	sizes, err := notes(dir, key)
	if _, missing := os.Stat(dir); missing != nil {
		err = errors.Join(err, missing)
	}
	if err != nil {
		return out, err
	}
	before := s.Size
	for _, size := range sizes {
		if size < s.Size || out.Problem != "" {
			continue
		}
		if problem := s.see(fileOf(dir, key, size), size, key, now); problem != nil {
			out.Problem = fmt.Sprintf("checkpoint %d: %v", size, problem)
		}
		if size > before && s.Size == size {
			out.New++
		}
	}
	out.Size, out.At = s.Size, s.At
	if last := max(s.At, s.Since); out.Problem == "" && now-last > desk.LateAfter {
		out.Late = last
		out.Problem = "no checkpoint has come since " + last.String() + ": the house does not run, cannot reach this folder, or was told not to send"
	}
	return out, writeState(stateFile, s)
}

// see checks one checkpoint and remembers it.
func (s *State) see(file string, size record.Seq, key checkpoint.Key, now record.Time) error {
	signed, err := os.ReadFile(file + noteExt)
	if err != nil {
		return err
	}
	c, err := checkpoint.Open(signed, key)
	if err != nil {
		return err
	}
	if c.Size != size {
		return fmt.Errorf("the note in it is over %d entries", c.Size)
	}
	if c.At > now+record.Hour {
		return fmt.Errorf("it was signed at %s, which has not come yet", c.At)
	}
	if c.Size == s.Size && c.At == s.At && c.Hash == s.Hash {
		return dismissal(c) // seen before
	}
	before := checkpoint.Checkpoint{Origin: key.Name(), Size: s.Size, Hash: s.Hash}
	proof, err := readProof(file + proofExt)
	if err != nil {
		return err
	}
	if err := checkpoint.Grew(before, c, proof); err != nil {
		return err
	}
	if c.At < s.At {
		return fmt.Errorf("it was signed at %s, before the one that has less entries", c.At)
	}
	s.Size, s.Hash, s.At = c.Size, c.Hash, c.At
	return dismissal(c)
}

func dismissal(c checkpoint.Checkpoint) error {
	if c.Dismissed {
		return fmt.Errorf("this witness was dismissed at %s: nothing will come after this", c.At)
	}
	return nil
}

func readProof(name string) (checkpoint.Proof, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return checkpoint.Proof{}, err
	}
	return checkpoint.ParseProof(b)
}

func readState(name string, key checkpoint.Key, now record.Time) (*State, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return &State{Key: key.String(), Since: now}, nil
	}
	if err != nil {
		return nil, err
	}
	var s State
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("%s: %w: it is what this witness remembers; bring back a copy", name, err)
	}
	if s.Key != key.String() {
		return nil, fmt.Errorf("%s remembers another house (%s): name another file with --state", name, s.Key)
	}
	return &s, nil
}

func writeState(name string, s *State) error {
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return wholefile.Write(name, append(b, '\n'), 0o644)
}
