package store

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

var (
	_ resolve.AskReader = (*Tx)(nil)
	_ desk.Askings      = (*Tx)(nil)
)

type askingRow struct {
	search, actor, post, lead []byte
	labels                    record.Labels
	at, ends                  record.Time
	since, until              record.Seq
}

func (r *askingRow) fields() []any {
	return []any{&r.search, &r.actor, &r.post, &r.lead, labelsInto{&r.labels}, (*int64)(&r.at), (*int64)(&r.ends), (*int64)(&r.since), (*int64)(&r.until)}
}

const askingRead = `SELECT search, actor, post, lead, labels, at, ends, since, until FROM asking WHERE house = $1 AND `

// WordsIn implements resolve.AskReader.
func (tx *Tx) WordsIn(text string) []string { return Words(text) }

// AskingAfter implements resolve.AskReader.
func (tx *Tx) AskingAfter(after record.Seq) (begun []resolve.Asking, ended []record.ID, err error) {
	args := []any{int64(tx.db.house), int64(after), int64(record.Forever)}
	rows, err := tx.rows(askingRead+`since > $2 AND until = $3 ORDER BY since`, args...)
	if err != nil {
		return nil, nil, err
	}
	news, err := collect(rows, (*askingRow).fields)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range news {
		words, err := openContent(tx, tx.db.house, idOf(r.search))
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		begun = append(begun, resolve.Asking{Search: idOf(r.search), Labels: r.labels, Words: string(words), Ends: r.ends})
	}
	if rows, err = tx.rows(askingRead+`until > $2 AND until < $3`, args...); err != nil {
		return nil, nil, err
	}
	over, err := collect(rows, (*askingRow).fields)
	for _, r := range over {
		ended = append(ended, idOf(r.search))
	}
	return begun, ended, err
}

// Answers implements resolve.AskReader.
func (tx *Tx) Answers(search, item record.ID, labels record.Labels) (n int, known bool, err error) {
	var same int
	err = tx.row(`SELECT COALESCE(SUM(CASE WHEN labels = $4 THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN item = $3 THEN 1 ELSE 0 END), 0)
		FROM answered WHERE house = $1 AND search = $2`, int64(tx.db.house), search[:], item[:], int64(labels)).Scan(&n, &same)
	return n, same > 0, err
}

// EntriesBehind returns the entries behind one that a stage wants to see.
func (tx *Tx) EntriesBehind(s record.Stage, after record.Seq) ([]record.Entry, error) {
	rows, err := tx.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq > $2 AND `+kindsIn(s.Kinds)+` ORDER BY seq`, int64(tx.db.house), int64(after))
	if err != nil {
		return nil, err
	}
	return entriesOf(rows)
}

// AskingNow implements desk.Askings.
func (tx *Tx) AskingNow(v lawful.Viewer, search record.ID) (desk.AskingNow, error) {
	rows, err := tx.rows(askingRead+`search = $2 AND until = $3 AND (labels & $4) = 0`, int64(tx.db.house), search[:], int64(record.Forever), v.Hidden())
	if err != nil {
		return desk.AskingNow{}, err
	}
	all, err := collect(rows, (*askingRow).fields)
	if err == nil && (len(all) == 0 || !all[0].mine(v)) {
		err = desk.ErrNotFound
	}
	if err != nil {
		return desk.AskingNow{}, err
	}
	return desk.AskingNow{Search: search, Labels: all[0].labels}, nil
}

// mine reports whether a search is the viewer's, or of the post that they hold.
func (r askingRow) mine(v lawful.Viewer) bool {
	return idOf(r.actor) == v.Actor || !v.Post.IsZero() && idOf(r.post) == v.Post
}

// AskingOf implements desk.Askings.
func (tx *Tx) AskingOf(actor record.ID) ([]desk.AskingNow, error) {
	rows, err := tx.rows(askingRead+`actor = $2 AND until = $3 ORDER BY since`, int64(tx.db.house), actor[:], int64(record.Forever))
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, (*askingRow).fields)
	if err != nil {
		return nil, err
	}
	var out []desk.AskingNow
	for _, r := range all {
		words, err := openContent(tx, tx.db.house, idOf(r.search))
		if err != nil && !errors.Is(err, ErrGone) {
			return nil, err
		}
		out = append(out, desk.AskingNow{Search: idOf(r.search), Labels: r.labels, Words: string(words)})
	}
	return out, nil
}

// AskingLongest implements desk.Askings.
func (tx *Tx) AskingLongest(beyond int) ([]desk.AskingNow, error) {
	var n int
	if err := tx.row(`SELECT COUNT(*) FROM asking WHERE house = $1 AND until = $2`, int64(tx.db.house), int64(record.Forever)).Scan(&n); err != nil || n <= beyond {
		return nil, err
	}
	rows, err := tx.rows(askingRead+`until = $2 ORDER BY since LIMIT $3`, int64(tx.db.house), int64(record.Forever), n-beyond)
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, (*askingRow).fields)
	var out []desk.AskingNow
	for _, r := range all {
		out = append(out, desk.AskingNow{Search: idOf(r.search), Labels: r.labels})
	}
	return out, err
}
