package store

import (
	"cmp"
	"crypto/aes"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
)

// mostSharedLines bounds the values of one page: those with the most reports.
const mostSharedLines = 300

// Shared returns the values that too many reports share, and those on which a
// person's word stands.
func (a *Asked) Shared() (desk.SharedView, error) {
	v := desk.SharedView{Moment: a.Moment, From: resolve.TooMany, Values: []desk.SharedValue{}}
	words, err := a.valueWords()
	if err != nil {
		return v, err
	}
	keys, err := a.crowded()
	if err != nil {
		return v, err
	}
	for k := range words {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	var first = map[string]record.ID{}
	for _, key := range keys {
		one, report, err := a.sharedValue([]byte(key), words[key])
		if err != nil {
			return v, err
		}
		if !report.IsZero() && (one.Since != 0 || one.Word != nil) {
			v.Values = append(v.Values, one)
			first[one.At] = report
		}
	}
	slices.SortFunc(v.Values, func(x, y desk.SharedValue) int {
		return cmp.Or(cmp.Compare(y.Reports, x.Reports), cmp.Compare(x.Since, y.Since), strings.Compare(x.At, y.At))
	})
	v.All = len(v.Values)
	v.Values = v.Values[:min(len(v.Values), mostSharedLines)]
	for i := range v.Values {
		one := &v.Values[i]
		if err := a.spellShared(one, first[one.At]); err != nil {
			return v, err
		}
		v.Handling = v.Handling.Union(one.Handling)
	}
	return v, a.sharedStreets(&v)
}

// crowded returns the look-up keys that stand often enough in reports, whoever may
// read them: what is shown of each is counted anew. Only the index is read.
func (a *Asked) crowded() ([]string, error) {
	rows, err := a.s.rows(`SELECT value_key FROM mention WHERE house = $1 AND length(value_key) > 0 GROUP BY value_key HAVING COUNT(*) >= $2`,
		a.house(), resolve.TooMany)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	out := make([]string, len(found))
	for i, b := range found {
		out[i] = string(b)
	}
	return out, err
}

type valueWordRow struct {
	key, actor, why []byte
	connects        uint8
	at              record.Time
}

// valueWords returns the words that stand, by look-up key; of several the newest.
func (a *Asked) valueWords() (map[string]*desk.ValueWord, error) {
	rows, err := a.s.rows(`SELECT value_key, connects, actor, at, why FROM value_judged WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0
		AND length(value_key) > 0 ORDER BY since`, a.asking()...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *valueWordRow) []any { return []any{&r.key, &r.connects, &r.actor, (*int64)(&r.at), &r.why} })
	if err != nil {
		return nil, err
	}
	out := map[string]*desk.ValueWord{}
	for _, r := range found {
		w := &desk.ValueWord{Connects: record.Connects(r.connects), Actor: idOf(r.actor), At: r.at}
		why, err := a.words(idOf(r.why))
		if err != nil {
			return nil, err
		}
		w.Why = string(why)
		out[string(r.key)] = w
	}
	return out, nil
}

// valueMentioning are the reports that mention value $4 and that the viewer may read.
const valueMentioning = `SELECT DISTINCT m.report FROM mention m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
	AND m.value_key = $4 AND length(m.value_key) > 0`

// sharedValue counts one value, and returns the first report that mentions it; zero
// where it is of a kind that connects nothing, or of which there is none.
func (a *Asked) sharedValue(key []byte, word *desk.ValueWord) (desk.SharedValue, record.ID, error) {
	one := desk.SharedValue{At: a.s.db.keys.valuePlace(key), Word: word}
	rows, err := a.s.rows(`SELECT m.kind, r.id FROM mention m JOIN report r ON r.house = m.house AND r.seq = m.report WHERE m.house = $1 AND m.since <= $2 AND m.until > $2
		AND (m.labels & $3) = 0 AND m.value_key = $4 AND length(m.value_key) > 0 ORDER BY m.report LIMIT 1`, append(a.asking(), key)...)
	if err != nil {
		return one, record.ID{}, err
	}
	type firstRow struct {
		kind uint8
		id   []byte
	}
	first, err := collect(rows, func(r *firstRow) []any { return []any{&r.kind, &r.id} })
	if err != nil || len(first) == 0 || !resolve.Connects(record.MentionKind(first[0].kind)) {
		return one, record.ID{}, err
	}
	one.Kind, _ = desk.ChartKindOfMention(record.MentionKind(first[0].kind))
	args := append(a.asking(), key)
	if one.Since, err = a.stopped(args); err != nil || one.Since == 0 && word == nil {
		return one, record.ID{}, err
	}
	args = append(args, mostCounted)
	if err := a.s.row(`SELECT COUNT(*) FROM (`+valueMentioning+` LIMIT $5) AS x`, args...).Scan(&one.Reports); err != nil {
		return one, record.ID{}, err
	}
	one.Many = one.Reports == mostCounted
	err = a.s.row(`SELECT COUNT(DISTINCT l.lead) FROM (`+valueMentioning+` LIMIT $5) AS x JOIN lead_report l ON l.house = $1 AND l.report = x.report
		AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0`, args...).Scan(&one.Leads)
	return one, idOf(first[0].id), err
}

// stopped is when the report came from which on a value connects nothing, by the count
// of grouping ([Tx.Sharing]): copies do not count. It is 0 when there are too few.
func (a *Asked) stopped(args []any) (record.Time, error) {
	rows, err := a.s.rows(`SELECT e.at FROM (SELECT x.report FROM (`+valueMentioning+` ORDER BY m.report LIMIT $5) AS x WHERE NOT EXISTS (SELECT 1 FROM origin o
		WHERE o.house = $1 AND o.report = x.report AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.arrival IN (2, 3)) ORDER BY x.report LIMIT $6) AS y
		JOIN entry e ON e.house = $1 AND e.seq = y.report ORDER BY e.seq`, append(slices.Clone(args), mostShared, resolve.TooMany)...)
	if err != nil {
		return 0, err
	}
	times, err := collect(rows, func(t *record.Time) []any { return []any{(*int64)(t)} })
	if err != nil || len(times) < resolve.TooMany {
		return 0, err
	}
	return times[resolve.TooMany-1], nil
}

// spellShared says a value in its normal form, as the first report gives it.
func (a *Asked) spellShared(one *desk.SharedValue, report record.ID) error {
	key, ok := a.s.db.keys.valueAt(one.At)
	if !ok {
		return desk.ErrNotFound
	}
	if err := a.handle([]record.ID{report}); err != nil {
		return err
	}
	one.Handling = a.handled[report]
	c := charting{a: a}
	text, err := c.normal(&charted{value: key}, &charted{ChartNode: desk.ChartNode{Item: report}})
	one.Text = text
	return err
}

// valueAt returns the look-up key whose place on charts and pages valuePlace wrote.
func (k *keyring) valueAt(place string) ([]byte, bool) {
	word, ok := strings.CutPrefix(place, "v-")
	b, err := hex.DecodeString(word)
	if !ok || err != nil || len(b) != aes.BlockSize {
		return nil, false
	}
	k.marks.Decrypt(b, b)
	return b, true
}

// saidOf is a person's word on whether a value connects, as of the moment: the newest
// that the viewer may read.
func (a *Asked) saidOf(key []byte) (record.Connects, error) {
	var said uint8
	err := a.s.row(`SELECT connects FROM value_judged WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND value_key = $4 AND length(value_key) > 0
		ORDER BY since DESC LIMIT 1`, append(a.asking(), key)...).Scan(&said)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ConnectsAsCounted, nil
	}
	return record.Connects(said), err
}
