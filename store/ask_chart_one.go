package store

import (
	"slices"

	"watchfloor/record"
)

// Holdings that people judged to be one stand on a chart as one thing, with its
// parts listed. Houses in which nobody judged anything pay one query for it.

type pairIDs struct{ a, b []byte }

// readJudged finds which holdings anybody judged to be one with another.
func (c *charting) readJudged() error {
	rows, err := c.a.s.rows(`SELECT a, b FROM sameness WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND same = 1`, c.a.asking()...)
	if err != nil {
		return err
	}
	found, err := collect(rows, func(p *pairIDs) []any { return []any{&p.a, &p.b} })
	c.judged, c.one = map[record.ID]bool{}, map[record.ID][]record.ID{}
	for _, p := range found {
		c.judged[idOf(p.a)], c.judged[idOf(p.b)] = true, true
	}
	return err
}

// parts are the holdings that are one with a holding, the one first that stands for
// all: the center, if it is among them, else the first that was held.
func (c *charting) parts(id record.ID) ([]record.ID, error) {
	if !c.judged[id] {
		return []record.ID{id}, nil
	}
	if all, ok := c.one[id]; ok {
		return all, nil
	}
	all, err := c.a.Identity(id)
	if err != nil {
		return nil, err
	}
	if i := slices.Index(all, c.q.Holding); i > 0 {
		all[0], all[i] = all[i], all[0]
	}
	for _, part := range all {
		c.one[part] = all
	}
	return all, nil
}

// partsOf opens what the other parts of something are called.
func (c *charting) partsOf(x *charted) error {
	all, err := c.parts(x.Item)
	if err != nil {
		return err
	}
	for _, id := range all[1:] {
		p, err := c.a.part(id)
		if err != nil {
			return err
		}
		x.Parts, x.Handling = append(x.Parts, p.Name), x.Handling.Union(p.Handling)
	}
	return nil
}
