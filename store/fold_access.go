package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// foldAccess folds what was asked to be read, answered and opened in an emergency.
func (f folder) foldAccess(e record.Entry) func() error {
	switch b := e.Body.(type) {
	case *record.AccessAsked:
		return func() error {
			return f.newAccess(e, accessRow{id: b.Request, account: b.Account, item: b.Item, asked: b.Labels})
		}
	case *record.EmergencyOpened:
		return func() error {
			return f.newAccess(e, accessRow{id: e.About, account: b.Account, item: b.Item, asked: b.Labels, emergency: true,
				state: desk.AccessGranted, granted: b.Labels, ends: b.Until})
		}
	case *record.AccessAnswered:
		return func() error { return f.accessAnswered(e, b) }
	}
	return nil
}

// accessRow is one version of a request, or of an opening in an emergency.
type accessRow struct {
	id, account, item record.ID
	asked             record.Labels
	emergency         bool
	state             desk.AccessState
	granted           record.Labels
	ends              record.Time
}

func (f folder) newAccess(e record.Entry, r accessRow) error {
	note, _ := e.Content(record.ClassNote)
	var none record.ID
	emergency := 0
	if r.emergency {
		emergency = 1
	}
	return f.exec(`INSERT INTO access (house, id, since, until, labels, account, item, asked, reason, asked_at, emergency, state, granted, ends_at, answered_by, answered_at, answer)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $15)`,
		int64(f.house), r.id[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), r.account[:], r.item[:], int64(r.asked), note.ID[:], int64(e.At()),
		emergency, int64(r.state), int64(r.granted), int64(r.ends), none[:])
}

// accessAnswered begins the version of the request that has the answer.
func (f folder) accessAnswered(e record.Entry, b *record.AccessAnswered) error {
	note, _ := e.Content(record.ClassNote)
	err := f.exec(`INSERT INTO access (house, id, since, until, labels, account, item, asked, reason, asked_at, emergency, state, granted, ends_at, answered_by, answered_at, answer)
		SELECT house, id, CAST($3 AS BIGINT), until, labels, account, item, asked, reason, asked_at, emergency, CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT), $7, CAST($8 AS BIGINT), $9
		FROM access WHERE house = $1 AND id = $2 AND until = 9223372036854775807`,
		int64(f.house), b.Request[:], int64(e.Seq), int64(desk.StateOf(b.Answer)), int64(b.Labels), int64(b.Until), e.Actor[:], int64(e.At()), note.ID[:])
	if err != nil {
		return err
	}
	return f.exec(`UPDATE access SET until = $3 WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND since < $3`, int64(f.house), b.Request[:], int64(e.Seq))
}
