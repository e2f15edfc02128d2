package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// deliveriesPerPage is how many deliveries one page shows.
const deliveriesPerPage = 50

type deliveryRow struct {
	id, source                            []byte
	since                                 record.Seq
	began, at, door, format, several, end int64
	desk.Sent
}

const deliveryColumns = `id, source, since, began_at, at, door, format, several, ending, sent, taken, repeated, refused`

func (r *deliveryRow) fields() []any {
	return []any{&r.id, &r.source, (*int64)(&r.since), &r.began, &r.at, &r.door, &r.format, &r.several, &r.end, &r.Sent.Sent, &r.Taken, &r.Repeated, &r.Refused}
}

// Deliveries returns the deliveries whose newest piece came before an entry
// ("": all), newest first.
func (a *Asked) Deliveries(before record.Mark) (desk.Deliveries, error) {
	v := desk.Deliveries{Moment: a.Moment, Lines: []desk.DeliveryLine{}}
	end, err := a.before(before)
	if err != nil {
		return v, err
	}
	query := `SELECT id FROM delivery WHERE house = $1 AND since < $2 AND until = 9223372036854775807 AND (labels & $3) = 0 ORDER BY since DESC LIMIT $4`
	args := []any{a.house(), int64(end), a.hidden(), deliveriesPerPage}
	if a.Past {
		query = `SELECT id FROM delivery WHERE house = $1 AND since < $2 AND until > $5 AND (labels & $3) = 0 ORDER BY since DESC LIMIT $4`
		args = append(args, int64(a.Seq))
	}
	rows, err := a.s.rows(query, args...)
	if err != nil {
		return v, err
	}
	ids, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return v, err
	}
	v.More = len(ids) == deliveriesPerPage
	seen := map[record.ID]bool{}
	for _, b := range ids {
		if id := idOf(b); !seen[id] {
			seen[id] = true
			line, newest, err := a.delivery(id)
			if err != nil {
				return v, err
			}
			if newest < end { // otherwise it stood on an earlier page
				v.Lines = append(v.Lines, line)
			}
		}
	}
	return v, nil
}

// delivery adds up what the viewer may read of one delivery, and says in which
// entry its newest piece stands.
func (a *Asked) delivery(id record.ID) (l desk.DeliveryLine, newest record.Seq, err error) {
	l = desk.DeliveryLine{Delivery: id}
	rows, err := a.s.rows(`SELECT `+deliveryColumns+` FROM delivery WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0 ORDER BY since`,
		a.house(), id[:], int64(a.Seq), a.hidden())
	if err != nil {
		return l, 0, err
	}
	all, err := collect(rows, (*deliveryRow).fields)
	if err != nil {
		return l, 0, err
	}
	for i, r := range all {
		who := sender{idOf(r.source), r.several != 0}
		if i == 0 {
			l.Began = record.Time(r.began)
		} else {
			who = who.and(sender{l.Source, l.Several})
		}
		l.Began = min(l.Began, record.Time(r.began))
		l.Source, l.Several, l.Sent = who.source, who.several, l.Plus(r.Sent)
		newest, l.At, l.End = r.since, record.Time(r.at), record.DeliveryEnd(r.end)
		l.Door, l.Format = record.Door(r.door), record.Format(r.format)
	}
	l.Mark = a.Mark(newest)
	l.Name, err = a.sourceName(l.Source)
	return l, newest, err
}

// PerSource returns what each source has sent in all.
func (a *Asked) PerSource() (desk.Senders, error) {
	v := desk.Senders{Moment: a.Moment, Lines: []desk.SenderLine{}}
	rows, err := a.s.rows(`SELECT id, channel FROM source WHERE house = $1 AND since <= $2`, a.house(), int64(a.Seq))
	if err != nil {
		return v, err
	}
	type source struct {
		id      []byte
		channel int64
	}
	sources, err := collect(rows, func(s *source) []any { return []any{&s.id, &s.channel} })
	if err != nil {
		return v, err
	}
	for _, s := range append(sources, source{id: make([]byte, len(record.ID{}))}) {
		l := desk.SenderLine{Source: idOf(s.id), Channel: record.Channel(s.channel)}
		heard, err := a.heardOf(&l)
		if err != nil {
			return v, err
		}
		if !heard {
			continue
		}
		if l.Name, err = a.sourceName(l.Source); err != nil {
			return v, err
		}
		v.Lines = append(v.Lines, l)
	}
	slices.SortStableFunc(v.Lines, func(x, y desk.SenderLine) int {
		return cmp.Or(cmp.Compare(y.Last, x.Last), cmp.Compare(x.Name, y.Name))
	})
	return v, nil
}

// heardOf adds up what the viewer may read of what a source sent. There are few
// sets of labels and many versions, so each set is looked up by itself.
func (a *Asked) heardOf(l *desk.SenderLine) (heard bool, err error) {
	newest := int64(-1)
	for labels := int64(-1); ; {
		err := a.s.row(`SELECT labels FROM heard WHERE house = $1 AND source = $2 AND labels > $3 ORDER BY labels LIMIT 1`, a.house(), l.Source[:], labels).Scan(&labels)
		if errors.Is(err, sql.ErrNoRows) {
			return heard, nil
		}
		if err != nil {
			return false, err
		}
		if labels&a.hidden() != 0 {
			continue
		}
		var since, at, end int64
		var s desk.Sent
		err = a.s.row(`SELECT since, at, ending, sent, taken, repeated, refused FROM heard WHERE house = $1 AND source = $2 AND labels = $3 AND since <= $4
			ORDER BY since DESC LIMIT 1`, a.house(), l.Source[:], labels, int64(a.Seq)).Scan(&since, &at, &end, &s.Sent, &s.Taken, &s.Repeated, &s.Refused)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return false, err
		}
		heard, l.Sent, l.Last = true, l.Plus(s), max(l.Last, record.Time(at))
		if since > newest {
			newest, l.End = since, record.DeliveryEnd(end)
		}
	}
}
