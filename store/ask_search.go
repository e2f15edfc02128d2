package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
	"unicode"

	"watchfloor/desk"
	"watchfloor/record"
)

// hitsPerPage is how many reports one page of a search shows.
const hitsPerPage = 50

// Search returns reports of one standing in which all words of a query stand, the
// newest first, taken before the entry `before` ("": all). Tips and intelligence are
// never in one answer, and nothing is searched without saying which is meant.
func (a *Asked) Search(of record.Standing, query string, before record.Mark) (desk.SearchView, error) {
	v := desk.SearchView{Moment: a.Moment, Query: query, Of: of, Hits: []desk.Hit{}}
	words := searchWords(query)
	if len(words) == 0 {
		return v, nil
	}
	end, err := a.before(before)
	if err != nil {
		return v, err
	}
	w := ofStanding(of, a.s.db.engine.WordsSQL(4))
	rows, err := a.s.rows(`SELECT r.id, r.seq, r.at, r.received_at, r.source, r.text, r.said FROM `+w.From+`
		WHERE r.house = $1 AND r.seq < $2 AND (r.labels & $3) = 0 AND r.disposed = 0 AND `+w.Where+` ORDER BY `+w.NewestFirst+` LIMIT $5`,
		a.house(), int64(end), a.hidden(), a.s.db.engine.WordsParam(words), hitsPerPage+1, int64(a.Seq))
	if err != nil {
		return v, err
	}
	found, err := collect(rows, func(r *reportAt) []any {
		return []any{&r.id, (*int64)(&r.seq), (*int64)(&r.at), (*int64)(&r.received), &r.source, &r.text, &r.said}
	})
	if err != nil {
		return v, err
	}
	if v.More = len(found) > hitsPerPage; v.More {
		found = found[:hitsPerPage]
	}
	var contents []record.ID
	for _, r := range found {
		contents = append(contents, idOf(r.text), idOf(r.said))
	}
	if err := a.openAll(contents); err != nil {
		return v, err
	}
	for _, r := range found {
		h, err := a.hit(r, words)
		if err != nil {
			return v, err
		}
		if h.Report.IsZero() {
			continue
		}
		v.Hits = append(v.Hits, h)
	}
	return v, nil
}

// ofStanding narrows a search to reports of one standing at entry $6. Intelligence
// is joined with the rows that make it so: the query cannot return a tip.
func ofStanding(of record.Standing, w WordsSQL) WordsSQL {
	const stands = `i.house = r.house AND i.report = r.seq AND i.since <= $6 AND i.until > $6`
	if of == record.StandingIntelligence {
		w.From += ` CROSS JOIN intelligence i`
		w.Where += ` AND ` + stands
		return w
	}
	w.Where += ` AND NOT EXISTS (SELECT 1 FROM intelligence i WHERE ` + stands + `)`
	return w
}

func (a *Asked) hit(r reportAt, words []string) (desk.Hit, error) {
	h := desk.Hit{Report: idOf(r.id), Mark: a.Mark(r.seq), Received: r.received}
	if h.Received == 0 {
		h.Received = r.at
	}
	text, err := a.words(idOf(r.text))
	if err != nil {
		return h, err
	}
	said, err := a.said(idOf(r.said))
	if err != nil {
		return h, err
	}
	over, err := a.coverOf(h.Report)
	if err != nil {
		return h, err
	}
	if over != nil && !allIn(words, searchable(said, string(text))) {
		return desk.Hit{}, nil // only the name of somebody covered was found
	}
	h.Headline = desk.Headline(said.Title, string(text))
	h.Snippet, h.Marks = desk.Snippet(string(text), words)
	if h.Source, err = a.sourceName(idOf(r.source)); err != nil {
		return h, err
	}
	if h.Handling, err = a.handling(h.Report); err != nil {
		return h, err
	}
	h.Lead, err = a.leadOf(r.seq)
	return h, err
}

// allIn reports whether words stand in a text that the full-text index has.
func allIn(words []string, text string) bool {
	have := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		have[w] = true
	}
	return !slices.ContainsFunc(words, func(one string) bool {
		return slices.ContainsFunc(Words(one), func(w string) bool { return !have[w] })
	})
}

func (a *Asked) leadOf(report record.Seq) (record.ID, error) {
	var b []byte
	err := a.s.row(`SELECT lead FROM lead_report WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0`,
		a.house(), int64(report), int64(a.Seq), a.hidden()).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil
	}
	return idOf(b), err
}

// searchWords splits a query as the full-text index splits texts.
func searchWords(query string) []string {
	const most = 16
	words := strings.FieldsFunc(strings.ToLower(query), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return words[:min(most, len(words))]
}
