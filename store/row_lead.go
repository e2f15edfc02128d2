package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"watchfloor/rank"
	"watchfloor/record"
)

// leadRow is one version of a lead.
type leadRow struct {
	id              record.ID
	labels          record.Labels
	state           record.LeadState
	firstSeq        record.Seq
	firstAt, lastAt record.Time
	reports         int64
	ceiling         record.Millionths
	weight          []byte // packed by packWeight
	factors         []byte // JSON of []record.Measure
	lookBy          record.Time
	origins         int64
	claimedBy       record.ID
	heldUntil       record.Time
	operation       record.ID
	mergedInto      record.ID
	reason          record.Reason
	readAt          record.Time
	sender          record.ID // the only source that speaks in it; zero: several, or one without a name
	grave           bool      // it stays on the board whoever sent it

	onBoard bool // as it was read
	closed  bool // likewise: rejected, traced or part of an operation
}

const leadColumns = `id, labels, state, first_seq, first_at, last_at, reports, ceiling, weight, factors, look_by, origins,
	claimed_by, held_until, operation, merged_into, reason, read_at, sender, grave`

// leadScan reads leadRead.
type leadScan struct {
	r                                  leadRow
	id, claimed, operation, mergedInto []byte
	sender                             []byte
	state, reason, grave, aside        int64
}

func (s *leadScan) fields() []any {
	r := &s.r
	return []any{&s.id, labelsInto{&r.labels}, &s.state, (*int64)(&r.firstSeq), (*int64)(&r.firstAt), (*int64)(&r.lastAt), &r.reports,
		(*int64)(&r.ceiling), &r.weight, &r.factors, (*int64)(&r.lookBy), &r.origins, &s.claimed, (*int64)(&r.heldUntil), &s.operation, &s.mergedInto,
		&s.reason, (*int64)(&r.readAt), &s.sender, &s.grave, &s.aside}
}

func (s *leadScan) row() leadRow {
	r := s.r
	r.id, r.claimedBy, r.operation, r.mergedInto = idOf(s.id), idOf(s.claimed), idOf(s.operation), idOf(s.mergedInto)
	r.state, r.reason = record.LeadState(s.state), record.Reason(s.reason)
	r.sender, r.grave = idOf(s.sender), s.grave != 0
	r.onBoard = r.state == record.StateOpen && s.aside == 0
	r.closed = closedState(r.state)
	return r
}

// leadRead are the columns that leadScan reads.
const leadRead = leadColumns + `, aside`

// scanLead reads leadRead.
func scanLead(scan func(...any) error) (leadRow, error) {
	var s leadScan
	err := scan(s.fields()...)
	return s.row(), err
}

// weightFields are the numbers of a packed weight, in their stored order.
func weightFields(w *rank.Weight) []*int64 {
	return []*int64{&w.Rules, (*int64)(&w.P), (*int64)(&w.S), (*int64)(&w.Mu), (*int64)(&w.Ceiling), (*int64)(&w.Gamma), (*int64)(&w.Delta),
		(*int64)(&w.Window.From), (*int64)(&w.Window.Until), (*int64)(&w.Window.Trust), (*int64)(&w.Window.Fast),
		(*int64)(&w.Since), (*int64)(&w.Service), &w.Origins, (*int64)(&w.First)}
}

// packWeight writes what the board needs of a weight, without its factors, in
// 121 bytes: the board reads hundreds of them for a page.
func packWeight(w rank.Weight) []byte {
	b := []byte{byte(w.Window.Kind)}
	for _, n := range weightFields(&w) {
		b = binary.LittleEndian.AppendUint64(b, uint64(*n))
	}
	return b
}

func unpackWeight(b []byte) (rank.Weight, error) {
	var w rank.Weight
	fields := weightFields(&w)
	if len(b) == 0 {
		return w, nil // not weighed yet
	}
	if len(b) != 1+8*len(fields) {
		return w, fmt.Errorf("a stored weight has %d bytes, not %d: run rebuild", len(b), 1+8*len(fields))
	}
	w.Window.Kind = rank.WindowKind(b[0])
	for i, n := range fields {
		*n = int64(binary.LittleEndian.Uint64(b[1+8*i:]))
	}
	return w, nil
}

