package store

import (
	"encoding/json"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/resolve/places"
)

// explain says of the places and times among the mentions of a report what they
// mean; marks are those of the mentions, in their order.
func (a *Asked) explain(report record.Seq, mentions []markRow, marks []desk.Mark) error {
	told := false
	for _, m := range mentions {
		told = told || resolve.Told(record.MentionKind(m.kind))
	}
	if !told {
		return nil
	}
	rows, err := a.s.rows(`SELECT e.bytes FROM reading g JOIN entry e ON e.house = g.house AND e.seq = g.since
		WHERE g.house = $1 AND g.report = $2 AND g.since <= $3`, a.house(), int64(report), int64(a.Seq))
	if err != nil {
		return err
	}
	entries, err := entriesOf(rows)
	if err != nil || len(entries) == 0 {
		return err
	}
	ref, ok := entries[0].Content(record.ClassValues)
	if !ok {
		return nil
	}
	b, err := openContent(a.s, a.s.db.house, ref.ID)
	if errors.Is(err, ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	var values []string
	if err := json.Unmarshal(b, &values); err != nil {
		return err
	}
	for n, m := range mentions {
		if n < len(values) && n < len(marks) && resolve.Told(record.MentionKind(m.kind)) {
			if marks[n].Means, err = a.means(values[n]); err != nil {
				return err
			}
		}
	}
	return nil
}

// means says what a value means, with the name of a place that the house has added.
func (a *Asked) means(value string) (string, error) {
	at, ok := places.Read(value)
	if !ok {
		return resolve.Means(value), nil
	}
	name, err := a.placeName(at.ID)
	return resolve.MeansCalled(value, name), err
}
