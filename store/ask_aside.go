package store

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// asideShown is how many of the leads that wait a page lists for each source.
const asideShown = 10

type asideAt struct {
	source, content, actor []byte
	labels                 record.Labels
	reason                 uint8
	at                     record.Time
}

func (s *asideAt) fields() []any {
	return []any{&s.source, &s.content, &s.actor, labelsInto{&s.labels}, &s.reason, (*int64)(&s.at)}
}

func (a *Asked) setAside() ([]asideAt, error) {
	rows, err := a.s.rows(`SELECT source, content, actor, labels, reason, at FROM set_aside
		WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY since DESC`, a.asking()...)
	if err != nil {
		return nil, err
	}
	return collect(rows, (*asideAt).fields)
}

// countAside counts what waits off the board.
func (a *Asked) countAside(c *desk.AsideCount) error {
	found, err := a.setAside()
	if err != nil {
		return err
	}
	seen := map[record.ID]bool{}
	for _, s := range found {
		source := idOf(s.source)
		if seen[source] {
			continue
		}
		seen[source] = true
		c.Senders++
		leads, reports, err := a.waiting(source, 0)
		if err != nil {
			return err
		}
		c.Leads += leads
		c.Reports += reports
	}
	return nil
}

// waiting counts the leads of a source that stand aside and carry these labels,
// and the reports in them.
func (a *Asked) waiting(source record.ID, labels record.Labels) (leads, reports int, err error) {
	query := `SELECT COUNT(*), CAST(COALESCE(SUM(reports), 0) AS BIGINT) FROM lead WHERE house = $1 AND sender = $2 AND aside = 1 AND state = 0
		AND until = 9223372036854775807 AND (labels & $3) = 0 AND (labels & $4) = $4`
	args := []any{a.house(), source[:], a.hidden(), int64(labels)}
	if a.Past {
		query = `SELECT COUNT(*), CAST(COALESCE(SUM(reports), 0) AS BIGINT) FROM lead WHERE house = $1 AND sender = $2 AND aside = 1
			AND since <= $5 AND until > $5 AND (labels & $3) = 0 AND (labels & $4) = $4`
		args = append(args, int64(a.Seq))
	}
	err = a.s.row(query, args...).Scan(&leads, &reports)
	return leads, reports, err
}

// Aside returns the sources that are set aside and what waits there.
func (a *Asked) Aside() (desk.Aside, error) {
	out := desk.Aside{Moment: a.Moment, Sources: []desk.AsideLine{}}
	found, err := a.setAside()
	if err != nil {
		return out, err
	}
	for _, s := range found {
		l, err := a.asideLine(s)
		if err != nil {
			return out, err
		}
		out.Sources = append(out.Sources, l)
	}
	return out, nil
}

func (a *Asked) asideLine(s asideAt) (desk.AsideLine, error) {
	l := desk.AsideLine{Source: idOf(s.source), Reason: record.AsideReason(s.reason), Actor: idOf(s.actor), At: s.at}
	var err, naming, reading error
	l.Leads, l.Reports, err = a.waiting(l.Source, s.labels)
	l.Name, naming = a.sourceName(l.Source)
	if l.Labels, reading = a.labelNames(s.labels); errors.Join(err, naming, reading) != nil {
		return l, errors.Join(err, naming, reading)
	}
	note, err := a.words(idOf(s.content))
	if err != nil {
		return l, err
	}
	l.Words = string(note)
	ids, err := a.firstWaiting(l.Source, s.labels)
	if err != nil || len(ids) == 0 {
		return l, err
	}
	l.First, err = a.rows(ids)
	return l, err
}

func (a *Asked) firstWaiting(source record.ID, labels record.Labels) ([]record.ID, error) {
	rows, err := a.s.rows(`SELECT id FROM lead WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND (labels & $4) = $4
		AND sender = $5 AND aside = 1 ORDER BY ceiling DESC, first_at, id LIMIT $6`, append(a.asking(), int64(labels), source[:], asideShown)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	var ids []record.ID
	for _, b := range found {
		ids = append(ids, idOf(b))
	}
	return ids, err
}
