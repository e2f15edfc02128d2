package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// Searches returns the searches of the viewer and of their post that are asked again
// at the moment. What answers them is left out unless open says that a purpose holds.
func (a *Asked) Searches(open bool) (desk.Searches, error) {
	v := desk.Searches{Moment: a.Moment, Answered: []desk.SearchLine{}, Waiting: []desk.SearchLine{}, Resting: []desk.SearchLine{}, Closed: !open}
	rows, err := a.s.rows(askingRead+`since <= $2 AND until > $2 AND (labels & $3) = 0 AND ends > $4 AND (actor = $5 OR post = $6) ORDER BY since DESC`,
		append(a.asking(), int64(a.Now), a.viewer.Actor[:], a.viewer.Post[:])...)
	if err != nil {
		return v, err
	}
	all, err := collect(rows, (*askingRow).fields)
	if err != nil {
		return v, err
	}
	for _, r := range all {
		if !r.mine(a.viewer) {
			continue
		}
		line := desk.SearchLine{Search: idOf(r.search), Actor: idOf(r.actor), At: r.at, Ends: r.ends, Lead: idOf(r.lead)}
		words, err := a.words(line.Search)
		if err != nil {
			return v, err
		}
		line.Words = string(words)
		if line.Rests, err = a.restsFor(line.Lead); err != nil {
			return v, err
		}
		if line.Rests != record.StateOpen {
			v.Resting = append(v.Resting, line)
			continue
		}
		if line.Answers, err = a.answersOf(line.Search, open); err != nil {
			return v, err
		}
		if len(line.Answers) > 0 {
			v.Answered = append(v.Answered, line)
		} else {
			v.Waiting = append(v.Waiting, line)
		}
	}
	slices.SortStableFunc(v.Answered, func(x, y desk.SearchLine) int { return cmp.Compare(y.Answers[0].At, x.Answers[0].At) })
	return v, nil
}

// mostMerges bounds how far a lead is followed into those that it went over into.
const mostMerges = 20

// restsFor returns the state in which a lead makes the searches for it rest; open where
// they go on. Who may not read the lead learns nothing of it.
func (a *Asked) restsFor(lead record.ID) (record.LeadState, error) {
	for range mostMerges {
		if lead.IsZero() {
			break
		}
		var state record.LeadState
		var into []byte
		err := a.s.row(`SELECT state, merged_into FROM lead WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND id = $4`,
			append(a.asking(), lead[:])...).Scan((*uint8)(&state), &into)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil || desk.SearchRests(state) {
			return state, err
		}
		if state != record.StateMerged {
			break
		}
		lead = idOf(into)
	}
	return record.StateOpen, nil
}

// stillThere is a condition on answer w: what answered can still be read, and nobody
// is kept out of lists.
const stillThere = `(EXISTS (SELECT 1 FROM report r WHERE r.house = w.house AND r.id = w.item AND r.disposed = 0 AND (r.labels & $3) = 0)
	OR EXISTS (SELECT 1 FROM holding h WHERE h.house = w.house AND h.id = w.item AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0 AND h.role NOT IN (2, 3, 4)))`

// answersOf are the answers that the viewer may read: what was kept out, disposed of
// or restricted since is none.
func (a *Asked) answersOf(search record.ID, open bool) ([]desk.AnswerLine, error) {
	rows, err := a.s.rows(`SELECT w.item, w.sort, w.at FROM answered w WHERE w.house = $1 AND w.since <= $2 AND w.until > $2 AND (w.labels & $3) = 0 AND w.search = $4
		AND `+stillThere+`
		ORDER BY w.since DESC`, append(a.asking(), search[:])...)
	if err != nil {
		return nil, err
	}
	type row struct {
		item []byte
		of   uint8
		at   record.Time
	}
	all, err := collect(rows, func(r *row) []any { return []any{&r.item, &r.of, (*int64)(&r.at)} })
	var out []desk.AnswerLine
	for _, r := range all {
		line := desk.AnswerLine{Of: record.ReadOf(r.of), At: r.at}
		if open {
			line.Item = idOf(r.item)
		}
		out = append(out, line)
	}
	return out, err
}

// AnsweredSince returns how many searches of the viewer and of their post have an
// answer that came after a moment.
func (a *Asked) AnsweredSince(from record.Time) (int, error) {
	post := a.viewer.Post
	if post.IsZero() {
		post = a.viewer.Actor // which is no post: no search made on none is everybody's
	}
	rows, err := a.s.rows(`SELECT q.lead FROM asking q WHERE q.house = $1 AND q.since <= $2 AND q.until > $2 AND (q.labels & $3) = 0 AND q.ends > $4 AND (q.actor = $5 OR q.post = $6)
		AND EXISTS (SELECT 1 FROM answered w WHERE w.house = q.house AND w.search = q.search AND w.since <= $2 AND w.until > $2 AND (w.labels & $3) = 0 AND w.at > $7 AND `+stillThere+`)`,
		append(a.asking(), int64(a.Now), a.viewer.Actor[:], post[:], int64(from))...)
	if err != nil {
		return 0, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	n := 0
	for _, lead := range found {
		rests, err := a.restsFor(idOf(lead))
		if err != nil {
			return 0, err
		}
		if rests == record.StateOpen {
			n++
		}
	}
	return n, err
}
