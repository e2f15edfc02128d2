package store

import (
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/record"
)

// tied is what a list says of a holding: an identifier of it, or a holding that it
// is tied to.
type tied struct {
	kind    desk.ChartKind
	place   string
	value   []byte
	spelt   string
	holding record.ID
	content record.ID
	source  record.ID
	words   string
}

// tie adds what belongs to a holding by its list: all of it, or of one kind.
func (c *charting) tie(x *charted, depth, step int, only *desk.ChartKind) error {
	if err := c.readTies(x); err != nil {
		return err
	}
	for _, t := range x.ties {
		if only != nil && t.kind != *only {
			continue
		}
		n := charted{ChartNode: desk.ChartNode{At: t.place, Kind: t.kind, Item: t.holding, Held: !t.holding.IsZero(), Depth: depth, Step: step},
			value: t.value, spelt: t.spelt, content: t.content, source: t.source, seq: x.seq, byList: len(t.value) > 0}
		c.join(x, c.add(n), desk.ChartEdge{Words: t.words})
	}
	return nil
}

// joinTies joins the holdings on the chart to what belongs to them, where that is
// on it too.
func (c *charting) joinTies(x *charted) {
	for _, t := range x.ties {
		if other, ok := c.at[t.place]; ok {
			c.join(x, other, desk.ChartEdge{Words: t.words})
		}
	}
}

func (c *charting) readTies(x *charted) error {
	if x.tiesRead || !x.Held {
		return nil
	}
	x.tiesRead = true
	h, err := c.a.held(x.content)
	if err != nil {
		return err
	}
	keys := &c.a.s.db.keys
	for _, key := range h.Keys {
		word, value, _ := strings.Cut(key, ":")
		mention, err := record.ParseMentionKind(word)
		if err != nil {
			continue
		}
		if kind, ok := desk.ChartKindOfMention(mention); ok {
			v := keys.value(key)
			x.ties = append(x.ties, tied{kind: kind, place: keys.valuePlace(v), value: v, spelt: value, words: "by its list"})
		}
	}
	return c.readLinked(x, h)
}

type linkedRow struct {
	id, key, content, source []byte
	typ                      uint8
}

func (r *linkedRow) fields() []any { return []any{&r.id, &r.key, &r.content, &r.source, &r.typ} }

// readLinked finds the holdings to which a list ties another, by their ids in it.
// Whoever is kept out is on no chart; a closed record stands on its own page only.
func (c *charting) readLinked(x *charted, h holdings.Holding) error {
	keys := &c.a.s.db.keys
	words := map[string]string{}
	var list [][]byte
	for _, l := range h.Links {
		if l.To == "" {
			continue
		}
		key := keys.listed(x.source, l.To)
		if _, again := words[string(key)]; !again {
			list = append(list, key)
		}
		words[string(key)] = l.Kind
	}
	if len(list) == 0 {
		return nil
	}
	found, err := askList(c.a, question[[]byte]{func(in string) string {
		return `SELECT h.id, h.list_key, h.content, h.source, h.type FROM holding h WHERE h.house = $1 AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0
			AND h.role NOT IN (2, 3, 4) AND length(h.list_key) > 0 AND h.list_key IN ` + in
	}, c.a.asking(), list, func(b []byte) any { return b }}, (*linkedRow).fields)
	if err != nil {
		return err
	}
	order := func(r linkedRow) int {
		return slices.IndexFunc(list, func(k []byte) bool { return string(k) == string(r.key) })
	}
	slices.SortFunc(found, func(x, y linkedRow) int { return order(x) - order(y) })
	for _, r := range found {
		closed, err := c.a.ClosedTo(idOf(r.id))
		if err != nil {
			return err
		}
		all, err := c.parts(idOf(r.id))
		if err != nil {
			return err
		}
		if closed || all[0] == x.Item {
			continue
		}
		t := tied{kind: desk.ChartKindOf(record.HoldingType(r.typ)), place: holdingPlace(all[0]), holding: all[0], words: words[string(r.key)]}
		if all[0] == idOf(r.id) {
			t.content, t.source = idOf(r.content), idOf(r.source)
		}
		x.ties = append(x.ties, t)
	}
	return nil
}
