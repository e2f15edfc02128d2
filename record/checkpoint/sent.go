package checkpoint

import (
	"encoding/base64"
	"fmt"

	"watchfloor/record"
)

// Sent is a checkpoint as one house sends it to another: the JSON of
// POST /api/v1/witness.
type Sent struct {
	Key   string     `json:"key"`
	Note  string     `json:"note"`
	Old   record.Seq `json:"old"` // the size that the proof begins at
	Proof []string   `json:"proof,omitempty"`
}

// NewSent puts a checkpoint and its proof together.
func NewSent(key Key, signed []byte, p Proof) Sent {
	s := Sent{Key: key.String(), Note: string(signed), Old: p.Old}
	for _, h := range p.Hashes {
		s.Proof = append(s.Proof, base64.StdEncoding.EncodeToString(h[:]))
	}
	return s
}

// Open reads what was sent, and holds the note to the key that came with it.
func (s Sent) Open() (Checkpoint, Key, Proof, error) {
	p := Proof{Old: s.Old}
	key, err := ParseKey(s.Key)
	if err != nil {
		return Checkpoint{}, key, p, err
	}
	c, err := Open([]byte(s.Note), key)
	if err != nil {
		return c, key, p, err
	}
	for _, text := range s.Proof {
		h, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(h) != len(record.Hash{}) {
			return c, key, p, fmt.Errorf("%q is no hash", text)
		}
		p.Hashes = append(p.Hashes, record.Hash(h))
	}
	return c, key, p, nil
}
