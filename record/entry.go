package record

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Seq is the number of an entry in its house, from 0.
type Seq int64

// Forever is the end of what has not ended: the `until` of rows that hold now.
const Forever Seq = 1<<63 - 1

// HouseKey names a house in a database that may hold several.
type HouseKey int64

// entryVersion is the version of the canonical bytes. A change of form is a new
// version with its own golden file; bytes of old entries are never rewritten.
const entryVersion = 1

// Entry is one thing that happened.
type Entry struct {
	House      HouseKey
	Seq        Seq
	Kind       Kind
	RecordedAt Time // when the house wrote it; never goes back
	OccurredAt Time // when it happened, if known
	HistoryAt  Time // in a house of loaded history: when the house would have written it
	Actor      ID   // who did it; zero for the house itself
	Post       ID   // on which duty
	Basis      Basis
	Purpose    Purpose
	About      ID // the report, lead or holding it is mainly about
	Labels     Labels
	Contents   []ContentRef
	Body       Body
}

// At is the moment by which as-of reads the entry.
func (e Entry) At() Time {
	if e.HistoryAt != 0 {
		return e.HistoryAt
	}
	return e.RecordedAt
}

// Content returns the reference of the first content of the class, and whether there is one.
func (e Entry) Content(class ContentClass) (ContentRef, bool) {
	for _, c := range e.Contents {
		if c.Class == class {
			return c, true
		}
	}
	return ContentRef{}, false
}

// wire is the canonical form: fields in this order, absent ones left out,
// no space, no escape of <, > or &.
type wire struct {
	Version    int             `json:"v"`
	House      HouseKey        `json:"house"`
	Seq        Seq             `json:"seq"`
	Kind       string          `json:"kind"`
	RecordedAt Time            `json:"recorded"`
	OccurredAt Time            `json:"occurred,omitempty"`
	HistoryAt  Time            `json:"history,omitempty"`
	Actor      ID              `json:"actor,omitzero"`
	Post       ID              `json:"post,omitzero"`
	Basis      Basis           `json:"basis"`
	Purpose    Purpose         `json:"purpose"`
	About      ID              `json:"about,omitzero"`
	Labels     Labels          `json:"labels,omitempty"`
	Contents   []ContentRef    `json:"contents,omitempty"`
	Body       json.RawMessage `json:"body"`
}

// Encode returns the canonical bytes of the entry.
func (e Entry) Encode() ([]byte, error) {
	if e.Body == nil || e.Body.Kind() != e.Kind {
		return nil, fmt.Errorf("entry %d: body does not belong to kind %q", e.Seq, e.Kind)
	}
	body, err := canonical(e.Body)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return canonical(wire{entryVersion, e.House, e.Seq, e.Kind.String(), e.RecordedAt, e.OccurredAt,
		e.HistoryAt, e.Actor, e.Post, e.Basis, e.Purpose, e.About, e.Labels, e.Contents, body})
}

func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Decode reads canonical bytes. Bytes that are not exactly what Encode would
// write are refused: an entry has one form only.
func Decode(b []byte) (Entry, error) {
	e, err := read(b)
	if err != nil {
		return Entry{}, err
	}
	again, err := e.Encode()
	if err != nil {
		return Entry{}, err
	}
	if !bytes.Equal(b, again) {
		return Entry{}, fmt.Errorf("entry %d: bytes are not canonical", e.Seq)
	}
	return e, nil
}

// DecodeTrusted reads bytes that the house itself wrote and whose hash is
// checked elsewhere, without proving again that they are canonical.
func DecodeTrusted(b []byte) (Entry, error) { return read(b) }

func read(b []byte) (Entry, error) {
	var w wire
	if err := strict(b, &w); err != nil {
		return Entry{}, fmt.Errorf("reading an entry: %w", err)
	}
	if w.Version != entryVersion {
		return Entry{}, fmt.Errorf("entry %d is of version %d; this program reads up to %d: use a newer one", w.Seq, w.Version, entryVersion)
	}
	kind, err := ParseKind(w.Kind)
	if err != nil {
		return Entry{}, fmt.Errorf("entry %d: %w", w.Seq, err)
	}
	body := NewBody(kind)
	if err := strict(w.Body, body); err != nil {
		return Entry{}, fmt.Errorf("entry %d (%s): %w", w.Seq, kind, err)
	}
	return Entry{w.House, w.Seq, kind, w.RecordedAt, w.OccurredAt, w.HistoryAt, w.Actor, w.Post,
		w.Basis, w.Purpose, w.About, w.Labels, w.Contents, body}, nil
}

func strict(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}
