package checkpoint

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// Proof shows that the log of Old entries is the beginning of a later one. Its
// text is a line "old N" and then a hash a line, as C2SP's tlog-witness sends it.
type Proof struct {
	Old    record.Seq
	Hashes []record.Hash
}

// Text is the proof as it is sent.
func (p Proof) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "old %d\n", p.Old)
	for _, h := range p.Hashes {
		b.WriteString(base64.StdEncoding.EncodeToString(h[:]) + "\n")
	}
	return b.String()
}

// ParseProof reads a proof.
func ParseProof(text []byte) (p Proof, err error) {
	first, rest, _ := strings.Cut(string(text), "\n")
	said, ok := strings.CutPrefix(first, "old ")
	n, err := strconv.ParseInt(said, 10, 64)
	if !ok || err != nil || n < 0 {
		return p, errors.New(`it is no proof: its first line must be "old" and a number`)
	}
	p.Old = record.Seq(n)
	for line := range strings.Lines(rest) {
		h, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(line, "\n"))
		if err != nil || len(h) != len(record.Hash{}) {
			return p, fmt.Errorf("%q is no hash", line)
		}
		p.Hashes = append(p.Hashes, record.Hash(h))
	}
	return p, nil
}

// ErrForked says that a log is not the continuation of an earlier one.
var ErrForked = errors.New("the earlier entries are not those of the earlier checkpoint: the record was rewritten")

// Grew checks that the later log begins with the earlier one.
func Grew(earlier, later Checkpoint, p Proof) error {
	switch {
	case later.Origin != earlier.Origin:
		return fmt.Errorf("it is of another house: %s, not %s", later.Origin, earlier.Origin)
	case later.Size < earlier.Size:
		return fmt.Errorf("the record was cut off: it had %d entries and has %d", earlier.Size, later.Size)
	case later.Size == earlier.Size && later.Hash != earlier.Hash:
		return ErrForked
	case later.Size == earlier.Size || earlier.Size == 0:
		return nil
	case p.Old != earlier.Size:
		return fmt.Errorf("the proof begins at %d entries, the earlier checkpoint has %d", p.Old, earlier.Size)
	}
	hashes := make(tlog.TreeProof, len(p.Hashes))
	for i, h := range p.Hashes {
		hashes[i] = tlog.Hash(h)
	}
	if tlog.CheckTree(hashes, int64(later.Size), tlog.Hash(later.Hash), int64(earlier.Size), tlog.Hash(earlier.Hash)) != nil {
		return ErrForked
	}
	return nil
}
