// Package checkpoint says how a house signs the state of its log, and how
// somebody who has nothing of the house but such notes and a public key checks
// that its record only grew.
//
// A checkpoint is a signed note (golang.org/x/mod/sumdb/note) in the form that
// C2SP calls tlog-checkpoint:
//
//	watchfloor/house/5577006791947779410
//	1042
//	Nd1kZJ5fr2mDXpkwiVKyIT9H2WDqF+5ZcFwI8wDc5ps=
//	time 2026-11-21T13:00:00Z
//
//	— watchfloor/house/5577006791947779410 …
//
// The first line names the house, the second says how many entries the log has,
// the third is the root of the Merkle tree over them. The lines after it are
// ours: time says when it was signed, so that an old one is no sign of life;
// "from N" stands in an export that begins at entry N; "dismissed" in the last one
// that a witness gets.
package checkpoint

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"watchfloor/record"
)

// Checkpoint is what a house says of its log at a moment.
type Checkpoint struct {
	Origin    string // which house
	Size      record.Seq
	Hash      record.Hash
	At        record.Time
	From      record.Seq // of an export: its first entry
	Dismissed bool       // nothing will come after this one
}

const (
	timeLine      = "time "
	fromLine      = "from "
	dismissedLine = "dismissed"
)

// Origin names a house in its checkpoints and keys.
func Origin(house record.HouseKey) string {
	return "watchfloor/house/" + strconv.FormatInt(int64(house), 10)
}

// Text is the text of the note, which is signed.
func (c Checkpoint) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%d\n%s\n%s%s\n", c.Origin, c.Size, base64.StdEncoding.EncodeToString(c.Hash[:]), timeLine, c.At)
	if c.From != 0 {
		fmt.Fprintf(&b, "%s%d\n", fromLine, c.From)
	}
	if c.Dismissed {
		b.WriteString(dismissedLine + "\n")
	}
	return b.String()
}

// Sign makes the note.
func (c Checkpoint) Sign(by note.Signer) ([]byte, error) {
	return note.Sign(&note.Note{Text: c.Text()}, by)
}

// ErrSignature says that a note was not signed with the key it must be signed with.
var ErrSignature = errors.New("the signature does not hold: it was altered, or signed with another key")

// Open reads a note and holds it to the key. There is one form of a note only:
// what Sign would not have written is refused, so that no byte of it can be changed.
func Open(signed []byte, key Key) (Checkpoint, error) {
	n, err := note.Open(signed, note.VerifierList(key.verifier))
	if err != nil {
		return Checkpoint{}, fmt.Errorf("%w (%w)", ErrSignature, err)
	}
	c, err := parse(n.Text)
	if err != nil {
		return c, err
	}
	if again := n.Text + "\n" + signatureLines(n.Sigs); again != string(signed) {
		return c, errors.New("there is more in the note than what was signed")
	}
	if c.Origin != key.Name() {
		return c, fmt.Errorf("it is of %s, the key is of %s", c.Origin, key.Name())
	}
	return c, nil
}

// Unchecked reads a note whose signature is checked elsewhere.
func Unchecked(signed []byte) (Checkpoint, error) {
	text, _, ok := strings.Cut(string(signed), "\n\n")
	if !ok {
		return Checkpoint{}, errors.New("it is no signed note")
	}
	return parse(text + "\n")
}

func signatureLines(sigs []note.Signature) string {
	var b strings.Builder
	for _, s := range sigs {
		raw, err := base64.StdEncoding.DecodeString(s.Base64)
		if err != nil {
			return ""
		}
		fmt.Fprintf(&b, "— %s %s\n", s.Name, base64.StdEncoding.EncodeToString(raw))
	}
	return b.String()
}

func parse(text string) (c Checkpoint, err error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 4 {
		return c, errors.New("it is no checkpoint: a name, a number, a hash and a time are wanted")
	}
	c.Origin = lines[0]
	n, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || n < 0 {
		return c, fmt.Errorf("the number of entries is %q", lines[1])
	}
	c.Size = record.Seq(n)
	h, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(h) != len(c.Hash) {
		return c, fmt.Errorf("the hash is %q", lines[2])
	}
	c.Hash = record.Hash(h)
	for _, line := range lines[3:] {
		if err := c.extend(line); err != nil {
			return c, err
		}
	}
	if c.Text() != text {
		return c, errors.New("it is not written as a house writes it")
	}
	return c, nil
}

// extend reads one of our own lines.
func (c *Checkpoint) extend(line string) (err error) {
	if said, ok := strings.CutPrefix(line, timeLine); ok {
		c.At, err = record.ParseTime(said)
		return err
	}
	if said, ok := strings.CutPrefix(line, fromLine); ok {
		n, err := strconv.ParseInt(said, 10, 64)
		c.From = record.Seq(n)
		return err
	}
	if line != dismissedLine {
		return fmt.Errorf("the line %q is not known here", line)
	}
	c.Dismissed = true
	return nil
}
