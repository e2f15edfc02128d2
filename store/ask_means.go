package store

import (
	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/resolve/places"
)

// explain says of the places and times among the mentions of a report what they
// mean; marks are those of the mentions, in their order.
func (a *Asked) explain(report record.Seq, mentions []markRow, marks []desk.Mark) error {
	told, judged := false, false
	for _, m := range mentions {
		told = told || resolve.Told(record.MentionKind(m.kind))
		judged = judged || m.n >= judgedFrom && m.n < foundFrom
	}
	if !told {
		return nil
	}
	values, err := valuesRead(a.s, a.s.db.house, int64(report), a.Seq)
	if err != nil {
		return err
	}
	var words []desk.WhereWord
	if judged {
		if words, err = whereWords(a.s, a.s.db.house, int64(report), a.Seq); err != nil {
			return err
		}
	}
	for i, m := range mentions {
		if !resolve.Told(record.MentionKind(m.kind)) {
			continue
		}
		value := ""
		if m.n < int64(len(values)) {
			value = values[m.n]
		}
		if m.n >= foundFrom {
			p, err := placeFoundBy(a.s, a.s.db.house, m.n)
			if err != nil {
				return err
			}
			value = p.value
		}
		for _, w := range words {
			if m.n >= judgedFrom && m.n < foundFrom && w.Kind == record.MentionKind(m.kind) && w.Start == int64(m.starts) && w.End == int64(m.ends) {
				value = w.Value
			}
		}
		if marks[i].Means, err = a.means(value); err != nil {
			return err
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
