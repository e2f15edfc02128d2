package store

import (
	"bytes"
	"database/sql"
	"errors"

	"watchfloor/picture"
	"watchfloor/rank"
	"watchfloor/record"
)

// mostCame bounds the reports whose leads are looked at one by one: the newest of them.
const mostCame = 20_000

// cameRow is one version of a lead that came.
type cameRow struct {
	id, claimed, weight []byte
	since               record.Seq
	at                  record.Time
	state               record.LeadState
	aside               int64
}

func (r *cameRow) fields() []any {
	return []any{&r.id, &r.claimed, &r.weight, (*int64)(&r.since), (*int64)(&r.at), (*uint8)(&r.state), &r.aside}
}

// A lead is found by its first report, so that only what came in the stretch is read.
const looksQuery = `SELECT l.id, l.claimed_by, l.weight, l.since, e.at, l.state, l.aside
	FROM report r JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND (m.labels & $3) = 0
	JOIN lead l ON l.house = m.house AND l.id = m.lead AND l.first_seq = r.seq AND l.since <= $2 AND (l.labels & $3) = 0
	JOIN entry e ON e.house = l.house AND e.seq = l.since
	WHERE r.house = $1 AND r.seq > $4 AND r.seq <= $2 AND (r.labels & $3) = 0 ORDER BY l.id, l.since`

// firstLooks adds what the order knew of each lead that came, and how long it waited for
// somebody.
func (a *Asked) firstLooks(seen *picture.Seen) error {
	before, err := a.seqAt(seen.From - 1)
	if err != nil {
		return err
	}
	err = a.s.row(`SELECT seq FROM report WHERE house = $1 AND seq <= $2 AND (labels & $3) = 0 AND seq > $4 ORDER BY seq DESC LIMIT 1 OFFSET $5`,
		append(a.asking(), int64(before), mostCame)...).Scan((*int64)(&before))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	rows, err := a.s.rows(looksQuery, append(a.asking(), int64(before))...)
	if err != nil {
		return err
	}
	versions, err := collect(rows, (*cameRow).fields)
	if err != nil {
		return err
	}
	var came []picture.Came
	for i := 0; i < len(versions); {
		j := i + 1
		for j < len(versions) && bytes.Equal(versions[j].id, versions[i].id) {
			j++
		}
		c, ok, err := a.came(versions[i:j])
		if err != nil {
			return err
		}
		if ok {
			came = append(came, c)
		}
		i = j
	}
	picture.FirstLooks(seen, came)
	seen.RulesSet = !a.scale.Rules().Author.IsZero()
	c, err := a.Calibration()
	seen.Judged.N = c.Outcomes
	for _, t := range c.Tenths() {
		seen.Judged.Expected += record.Round(t.Mean * float64(t.N))
		seen.Judged.Plots += t.Plots
	}
	return err
}

// came follows the versions of one lead until somebody looked at it; false where it
// never stood on the board.
func (a *Asked) came(versions []cameRow) (c picture.Came, ok bool, err error) {
	var weight []byte
	var since record.Time
	c.Until = a.Now
	for _, v := range versions {
		on := v.state == record.StateOpen && v.aside == 0
		if !ok {
			if !on {
				continue
			}
			c.At, ok = v.at, true
		}
		looked := !idOf(v.claimed).IsZero() || v.state != record.StateOpen && v.state != record.StateMerged
		if looked || !on {
			c.Until, c.Looked, c.Over = v.at, looked, !looked
			break
		}
		if !bytes.Equal(weight, v.weight) {
			weight, since = v.weight, v.at
		}
	}
	w, err := unpackWeight(weight)
	if err == nil {
		c.Known = knownOf(a.scale, w, since)
	}
	return c, ok, err
}

func knownOf(s *rank.Scale, w rank.Weight, at record.Time) picture.Known {
	if w.P == 0 {
		return picture.Known{} // not weighed before somebody looked
	}
	return picture.Known{P: w.P, InTime: s.InTime(w, at), PerDay: w.Mu}
}
