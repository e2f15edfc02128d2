package store

import (
	"crypto/aes"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// A mark is one block of AES under a key that follows from the secret of the
// house: the number of the entry and eight bytes of zero, by which the house knows
// its own marks. Why: docs/decisions/0026-marks-instead-of-numbers.md.

func (k *keyring) makeMarks() error {
	var err error
	k.marks, err = aes.NewCipher(k.lookup("marks of entries"))
	return err
}

func (k *keyring) mark(seq record.Seq) record.Mark {
	var b [aes.BlockSize]byte
	binary.BigEndian.PutUint64(b[:], uint64(seq))
	k.marks.Encrypt(b[:], b[:])
	return record.Mark(hex.EncodeToString(b[:]))
}

// entry returns the entry of a mark, 0 for none. What is no mark of this house
// names nothing.
func (k *keyring) entry(m record.Mark) (record.Seq, error) {
	if m == "" {
		return 0, nil
	}
	b, err := hex.DecodeString(string(m))
	if err != nil || len(b) != aes.BlockSize {
		return 0, desk.ErrNotFound
	}
	k.marks.Decrypt(b, b)
	seq := record.Seq(binary.BigEndian.Uint64(b))
	if binary.BigEndian.Uint64(b[8:]) != 0 || seq < 0 {
		return 0, desk.ErrNotFound
	}
	return seq, nil
}

// before is where a list ends of which only what came before the entry is asked.
func (a *Asked) before(m record.Mark) (record.Seq, error) {
	seq, err := a.s.db.keys.entry(m)
	if err != nil || seq == 0 {
		return a.Seq + 1, err
	}
	return min(a.Seq+1, seq), nil
}

// Mark is what the viewer is told of an entry that they may read.
func (a *Asked) Mark(seq record.Seq) record.Mark { return a.s.db.keys.mark(seq) }

// news are the kinds that change what a page shows. The index entry_news holds the
// first list, so that the newest one under a set of labels is one look.
var (
	newsIndexed = kindsIn(newsKinds)
	newsTold    = kindsIn(slices.Concat(changingKinds, linkingKinds, ringingKinds))
)

// newsKinds are the kinds of the index: those that change a page, and those that
// may one day.
var newsKinds = []record.Kind{record.KindLinksProposed, record.KindLinkJudged, record.KindLeadWeighed, record.KindLeadRead, record.KindLeadClaimed,
	record.KindLeadReleased, record.KindLeadRejected, record.KindLeadTraced, record.KindLeadHeldUntil, record.KindLeadWoken, record.KindLeadReopened,
	record.KindLeadsMerged, record.KindLeadSplit, record.KindLeadAttachedTo, record.KindLeadDetached, record.KindCallRaised, record.KindCallAnswered,
	record.KindPersonMarked, record.KindStandingSet, record.KindFactsStated, record.KindHandlingSet, record.KindWarningSet,
	record.KindLeadOwned, record.KindHandedOver, record.KindHandOverEnded}

// newest returns the newest entry that changed a page which the viewer may read:
// for who holds every label the newest of all, otherwise none that is restricted
// makes a difference.
func (a *Asked) newest() (record.Seq, error) {
	if a.hidden() == 0 || a.Seq < 0 {
		return max(a.Seq, 0), nil
	}
	newest := record.Seq(0)
	for labels := int64(-1); ; {
		err := a.s.row(`SELECT labels FROM entry WHERE house = $1 AND labels > $2 AND `+newsIndexed+` ORDER BY labels LIMIT 1`, a.house(), labels).Scan(&labels)
		if errors.Is(err, sql.ErrNoRows) {
			return newest, nil
		}
		if err != nil {
			return 0, err
		}
		if labels&a.hidden() != 0 {
			continue
		}
		var seq record.Seq
		err = a.s.row(`SELECT seq FROM entry WHERE house = $1 AND labels = $2 AND seq <= $3 AND `+newsIndexed+` AND `+newsTold+` ORDER BY seq DESC LIMIT 1`,
			a.house(), labels, int64(a.Seq)).Scan((*int64)(&seq))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, err
		}
		newest = max(newest, seq)
	}
}
