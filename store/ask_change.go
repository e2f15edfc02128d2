package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
)

// Change says what would move an open lead, and how far down or up the board.
func (a *Asked) Change(id record.ID) (desk.LeadChange, error) {
	v := desk.LeadChange{Moment: a.Moment, Lead: id}
	row, err := a.row(id)
	if err != nil {
		return v, err
	}
	v.Headline, v.Handling = row.Headline, row.Handling
	switch {
	case a.Past:
		return v, desk.Cannot("what would change the order is asked of the board as it is now")
	case row.State != record.StateOpen || row.Aside:
		return v, desk.Cannot("the lead is not on the board: nothing moves it there")
	}
	evidence, err := evidences{a.s, a.house()}.of([]record.ID{id})
	if err != nil {
		return v, err
	}
	var rows []rank.Row
	for r, err := range a.open() {
		if err != nil {
			return v, err
		}
		if r.ID != id {
			rows = append(rows, r)
		}
	}
	v.Open = len(rows) + 1
	others := a.scale.Order(rows, a.Now)
	mine := evidence[id].Weigh(a.scale, a.Now)
	v.Rank = a.among(others, id, mine, a.Now)
	for _, variant := range evidence[id].Variants(a.Now) {
		v.Changes = append(v.Changes, desk.RankChange{Text: variant.Text, Rank: a.among(others, id, variant.Evidence.Weigh(a.scale, a.Now), a.Now)})
	}
	later := a.Now + record.Day
	v.Changes = append(v.Changes, desk.RankChange{Text: "in a day, if nothing else comes", Rank: a.among(a.scale.Order(rows, later), id, mine, later)})
	slices.SortStableFunc(v.Changes, func(x, y desk.RankChange) int { return x.Rank - y.Rank })
	return v, nil
}

// among is the rank that a lead of this weight has among others in their order.
func (a *Asked) among(others []rank.Place, id record.ID, w rank.Weight, at record.Time) int {
	p := a.scale.Place(&rank.Row{ID: id, Weight: w}, at)
	i, _ := slices.BinarySearchFunc(others, p, rank.Place.Compare)
	return i + 1
}
