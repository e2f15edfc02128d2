package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// Acts returns what one person did, and what was recorded about their account,
// before an entry (0: all), the newest first. It is the one place where entries are
// looked for by who caused them; nothing is counted by it.
func (a *Asked) Acts(account record.ID, before record.Seq) (desk.ActsPage, error) {
	page := desk.ActsPage{Moment: a.Moment, Account: account, Lines: []desk.TrailLine{}}
	if account.IsZero() {
		return page, desk.ErrNotFound
	}
	end := a.Seq + 1
	if before > 0 {
		end = min(end, before)
	}
	var all []record.Entry
	for _, query := range []string{
		`SELECT e.bytes FROM acted t JOIN entry e ON e.house = t.house AND e.seq = t.seq WHERE t.house = $1 AND t.actor = $2 AND t.seq < $3 ORDER BY t.seq DESC LIMIT $4`,
		`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4`,
	} {
		rows, err := a.s.rows(query, a.house(), account[:], int64(end), logPerPage)
		if err != nil {
			return page, err
		}
		entries, err := entriesOf(rows)
		if err != nil {
			return page, err
		}
		all = append(all, entries...)
	}
	slices.SortFunc(all, func(x, y record.Entry) int { return cmp.Compare(y.Seq, x.Seq) })
	all = slices.CompactFunc(all, func(x, y record.Entry) bool { return x.Seq == y.Seq })
	for _, e := range all[:min(len(all), logPerPage)] {
		l := desk.TrailLine{LogLine: a.logLine(e), Text: desk.Sentence(e)}
		if l.Sealed {
			l.Text = e.Kind.String()
		}
		if a.veils(e) {
			l.Kind, l.Text = record.KindAgainTaken, desk.VeiledWords
		}
		if ref, ok := e.Content(record.ClassNote); ok && e.Kind == record.KindReviewAsked {
			words, err := a.words(ref.ID)
			if err != nil {
				return page, err
			}
			l.Words = string(words)
		}
		page.Lines = append(page.Lines, l)
	}
	if len(all) > logPerPage {
		page.Last = page.Lines[logPerPage-1].Seq
	}
	return page, nil
}

// Reviews returns all reviews at the moment, the newest first.
func (a *Asked) Reviews() ([]desk.Review, error) {
	rows, err := a.s.rows(`SELECT `+reviewRead+` FROM review WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY asked_at DESC, id`, a.asking()...)
	if err != nil {
		return nil, err
	}
	var all []reviewRow
	for rows.Next() && err == nil {
		var r reviewRow
		r, err = scanReview(rows.Scan)
		all = append(all, r)
	}
	if err := errors.Join(err, rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	out := []desk.Review{}
	for _, r := range all {
		words, err := a.words(r.content)
		if err != nil {
			return nil, err
		}
		out = append(out, r.review(string(words)))
	}
	return out, nil
}

func (r reviewRow) review(words string) desk.Review {
	return desk.Review{Review: r.id, Account: r.account, Asker: r.asker, Asked: r.asked, Words: words,
		Answerer: r.answerer, Answered: r.answered, Approved: r.approved, Ends: r.ends}
}

// Review returns one review as it stands now.
func (tx *Tx) Review(id record.ID) (desk.Review, error) {
	r, err := scanReview(tx.row(`SELECT `+reviewRead+` FROM review WHERE house = $1 AND id = $2 AND until = $3`,
		int64(tx.db.house), id[:], int64(record.Forever)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Review{}, desk.ErrNotFound
	}
	return r.review(""), err
}
