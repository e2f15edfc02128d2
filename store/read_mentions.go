package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// NamesAfter implements resolve.Mentions.
func (tx *Tx) NamesAfter(after record.Seq, limit int) (resolve.MentionNews, error) {
	return namesAfter(tx, tx.db.house, tx.head.size-1, after, limit)
}

// NamesAfter implements resolve.Mentions outside a transaction.
func (s *snapshot) NamesAfter(after record.Seq, limit int) (resolve.MentionNews, error) {
	var head record.Seq
	if err := s.row(`SELECT size - 1 FROM head WHERE house = $1`, int64(s.db.house)).Scan((*int64)(&head)); err != nil {
		return resolve.MentionNews{}, err
	}
	return namesAfter(s, s.db.house, head, after, limit)
}

// Words implements resolve.Past outside a transaction.
func (s *snapshot) Words(ref record.ContentRef) ([]byte, error) {
	if ref.Class.Guarded() {
		return nil, errGuarded
	}
	return openContent(s, s.db.house, ref.ID)
}

// nameNews are the kinds by which names come to be mentioned, and go.
var nameNews = kindsIn([]record.Kind{record.KindMentionsFound, record.KindContentDisposed})

func namesAfter(q querier, house record.HouseKey, head, after record.Seq, limit int) (resolve.MentionNews, error) {
	news := resolve.MentionNews{Upto: head}
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq > $2 AND `+nameNews+` ORDER BY seq LIMIT $3`, int64(house), int64(after), limit)
	if err != nil {
		return news, err
	}
	entries, err := entriesOf(rows)
	if err != nil {
		return news, err
	}
	if len(entries) == limit {
		news.Upto = entries[limit-1].Seq
	}
	for _, e := range entries {
		switch b := e.Body.(type) {
		case *record.MentionsFound:
			named, err := namedIn(q, house, e, b)
			if err != nil {
				return news, err
			}
			news.Named = append(news.Named, named...)
		case *record.ContentDisposed:
			for _, id := range b.Keys {
				r, err := mentionedIn(q, house, id)
				if err != nil {
					return news, err
				}
				if r.seq >= 0 {
					news.Gone = append(news.Gone, r.seq)
				}
			}
		}
	}
	return news, nil
}

// mentionedReport is what is asked of a report to know whom it names.
type mentionedReport struct {
	seq        record.Seq // -1: there is none
	disposed   int64
	text, said []byte
}

func mentionedIn(q querier, house record.HouseKey, id record.ID) (mentionedReport, error) {
	r := mentionedReport{seq: -1}
	rows, err := q.rows(`SELECT seq, disposed, text, said FROM report WHERE house = $1 AND id = $2`, int64(house), id[:])
	if err != nil {
		return r, err
	}
	all, err := collect(rows, func(r *mentionedReport) []any { return []any{(*int64)(&r.seq), &r.disposed, &r.text, &r.said} })
	if len(all) > 0 {
		r = all[0]
	}
	return r, err
}

// namedIn returns the names that one report mentions. Where recognition kept no
// name with a mention, it is read from the report.
func namedIn(q querier, house record.HouseKey, e record.Entry, b *record.MentionsFound) ([]resolve.NameMention, error) {
	any := false
	for _, m := range b.Mentions {
		any = any || m.Kind == record.MentionName
	}
	if !any {
		return nil, nil
	}
	r, err := mentionedIn(q, house, b.Report)
	if err != nil || r.seq < 0 || r.disposed != 0 {
		return nil, err
	}
	from := mentionSource{q: q, house: house, report: r, of: b}
	out, err := from.names(e)
	if errors.Is(err, ErrGone) {
		return nil, nil
	}
	return out, err
}

// mentionSource reads the names of the mentions of one report.
type mentionSource struct {
	q      querier
	house  record.HouseKey
	report mentionedReport
	of     *record.MentionsFound
	said   *intake.Report // nil: not opened yet
	text   *string
}

func (s *mentionSource) names(e record.Entry) ([]resolve.NameMention, error) {
	var values []string
	if ref, ok := e.Content(record.ClassValues); ok {
		raw, err := openContent(s.q, s.house, ref.ID)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(raw, &values); err != nil {
			return nil, err
		}
	}
	var out []resolve.NameMention
	for n, m := range s.of.Mentions {
		if m.Kind != record.MentionName || m.Role.KeptOut() || m.Age == record.AgeUnder10 {
			continue
		}
		one := resolve.NameMention{Report: s.report.seq, N: int64(n), Labels: e.Labels}
		value := ""
		if n < len(values) {
			value = values[n]
		}
		if name, ok := resolve.NameOf(value); ok && m.Start < m.End {
			one.Name = name
		} else if err := s.apart(&one, n, m, name); err != nil {
			return nil, err
		}
		if one.Name = strings.TrimSpace(one.Name); one.Name != "" {
			out = append(out, one)
		}
	}
	return out, nil
}

// apart reads a mention from the report: a person whom it names apart from its
// text (the last mentions of those that kept no name), or the words at its place.
func (s *mentionSource) apart(one *resolve.NameMention, n int, m record.Mention, name string) error {
	one.Name = name
	if m.Start < m.End {
		text, err := s.words()
		if err == nil && m.End <= int64(len(text)) {
			one.Name = text[m.Start:m.End]
		}
		return err
	}
	people, err := s.people()
	i := n - (len(s.of.Mentions) - len(people))
	if name != "" {
		i = slices.IndexFunc(people, func(p intake.Person) bool { return p.Name == name })
	}
	if i >= 0 && i < len(people) {
		one.Name, one.DOB, one.Person = people[i].Name, people[i].DOB, true
	}
	return err
}

func (s *mentionSource) people() ([]intake.Person, error) {
	if s.said == nil {
		raw, err := openContent(s.q, s.house, idOf(s.report.said))
		if err != nil {
			return nil, err
		}
		said, err := intake.ReadSaid(raw)
		if err != nil {
			return nil, err
		}
		s.said = &said
	}
	return s.said.People, nil
}

func (s *mentionSource) words() (string, error) {
	if s.text == nil {
		if _, err := s.people(); err != nil {
			return "", err
		}
		raw, err := openContent(s.q, s.house, idOf(s.report.text))
		if err != nil {
			return "", err
		}
		text := s.said.Heard(string(raw))
		s.text = &text
	}
	return *s.text, nil
}

// Names brings an index of what reports mention up to the newest entry.
func (db *DB) Names(ctx context.Context, m *resolve.Mentioned) (err error) {
	head, err := db.Head(ctx)
	if err != nil || head <= m.At() {
		return err
	}
	s, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := s.row(`SELECT size - 1 FROM head WHERE house = $1`, int64(db.house)).Scan((*int64)(&head)); err != nil {
		return err
	}
	return m.CatchUp(s, head, true)
}
