package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// A lead stands aside when it is open, one source alone speaks in it, that
// source is set aside under labels that the lead carries too, and nothing in it
// keeps it in sight (desk.StaysInSight). Everything here keeps that true.

func (f folder) sourceSetAside(e record.Entry, b *record.SourceSetAside) error {
	if err := f.endAside(e, b.Source); err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	err := f.exec(`INSERT INTO set_aside (house, source, since, until, labels, reason, content, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), b.Source[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Reason), note.ID[:], e.Actor[:], int64(e.At()))
	if err != nil {
		return err
	}
	return f.settle(e, b.Source)
}

func (f folder) sourceBroughtBack(e record.Entry, b *record.SourceBroughtBack) error {
	if err := f.endAside(e, b.Source); err != nil {
		return err
	}
	return f.settle(e, b.Source)
}

func (f folder) endAside(e record.Entry, source record.ID) error {
	return f.exec(`UPDATE set_aside SET until = $4 WHERE house = $1 AND source = $2 AND labels = $3 AND until = $5`,
		int64(f.house), source[:], int64(e.Labels), int64(e.Seq), int64(record.Forever))
}

// unsettled are the open leads of a source that stand aside and should not, or
// should and do not.
const unsettled = `house = $1 AND sender = $2 AND state = 0 AND until = 9223372036854775807 AND aside <>
	CASE WHEN grave = 0 AND EXISTS (SELECT 1 FROM set_aside s WHERE s.house = $1 AND s.source = $2 AND s.until = 9223372036854775807 AND (s.labels & lead.labels) = s.labels) THEN 1 ELSE 0 END`

// settle begins a new version of every lead of the source that goes aside or
// comes back: a flood in two statements, not in two for each of its leads.
func (f folder) settle(e record.Entry, source record.ID) error {
	type change struct {
		labels record.Labels
		n      int64
	}
	rows, err := f.x.rows(`SELECT labels, CAST(SUM(2 * aside - 1) AS BIGINT) FROM lead WHERE `+unsettled+` GROUP BY labels ORDER BY labels`, int64(f.house), source[:])
	if err != nil {
		return err
	}
	changes, err := collect(rows, func(c *change) []any { return []any{labelsInto{&c.labels}, &c.n} })
	if err != nil {
		return err
	}
	for _, c := range changes {
		if err := f.addOpen(e, c.labels, c.n); err != nil {
			return err
		}
	}
	err = f.exec(`INSERT INTO lead (house, since, until, `+leadColumns+`, aside) SELECT house, CAST($3 AS BIGINT), until, `+leadColumns+`, 1 - aside FROM lead WHERE `+unsettled,
		int64(f.house), source[:], int64(e.Seq))
	if err != nil {
		return err
	}
	return f.exec(`UPDATE lead SET until = $3 WHERE `+unsettled+` AND since < $3`, int64(f.house), source[:], int64(e.Seq))
}

// standsAside reports whether a version of a lead is to stand aside.
func (f folder) standsAside(r leadRow) (bool, error) {
	if r.state != record.StateOpen || r.grave || r.sender.IsZero() {
		return false, nil
	}
	return f.has(`SELECT 1 FROM set_aside WHERE house = $1 AND source = $2 AND until = $3 AND (labels & $4) = labels`,
		int64(f.house), r.sender[:], int64(record.Forever), int64(r.labels))
}

// reportFacts are what a lead takes over from a report.
type reportFacts struct {
	at     record.Time // received, or recorded where that is not known
	sender record.ID   // zero when somebody else sent it too
	grave  bool
}

func (f folder) reportFacts(seq int64) (reportFacts, error) {
	var (
		r                record.Time
		source           []byte
		severity         uint8
		failed, together int64
		out              reportFacts
	)
	err := f.x.row(`SELECT r.received_at, r.at, r.source, COALESCE(c.severity, g.severity, 0), COALESCE(g.failed, 0),
		CASE WHEN EXISTS (SELECT 1 FROM arrival v WHERE v.house = r.house AND v.report = r.id AND v.source <> r.source) THEN 1 ELSE 0 END
		FROM report r LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq
		LEFT JOIN corrected c ON c.house = r.house AND c.report = r.seq AND c.until = $3 WHERE r.house = $1 AND r.seq = $2`,
		int64(f.house), seq, int64(record.Forever)).Scan((*int64)(&r), (*int64)(&out.at), &source, &severity, &failed, &together)
	if r != 0 {
		out.at = r
	}
	if together == 0 {
		out.sender = idOf(source)
	}
	out.grave = desk.StaysInSight(severity, failed != 0)
	return out, err
}

// hears adds a report to who speaks in the lead.
func (r *leadRow) hears(o reportFacts) {
	if r.sender != o.sender {
		r.sender = record.ID{}
	}
	r.grave = r.grave || o.grave
}

// listenAnew finds out who speaks in a lead that reports have left.
func (f folder) listenAnew(r *leadRow) error {
	members, err := f.members(r.id)
	if err != nil {
		return err
	}
	r.grave = false
	for i, m := range members {
		facts, err := f.reportFacts(m.seq)
		if err != nil {
			return err
		}
		if i == 0 {
			r.sender = facts.sender
		}
		r.hears(facts)
	}
	return nil
}

// heardAgain brings a lead back in which another source now says the same words.
func (f folder) heardAgain(e record.Entry, report, source record.ID) error {
	rows, err := f.x.rows(`SELECT l.id FROM report r JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.until = $4
		JOIN lead l ON l.house = m.house AND l.id = m.lead AND l.until = $4
		WHERE r.house = $1 AND r.id = $2 AND r.source <> $3 AND l.sender = r.source`,
		int64(f.house), report[:], source[:], int64(record.Forever))
	if err != nil {
		return err
	}
	leads, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil || len(leads) == 0 {
		return err
	}
	r, err := f.lead(idOf(leads[0]))
	if err != nil || r.sender.IsZero() {
		return err
	}
	r.sender = record.ID{}
	return f.putLead(e, r)
}