// lead returns the present version of a lead.
func (f folder) lead(id record.ID) (leadRow, error) {
	r, err := scanLead(f.x.row(`SELECT `+leadRead+` FROM lead WHERE house = $1 AND id = $2 AND until = $3`,
		int64(f.house), id[:], int64(record.Forever)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, fmt.Errorf("there is no lead %s", id)
	}
	return r, err
}

// putLead ends the present version of the lead and begins a new one.
func (f folder) putLead(e record.Entry, r leadRow) error {
	err := f.exec(`UPDATE lead SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), r.id[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.newLead(e, r)
}

func (f folder) newLead(e record.Entry, r leadRow) error {
	if r.weight == nil {
		r.weight, r.factors = []byte{}, []byte{}
	}
	aside, err := f.standsAside(r)
	if err != nil {
		return err
	}
	if err := f.countOpen(e, r, r.state == record.StateOpen && !aside); err != nil {
		return err
	}
	if err := f.keepOutcome(e, r); err != nil {
		return err
	}
	return f.exec(`INSERT INTO lead (house, since, until, `+leadRead+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), r.id[:], int64(r.labels), int64(r.state), int64(r.firstSeq), int64(r.firstAt),
		int64(r.lastAt), r.reports, int64(r.ceiling), r.weight, r.factors, int64(r.lookBy), r.origins, r.claimedBy[:], int64(r.heldUntil),
		r.operation[:], r.mergedInto[:], int64(r.reason), int64(r.readAt), r.sender[:], oneIf(r.grave), oneIf(aside))
}

func oneIf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// countOpen keeps the number of leads on the board with the lead's labels.
func (f folder) countOpen(e record.Entry, r leadRow, onBoard bool) error {
	switch {
	case onBoard && !r.onBoard:
		return f.addOpen(e, r.labels, 1)
	case !onBoard && r.onBoard:
		return f.addOpen(e, r.labels, -1)
	}
	return nil
}

func (f folder) addOpen(e record.Entry, labels record.Labels, change int64) error {
	var since, n int64
	err := f.x.row(`SELECT since, n FROM open_leads WHERE house = $1 AND labels = $2 ORDER BY since DESC LIMIT 1`,
		int64(f.house), int64(labels)).Scan(&since, &n)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	err = f.exec(`UPDATE open_leads SET until = $4 WHERE house = $1 AND labels = $2 AND since = $3 AND since < $4`,
		int64(f.house), int64(labels), since, int64(e.Seq))
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO open_leads (house, labels, since, until, n) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (house, labels, since) DO UPDATE SET n = excluded.n`, int64(f.house), int64(labels), int64(e.Seq), int64(record.Forever), n+change)
}

// labelsInto scans a set of labels from its signed column.
type labelsInto struct{ to *record.Labels }

// Scan implements sql.Scanner.
func (l labelsInto) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("labels are %T, not a number", v)
	}
	*l.to = record.Labels(n)
	return nil
}

// scannedID scans an id without a copy between; anything else leaves none.
type scannedID record.ID

// Scan implements sql.Scanner.
func (s *scannedID) Scan(v any) error {
	b, _ := v.([]byte)
	*s = scannedID(idOf(b))
	return nil
}

// scannedKey is scannedID for the key of a content.
type scannedKey struct {
	record.ContentKey
	there bool
}

// Scan implements sql.Scanner.
func (s *scannedKey) Scan(v any) error {
	b, _ := v.([]byte)
	if s.there = len(b) == len(s.ContentKey); s.there {
		s.ContentKey = record.ContentKey(b)
	}
	return nil
}

// idOf reads an id from its column.
func idOf(b []byte) record.ID {
	if len(b) != len(record.ID{}) {
		return record.ID{}
	}
	return record.ID(b)
}
