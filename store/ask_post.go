package store

import (
	"cmp"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// present stands for the record as it is now where a question takes an entry.
const present = record.Forever - 1

// dutyRow reads dutyColumns.
type dutyRow struct {
	desk.Duty
	id, post, account []byte
}

const dutyColumns = `id, post, account, from_at, until_at`

func (d *dutyRow) fields() []any {
	return []any{&d.id, &d.post, &d.account, (*int64)(&d.From), (*int64)(&d.Until)}
}

// rosterAt reads the roster as it stood at an entry.
type rosterAt struct {
	q     querier
	house int64
	seq   record.Seq
}

func (r rosterAt) duties(condition string, args ...any) ([]desk.Duty, error) {
	rows, err := r.q.rows(`SELECT `+dutyColumns+` FROM shift WHERE house = $1 AND since <= $2 AND until > $2 AND `+condition,
		append([]any{r.house, int64(r.seq)}, args...)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*dutyRow).fields)
	out := make([]desk.Duty, len(found))
	for i, d := range found {
		out[i] = d.Duty
		out[i].Shift, out[i].Post, out[i].Account = idOf(d.id), idOf(d.post), idOf(d.account)
	}
	return out, err
}

// between are the duties that touch a stretch.
func (r rosterAt) between(from, until record.Time, limit int) ([]desk.Duty, error) {
	return r.duties(`until_at > $3 AND from_at < $4 ORDER BY from_at, until_at, id LIMIT $5`, int64(from), int64(until), limit)
}

// around are the duties of a post that ended last and that begins next.
func (r rosterAt) around(post record.ID, now record.Time) ([]desk.Duty, error) {
	last, err := r.duties(`post = $3 AND until_at <= $4 ORDER BY until_at DESC LIMIT 1`, post[:], int64(now))
	if err != nil {
		return nil, err
	}
	next, err := r.duties(`post = $3 AND from_at > $4 ORDER BY from_at LIMIT 1`, post[:], int64(now))
	return append(last, next...), err
}

// cover says who holds a post, given the duties of all posts that run now.
func (r rosterAt) cover(running []desk.Duty, post record.ID, now record.Time) (desk.Cover, error) {
	c := desk.Holder(running, post, now)
	if !c.Uncovered() {
		return c, nil
	}
	around, err := r.around(post, now)
	return desk.Holder(around, post, now), err
}

// mostRunning bounds the duties that run at one moment.
const mostRunning = 1000

func (r rosterAt) running(now record.Time) ([]desk.Duty, error) {
	return r.between(now, now+1, mostRunning)
}

func (a *Asked) roster() rosterAt { return rosterAt{a.s, a.house(), a.Seq} }

type postRow struct {
	desk.PostView
	id, content []byte
}

// Posts returns all posts and who holds them.
func (a *Asked) Posts() (desk.Posts, error) {
	if a.posts != nil {
		return *a.posts, nil
	}
	out := desk.Posts{Moment: a.Moment, Posts: []desk.PostView{}}
	rows, err := a.s.rows(`SELECT id, content, opened_at, closed_at FROM post WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0`, a.asking()...)
	if err != nil {
		return out, err
	}
	found, err := collect(rows, func(p *postRow) []any {
		return []any{&p.id, &p.content, (*int64)(&p.Opened), (*int64)(&p.Closed)}
	})
	if err != nil || len(found) == 0 {
		a.posts = &out
		return out, err
	}
	running, err := a.roster().running(a.Now)
	if err != nil {
		return out, err
	}
	for _, p := range found {
		v := p.PostView
		v.ID = idOf(p.id)
		name, err := a.words(idOf(p.content))
		if err != nil {
			return out, err
		}
		v.Name = string(name)
		if v.Closed == 0 {
			if v.Cover, err = a.roster().cover(running, v.ID, a.Now); err != nil {
				return out, err
			}
		}
		out.Posts = append(out.Posts, v)
	}
	slices.SortFunc(out.Posts, func(a, b desk.PostView) int {
		return cmp.Or(cmp.Compare(min(a.Closed, 1), min(b.Closed, 1)), strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), slices.Compare(a.ID[:], b.ID[:]))
	})
	a.posts = &out
	return out, nil
}

// mostDuties bounds the duties of one page of the roster.
const mostDuties = 2000

// Roster returns the posts and who holds them between two moments.
func (a *Asked) Roster(from, until record.Time) (desk.Roster, error) {
	posts, err := a.Posts()
	if err != nil {
		return desk.Roster{}, err
	}
	out := desk.Roster{Posts: posts, From: from, Until: until}
	out.Duties, err = a.roster().between(from, until, mostDuties)
	return out, err
}

// ownersOf returns the posts to which leads belong. A house without posts is
// asked nothing more.
func (a *Asked) ownersOf(leads []record.ID) (map[record.ID]*desk.OwnerView, error) {
	posts, err := a.Posts()
	if err != nil || len(posts.Posts) == 0 {
		return nil, err
	}
	type row struct{ lead, post []byte }
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT lead, post FROM owner WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND lead IN ` + in
	}, a.asking(), leads, idArg}, func(r *row) []any { return []any{&r.lead, &r.post} })
	out := make(map[record.ID]*desk.OwnerView, len(found))
	for _, r := range found {
		if p, ok := posts.Of(idOf(r.post)); ok {
			out[idOf(r.lead)] = &desk.OwnerView{Post: p.ID, Name: p.Name, Cover: p.Cover}
		}
	}
	return out, err
}
