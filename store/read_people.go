package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// KeptOut implements resolve.Reader.
func (tx *Tx) KeptOut(report record.ID) ([]record.Named, error) {
	rows, err := tx.rows(`SELECT m.mention, m.starts, m.ends FROM report r JOIN person_mark m ON m.house = r.house AND m.report = r.seq
		WHERE r.house = $1 AND r.id = $2 AND `+outNow+` ORDER BY m.mention, m.starts`, int64(tx.db.house), report[:])
	if err != nil {
		return nil, err
	}
	return collect(rows, func(n *record.Named) []any { return []any{&n.Mention, &n.Start, &n.End} })
}

// PeopleNow implements desk.Leads.
func (tx *Tx) PeopleNow(v lawful.Viewer, report record.ID) (desk.PeopleNow, error) {
	var (
		now                  desk.PeopleNow
		seq                  record.Seq
		disposed             int64
		textID, saidID, lead []byte
	)
	err := tx.row(`SELECT r.seq, r.labels, r.disposed, r.text, r.said, COALESCE(m.lead, r.text) FROM report r
		LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.until = $3 WHERE r.house = $1 AND r.id = $2`,
		int64(tx.db.house), report[:], int64(record.Forever)).Scan((*int64)(&seq), labelsInto{&now.Labels}, &disposed, &textID, &saidID, &lead)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(now.Labels) {
		return desk.PeopleNow{}, desk.ErrNotFound
	}
	if err != nil {
		return now, err
	}
	if disposed != 0 {
		return now, desk.Cannot("the words of this report were disposed of: nobody is named in it any more")
	}
	now.Lead = idOf(lead)
	read, err := peopleIn(tx, tx.db.house, seq, record.Forever-1)
	if err != nil {
		return now, err
	}
	text, said, err := tx.told(textID, saidID)
	if err != nil {
		return now, err
	}
	read.spell(text, said)
	now.People = read.People
	may, err := mayKnow(tx, tx.db.house, v, report, tx.Now())
	if err != nil {
		return now, err
	}
	now.Covered = !may
	if now.Opened, err = tx.openedBy(v.Actor, now.Lead); err != nil {
		return now, err
	}
	now.Links, err = tx.heldLinks(v, seq)
	return now, err
}

// openedBy reports whether somebody opened a lead.
func (tx *Tx) openedBy(actor, lead record.ID) (bool, error) {
	rows, err := tx.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND `+opening+` ORDER BY seq DESC LIMIT 500`, int64(tx.db.house), lead[:])
	if err != nil {
		return false, err
	}
	entries, err := entriesOf(rows)
	return slices.ContainsFunc(entries, func(e record.Entry) bool { return e.Actor == actor }), err
}

var opening = kindsIn([]record.Kind{record.KindLeadOpened})

// told opens what a report tells: its text, and all else that was said. Both are
// empty where there is no content.
func (tx *Tx) told(textID, saidID []byte) (string, intake.Report, error) {
	var opened [2][]byte
	for i, id := range []record.ID{idOf(textID), idOf(saidID)} {
		if id.IsZero() {
			continue
		}
		var err error
		if opened[i], err = openShown(tx, tx.db.house, id); err != nil {
			return "", intake.Report{}, err
		}
	}
	if opened[1] == nil {
		return string(opened[0]), intake.Report{}, nil
	}
	said, err := intake.ReadSaid(opened[1])
	return string(opened[0]), said, err
}

// heldLinks returns the links of a report that the viewer may read, also of those
// who are kept out, with the names that are held.
func (tx *Tx) heldLinks(v lawful.Viewer, report record.Seq) ([]desk.HeldLink, error) {
	type row struct {
		at      record.Named
		content []byte
	}
	rows, err := tx.rows(`SELECT l.mention, l.starts, l.ends, h.content FROM link l JOIN holding h ON h.house = l.house AND h.id = l.holding AND h.until = $3
		WHERE l.house = $1 AND l.report = $2 AND l.until = $3 AND (l.labels & $4) = 0 AND (h.labels & $4) = 0 ORDER BY l.id`,
		int64(tx.db.house), int64(report), int64(record.Forever), v.Hidden())
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.at.Mention, &r.at.Start, &r.at.End, &r.content} })
	if err != nil {
		return nil, err
	}
	var out []desk.HeldLink
	for _, l := range found {
		raw, err := openShown(tx, tx.db.house, idOf(l.content))
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var h holdings.Holding
		if err := json.Unmarshal(raw, &h); err != nil {
			return nil, err
		}
		out = append(out, desk.HeldLink{Named: l.at, Names: namesOf(h)})
	}
	return out, nil
}
