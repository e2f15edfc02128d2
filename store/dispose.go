package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Dispose destroys the words of records (reports, holdings, notes) for good: the
// keys, what the projections and the index of word runs held of them, and what the files still show of
// either. The entries stay, so that the log remains whole and shows that
// something was disposed of, when, why and by whom. Restoring an older backup
// destroys the same keys again.
func (db *DB) Dispose(ctx context.Context, v lawful.Viewer, reason record.DisposalReason, owners ...record.ID) error {
	err := db.Write(ctx, Interactive, func(tx *Tx) error {
		if err := tx.disposeRuns(owners); err != nil {
			return err
		}
		values, err := tx.valuesOnlyOf(owners)
		if err != nil {
			return err
		}
		owners = slices.Concat(owners, values)
		d := v.Draft(record.ID{}, &record.ContentDisposed{Keys: owners, Reason: reason})
		if len(owners) == 1 {
			d.About = owners[0]
		}
		if _, err := tx.Append(d); err != nil {
			return err
		}
		return tx.destroyKeys(owners)
	})
	if err != nil {
		return err
	}
	if err := db.turn.take(ctx, Interactive); err != nil {
		return err
	}
	defer db.turn.leave()
	if err := db.connected(ctx); err != nil {
		return db.engine.Explain(err)
	}
	return db.engine.Explain(db.engine.Shred(context.WithoutCancel(ctx), db.conn))
}

// destroyKeys empties the keys. Their rows stay, so that a record once disposed
// of never gets another.
func (tx *Tx) destroyKeys(owners []record.ID) error {
	for _, id := range owners {
		if id == houseSecret {
			return errors.New("the secret of the house cannot be disposed of")
		}
		err := tx.Exec(`INSERT INTO content_key (house, key_id, secret) VALUES ($1, $2, $3) ON CONFLICT (house, key_id) DO UPDATE SET secret = excluded.secret`,
			int64(tx.db.house), id[:], []byte{})
		if err != nil {
			return err
		}
	}
	tx.keyOwner = record.ID{}
	return nil
}

// contentDisposed takes out of the projections whatever was derived from the
// words of these records.
func (f folder) contentDisposed(e record.Entry, b *record.ContentDisposed) error {
	for _, id := range b.Keys {
		if err := f.forgetReport(e, id); err != nil {
			return err
		}
		if err := f.forgetHolding(e, id); err != nil {
			return err
		}
		if err := f.forgetName(id); err != nil {
			return err
		}
		if err := f.forgetNaming(e, id); err != nil {
			return err
		}
		if err := f.forgetValue(e, id); err != nil {
			return err
		}
		if err := f.forgetPlace(e, id); err != nil {
			return err
		}
		if err := f.forgetAccount(e, id); err != nil {
			return err
		}
	}
	return nil
}

func (f folder) forgetReport(e record.Entry, id record.ID) error {
	var (
		seq        int64
		text, said []byte
	)
	err := f.x.row(`SELECT seq, text, said FROM report WHERE house = $1 AND id = $2`, int64(f.house), id[:]).Scan(&seq, &text, &said)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.dropWords(seq, idOf(text), idOf(said)); err != nil {
		return err
	}
	for _, query := range []string{
		`UPDATE report SET sent_key = $4, text_key = $4, voice = $4, disposed = $3 WHERE house = $1 AND seq = $2`,
		`UPDATE mention SET value_key = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND report = $2`,
		`UPDATE link SET why = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND report = $2`,
	} {
		if err := f.exec(query, int64(f.house), seq, int64(e.Seq), []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// dropWords takes a report out of the full-text index, as long as its words are
// still there to say what to take out.
func (f folder) dropWords(seq int64, text, said record.ID) error {
	words, err := openContent(f.from, f.house, text)
	if errors.Is(err, ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	raw, err := openContent(f.from, f.house, said)
	if err != nil {
		return err
	}
	r, err := intake.ReadSaid(raw)
	if err != nil {
		return err
	}
	return f.engine.DropWords(f.x, f.house, record.Seq(seq), searchable(r, string(words)))
}

// forgetName takes away by what the name of a source or label was found again.
func (f folder) forgetName(id record.ID) error {
	for _, table := range []string{"source", "label"} {
		err := f.exec(`UPDATE `+table+` SET name_key = $3 WHERE house = $1 AND content IN (SELECT id FROM content WHERE house = $1 AND key_id = $2)`,
			int64(f.house), id[:], []byte{})
		if err != nil {
			return err
		}
	}
	return nil
}

func (f folder) forgetHolding(e record.Entry, id record.ID) error {
	for _, query := range []string{
		`UPDATE holding SET list_key = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND id = $2`,
		`UPDATE link SET why = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND holding = $2`,
	} {
		if err := f.exec(query, int64(f.house), id[:], int64(e.Seq), []byte{}); err != nil {
			return err
		}
	}
	return f.exec(`DELETE FROM holding_identifier WHERE house = $1 AND holding = $2`, int64(f.house), id[:])
}
