package store

import (
	"bytes"
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

type witnessAt struct {
	id, address []byte
	since, at   int64
	way         int64
	until       int64
}

// Witnesses returns to whom checkpoints go, and what was sent to them last; those
// that were dismissed too, because that is what oversight wants to see.
func (a *Asked) Witnesses() ([]desk.WitnessLine, error) {
	rows, err := a.s.rows(`SELECT id, address, since, until, at, way FROM witness WHERE house = $1 AND since <= $2 AND (labels & $3) = 0 ORDER BY since`, a.asking()...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(w *witnessAt) []any { return []any{&w.id, &w.address, &w.since, &w.until, &w.at, &w.way} })
	if err != nil {
		return nil, err
	}
	lines := []desk.WitnessLine{}
	for _, w := range found {
		l := desk.WitnessLine{Witness: idOf(w.id), Way: record.WitnessWay(w.way), Since: record.Time(w.at)}
		words, err := a.words(idOf(w.address))
		if err != nil {
			return nil, err
		}
		l.Address = string(words)
		if l.Ended = record.Seq(w.until); l.Ended > a.Seq {
			l.Ended = 0
		} else {
			if l.Dismissed, err = a.timeOf(record.Seq(w.until)); err != nil {
				return nil, err
			}
		}
		if err := a.lastSent(&l); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// timeOf is the moment of an entry.
func (a *Asked) timeOf(seq record.Seq) (at record.Time, err error) {
	err = a.s.row(`SELECT at FROM entry WHERE house = $1 AND seq = $2`, a.house(), int64(seq)).Scan((*int64)(&at))
	return at, err
}

func (a *Asked) lastSent(l *desk.WitnessLine) error {
	var b []byte
	err := a.s.row(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND kind = $3 AND seq <= $4 ORDER BY seq DESC LIMIT 1`,
		a.house(), l.Witness[:], int64(record.KindCheckpointSent), int64(a.Seq)).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	e, err := record.DecodeTrusted(b)
	if body, ok := e.Body.(*record.CheckpointSent); ok {
		l.Size, l.Hash, l.Sent = body.Size, body.Hash, e.RecordedAt
	}
	return err
}

// GrownSince reports whether anything else than word to and of witnesses was recorded
// since the log had size entries.
func (a *Asked) GrownSince(size record.Seq) (bool, error) {
	var one int
	err := a.s.row(`SELECT 1 FROM entry WHERE house = $1 AND seq >= $2 AND kind <> $3 AND kind <> $4 LIMIT 1`,
		a.house(), int64(size), int64(record.KindCheckpointSent), int64(record.KindCheckpointKept)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// WitnessToken opens the token with which a witness lets the house in; "" for
// none. It is for the sender of checkpoints alone.
func (a *Asked) WitnessToken(witness record.ID) (string, error) {
	var id []byte
	err := a.s.row(`SELECT token FROM witness WHERE house = $1 AND id = $2`, a.house(), witness[:]).Scan(&id)
	if err != nil || idOf(id).IsZero() {
		return "", err
	}
	b, err := openContent(a.s, a.s.db.house, idOf(id))
	if errors.Is(err, ErrGone) {
		return "", nil
	}
	return string(b), err
}

type keptAt struct {
	other, content []byte
	size, at       int64
}

// Kept returns the newest checkpoint of each house whose witness this one is.
func (a *Asked) Kept() ([]desk.KeptLine, error) {
	rows, err := a.s.rows(`SELECT other, content, size, at FROM kept WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY other`, a.asking()...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(k *keptAt) []any { return []any{&k.other, &k.content, &k.size, &k.at} })
	if err != nil {
		return nil, err
	}
	lines := []desk.KeptLine{}
	for _, k := range found {
		words, err := a.words(idOf(k.content))
		if err != nil {
			return nil, err
		}
		l := desk.KeptLine{Other: idOf(k.other), Size: record.Seq(k.size), At: record.Time(k.at), Key: string(keyOf(words)), Note: noteOf(words)}
		if c, err := checkpoint.Unchecked(l.Note); err == nil {
			l.Name, l.Dismissed = c.Origin, c.Dismissed
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// What is kept of another house is its public key and its note, a line between.
const keyFromNote = "\n"

// KeepText is the content of CheckpointKept.
func KeepText(key string, note []byte) []byte {
	return append([]byte(key+keyFromNote), note...)
}

func keyOf(words []byte) []byte {
	key, _, _ := bytes.Cut(words, []byte(keyFromNote))
	return key
}

func noteOf(words []byte) []byte {
	_, note, _ := bytes.Cut(words, []byte(keyFromNote))
	return note
}

// Kept returns the checkpoint kept of another house, nil for none, and of how many
// houses one is kept.
func (tx *Tx) Kept(other record.ID) (note []byte, houses int64, err error) {
	err = tx.row(`SELECT COUNT(*) FROM kept WHERE house = $1 AND until = $2`, int64(tx.db.house), int64(record.Forever)).Scan(&houses)
	if err != nil {
		return nil, houses, err
	}
	var content []byte
	err = tx.row(`SELECT content FROM kept WHERE house = $1 AND other = $2 AND until = $3`, int64(tx.db.house), other[:], int64(record.Forever)).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, houses, nil
	}
	if err != nil {
		return nil, houses, err
	}
	words, err := openContent(tx, tx.db.house, idOf(content))
	return noteOf(words), houses, err
}
