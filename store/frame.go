package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
)

// A frame is a letter that says what it holds, its length (unsigned varint) and
// its bytes. The last frame of a stream, X, holds the SHA-256 of everything
// before it.

// maxFrame bounds what a broken stream can make the reader allocate; no content
// of the house comes near it.
const maxFrame = 1 << 30

type frameWriter struct {
	to  *bufio.Writer
	sum hash.Hash
	err error // the first one; later frames are not written
}

func newFrameWriter(w io.Writer, magic string) *frameWriter {
	f := &frameWriter{sum: sha256.New()}
	f.to = bufio.NewWriterSize(io.MultiWriter(w, f.sum), 1<<16)
	_, f.err = f.to.WriteString(magic)
	return f
}

func (f *frameWriter) frame(letter byte, parts ...[]byte) error {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	f.write(binary.AppendUvarint([]byte{letter}, uint64(n)))
	for _, p := range parts {
		f.write(p)
	}
	return f.err
}

func (f *frameWriter) write(b []byte) {
	if f.err == nil {
		_, f.err = f.to.Write(b)
	}
}

func (f *frameWriter) json(letter byte, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		f.err = errors.Join(f.err, err)
		return f.err
	}
	return f.frame(letter, b)
}

// close writes the checksum.
func (f *frameWriter) close() error {
	if f.err == nil {
		f.err = f.to.Flush() // so that the sum has seen everything
	}
	if err := f.frame('X', f.sum.Sum(nil)); err != nil {
		return err
	}
	return f.to.Flush()
}

type frameReader struct {
	from *bufio.Reader
	sum  hash.Hash
	name string // of the stream, for errors
}

// newFrameReader checks that the stream is of the sort and version that magic says.
func newFrameReader(r io.Reader, magic, name string) (*frameReader, error) {
	f := &frameReader{bufio.NewReaderSize(r, 1<<16), sha256.New(), name}
	b := make([]byte, len(magic))
	if _, err := io.ReadFull(f.from, b); err != nil || string(b) != magic {
		return nil, errors.Join(fmt.Errorf("this is no %s of a watchfloor, or one of a newer version: it does not begin with %q", name, magic), err)
	}
	f.sum.Write(b)
	return f, nil
}

// each gives every frame before X to take.
func (f *frameReader) each(take func(letter byte, b []byte) error) error {
	for {
		letter, b, err := f.next()
		if err != nil || letter == 'X' {
			return err
		}
		if err := take(letter, b); err != nil {
			return fmt.Errorf("reading the %s: %w", f.name, err)
		}
	}
}

// next returns the next frame; after the frame X, whose checksum it holds to,
// nothing may follow.
func (f *frameReader) next() (letter byte, b []byte, err error) {
	if letter, err = f.from.ReadByte(); err != nil {
		return 0, nil, f.cut(err)
	}
	n, err := binary.ReadUvarint(f.from)
	if err != nil || n > maxFrame {
		return 0, nil, f.cut(err)
	}
	if b, err = readUpTo(f.from, int64(n)); err != nil {
		return 0, nil, f.cut(err)
	}
	if letter == 'X' {
		_, err := f.from.ReadByte()
		if string(b) != string(f.sum.Sum(nil)) || !errors.Is(err, io.EOF) {
			return 0, nil, fmt.Errorf("the %s was altered: its checksum does not hold. Use another copy", f.name)
		}
		return letter, nil, nil
	}
	f.sum.Write(binary.AppendUvarint([]byte{letter}, n))
	f.sum.Write(b)
	return letter, b, nil
}

// readUpTo reads n bytes without believing n before they are there.
func readUpTo(r io.Reader, n int64) ([]byte, error) {
	if n <= 1<<16 {
		b := make([]byte, n)
		_, err := io.ReadFull(r, b)
		return b, err
	}
	b, err := io.ReadAll(io.LimitReader(r, n))
	if err == nil && int64(len(b)) < n {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

func (f *frameReader) cut(err error) error {
	return errors.Join(fmt.Errorf("the %s is cut short or altered. Use another copy", f.name), err)
}
