package store

import (
	"database/sql"
	"errors"
	"math/bits"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var _ desk.Warned = (*Tx)(nil)

// ReportLabels implements desk.Warned.
func (tx *Tx) ReportLabels(v lawful.Viewer, report record.ID) (record.Labels, error) {
	var labels record.Labels
	err := tx.row(`SELECT labels FROM report WHERE house = $1 AND id = $2`, int64(tx.db.house), report[:]).Scan(labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(labels) {
		return 0, desk.ErrNotFound
	}
	return labels, err
}

// Care returns how the viewer wants to meet what is graphic.
func (a *Asked) Care() (desk.Care, error) {
	var c desk.Care
	err := a.s.row(`SELECT images <> 0, colour <> 0, sound <> 0, text <> 0 FROM care WHERE house = $1 AND since <= $2 AND until > $2 AND account = $3`,
		a.house(), int64(a.Seq), a.viewer.Actor[:]).Scan(&c.Images, &c.Colour, &c.Sound, &c.Text)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Care{}, nil
	}
	return c, err
}

// warnedOf asks for the warnings of the reports of leads, or of reports: what is
// said of one report is true of all that trace to the same origin, because they
// have its words. The origins are made different first, so that a flood of copies
// costs its length and not its square.
func warnedOf(key, from string) func(in string) string {
	return func(in string) string {
		return `SELECT DISTINCT d.k, w.warnings FROM (SELECT DISTINCT ` + key + ` AS k, o.origin FROM ` + from + `
				JOIN origin o ON o.house = m.house AND o.report = m.report AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0
				WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND ` + key + ` IN ` + in + `) d
			JOIN origin p ON p.house = $1 AND p.origin = d.origin AND p.since <= $2 AND p.until > $2 AND (p.labels & $3) = 0
			JOIN warning w ON w.house = $1 AND w.report = p.report AND w.since <= $2 AND w.until > $2 AND (w.labels & $3) = 0`
	}
}

type warnedRow struct {
	key  []byte
	bits int64
}

func (w *warnedRow) fields() []any { return []any{&w.key, &w.bits} }

// anyWarning reports whether there is a warning at all: in most houses on most
// days that is the whole answer.
func (a *Asked) anyWarning() (bool, error) {
	var one int
	err := a.s.row(`SELECT 1 FROM warning WHERE house = $1 LIMIT 1`, a.house()).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// warnedLeads returns the warnings of what the viewer may read in leads.
func (a *Asked) warnedLeads(ids []record.ID) (map[record.ID][]record.Warning, error) {
	if there, err := a.anyWarning(); err != nil || !there {
		return nil, err
	}
	found, err := askList(a, question[record.ID]{warnedOf("m.lead", "lead_report m"), a.asking(), ids, idArg}, (*warnedRow).fields)
	if err != nil {
		return nil, err
	}
	all := map[record.ID]int64{}
	for _, w := range found {
		all[idOf(w.key)] |= w.bits
	}
	out := make(map[record.ID][]record.Warning, len(all))
	for id, set := range all {
		out[id] = warningsIn(set)
	}
	return out, nil
}

// warned returns the warnings of a report.
func (a *Asked) warned(report record.Seq) ([]record.Warning, error) {
	if there, err := a.anyWarning(); err != nil || !there {
		return nil, err
	}
	query := `SELECT w.warnings FROM warning w WHERE w.house = $1 AND w.report = $4 AND w.since <= $2 AND w.until > $2 AND (w.labels & $3) = 0
		UNION SELECT w.warnings FROM origin o JOIN origin p ON p.house = $1 AND p.origin = o.origin AND p.since <= $2 AND p.until > $2 AND (p.labels & $3) = 0
			JOIN warning w ON w.house = $1 AND w.report = p.report AND w.since <= $2 AND w.until > $2 AND (w.labels & $3) = 0
			WHERE o.house = $1 AND o.report = $4 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0`
	rows, err := a.s.rows(query, append(a.asking(), int64(report))...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(n *int64) []any { return []any{n} })
	set := int64(0)
	for _, n := range found {
		set |= n
	}
	return warningsIn(set), err
}

// warningsIn are the warnings of a set of bits, in their order.
func warningsIn(set int64) []record.Warning {
	var all []record.Warning
	for rest := uint64(set); rest != 0; rest &= rest - 1 {
		all = append(all, record.Warning(bits.TrailingZeros64(rest)))
	}
	return all
}
