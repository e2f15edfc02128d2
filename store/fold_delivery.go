package store

import (
	"database/sql"
	"errors"

	"watchfloor/record"
)

// sentCounts are what became of the items that were sent.
type sentCounts struct{ sent, taken, repeated, refused int64 }

func (c sentCounts) plus(o sentCounts) sentCounts {
	return sentCounts{c.sent + o.sent, c.taken + o.taken, c.repeated + o.repeated, c.refused + o.refused}
}

// deliveryTaken adds a piece to its delivery and to what was heard of its sources.
func (f folder) deliveryTaken(e record.Entry, b *record.DeliveryTaken) error {
	if err := f.pieceTaken(e, b); err != nil {
		return err
	}
	parts := b.Parts
	if len(parts) == 0 && (b.Sent > 0 || !b.Source.IsZero()) {
		parts = []record.SentPart{{Source: b.Source, Sent: b.Sent, Taken: b.Taken, Repeated: b.Repeated, Refused: b.Refused}}
	}
	for _, p := range parts {
		if err := f.heardOf(e, p, b.End); err != nil {
			return err
		}
	}
	return nil
}

// sender is who sent the items of a delivery so far, when it is one.
type sender struct {
	source  record.ID
	several bool
}

func senderOf(b *record.DeliveryTaken) sender {
	return sender{b.Source, len(b.Parts) > 1}
}

// and is who sent what this sender and another one sent together.
func (s sender) and(o sender) sender {
	if s.several || o.several || s.source != o.source {
		return sender{several: true}
	}
	return s
}

// pieceTaken writes the next version of a delivery.
func (f folder) pieceTaken(e record.Entry, b *record.DeliveryTaken) error {
	var last, several int64
	var source []byte
	began, who := int64(e.At()), senderOf(b)
	now := sentCounts{b.Sent, b.Taken, b.Repeated, b.Refused}
	var before sentCounts
	err := f.x.row(`SELECT since, began_at, source, several, sent, taken, repeated, refused FROM delivery
		WHERE house = $1 AND id = $2 AND labels = $3 AND until = $4`, int64(f.house), b.Delivery[:], int64(e.Labels), int64(record.Forever)).
		Scan(&last, &began, &source, &several, &before.sent, &before.taken, &before.repeated, &before.refused)
	if err == nil {
		now, who = now.plus(before), who.and(sender{idOf(source), several != 0})
		err = f.exec(`UPDATE delivery SET until = $5 WHERE house = $1 AND id = $2 AND labels = $3 AND since = $4`,
			int64(f.house), b.Delivery[:], int64(e.Labels), last, int64(e.Seq))
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	several = 0
	if who.several {
		several = 1
	}
	return f.exec(`INSERT INTO delivery (house, id, since, until, labels, began_at, at, door, format, source, several, sent, taken, repeated, refused, ending)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		int64(f.house), b.Delivery[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), began, int64(e.At()), int64(b.Door), int64(b.Format),
		who.source[:], several, now.sent, now.taken, now.repeated, now.refused, int64(b.End))
}

// heardOf adds what a source sent to what it has sent before. A visit in vain is
// no word from it.
func (f folder) heardOf(e record.Entry, p record.SentPart, end record.DeliveryEnd) error {
	now := sentCounts{p.Sent, p.Taken, p.Repeated, p.Refused}
	var last, at int64
	var before sentCounts
	err := f.x.row(`SELECT since, at, sent, taken, repeated, refused FROM heard WHERE house = $1 AND source = $2 AND labels = $3 AND until = $4`,
		int64(f.house), p.Source[:], int64(e.Labels), int64(record.Forever)).
		Scan(&last, &at, &before.sent, &before.taken, &before.repeated, &before.refused)
	if err == nil {
		now = now.plus(before)
		err = f.exec(`UPDATE heard SET until = $5 WHERE house = $1 AND source = $2 AND labels = $3 AND since = $4`,
			int64(f.house), p.Source[:], int64(e.Labels), last, int64(e.Seq))
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if p.Sent > 0 || end == record.EndComplete {
		at = int64(e.At())
	}
	return f.exec(`INSERT INTO heard (house, source, since, until, labels, at, sent, taken, repeated, refused, ending)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, int64(f.house), p.Source[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), at,
		now.sent, now.taken, now.repeated, now.refused, int64(end))
}
