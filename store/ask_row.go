package store

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/rank"
	"watchfloor/record"
)

// What the board shows of a lead is bounded; its page shows all.
const (
	rowReports = 1000
	rowLinks   = 4
)

// row is one lead as the board shows it, without rank and index.
func (a *Asked) row(id record.ID) (desk.Row, error) {
	rows, err := a.rows([]record.ID{id})
	if err != nil {
		return desk.Row{}, err
	}
	return rows[0], nil
}

// rows are leads as the board shows them, in the order of ids. They are made
// from a handful of queries, not from some for each lead.
func (a *Asked) rows(ids []record.ID) ([]desk.Row, error) {
	leads, err := a.leadsAt(ids)
	if err != nil {
		return nil, err
	}
	members, err := a.membersOf(leads)
	if err != nil {
		return nil, err
	}
	links, err := a.topLinks(members)
	if err != nil {
		return nil, err
	}
	owners, err := a.ownersOf(ids)
	if err != nil {
		return nil, err
	}
	warned, err := a.warnedLeads(ids)
	if err != nil {
		return nil, err
	}
	out := make([]desk.Row, 0, len(ids))
	for _, id := range ids {
		l, ok := leads[id]
		if !ok {
			return nil, desk.ErrNotFound
		}
		row, err := a.rowOf(l)
		if err != nil {
			return nil, err
		}
		if err := a.rowReports(members[id], &row); err != nil {
			return nil, err
		}
		if len(members[id]) == rowReports {
			if row.Handling, err = a.leadHandling(id); err != nil {
				return nil, err
			}
		}
		row.Links, row.Warnings = append(row.Links, links[id]...), warned[id]
		row.Owner = owners[id]
		for _, l := range row.Links {
			row.Handling = row.Handling.Union(l.Handling)
		}
		out = append(out, row)
	}
	return out, nil
}

func (a *Asked) rowOf(l leadRow) (desk.Row, error) {
	weight, err := unpackWeight(l.weight)
	if err != nil {
		return desk.Row{}, err
	}
	factors, err := unpacked[record.Measure](l.factors)
	if err != nil {
		return desk.Row{}, err
	}
	addFactors(&weight, factors)
	row := desk.Row{Lead: l.id, State: l.state, Reports: int(l.reports), Origins: l.origins, First: l.firstAt, Last: l.lastAt, Clock: l.lookBy,
		Sentence: rank.Sentence(weight, a.Now), Why: desk.ReasonsOf(weight, a.Now), Window: desk.WindowOf(weight, a.Now), ClaimedBy: l.claimedBy,
		HeldUntil: l.heldUntil, ReadAt: l.readAt, SentIDs: []string{}, Links: []desk.LinkView{}, Set: l.labels, Factors: factors,
		Sender: l.sender, Aside: l.state == record.StateOpen && !l.onBoard}
	raised, err := a.raisedIn(l.id)
	if err != nil {
		return row, err
	}
	row.ClockWhy = desk.ClockReason(l.lookBy, weight, l.firstAt, raised)
	row.NewSince = l.readAt != 0 && l.lastAt > l.readAt
	if a.isBlind(l.id) {
		row = blindRow(row)
	}
	row.Labels, err = a.labelNames(l.labels)
	return row, err
}

// rowReports fills in what the board says of a lead's reports.
func (a *Asked) rowReports(members []memberOf, row *desk.Row) error {
	for i, m := range members {
		row.Handling = row.Handling.Union(record.Handling(m.marks).OrUnstated())
		row.Failed = row.Failed || m.failed != 0
		row.Known += int(m.standing)
		if a.short && i > 0 {
			continue
		}
		said, err := a.said(idOf(m.said))
		if err != nil {
			return err
		}
		if !a.short {
			row.SentIDs = append(row.SentIDs, said.SentID)
		}
		if i == 0 {
			if row.Headline, err = a.headline(said, idOf(m.text)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *Asked) said(content record.ID) (intake.Report, error) {
	b, err := a.words(content)
	if err != nil || b == nil {
		return intake.Report{}, err
	}
	return intake.ReadSaid(b)
}

// disposedWords stand where words were disposed of.
const disposedWords = "(disposed of)"

func (a *Asked) headline(said intake.Report, text record.ID) (string, error) {
	if said.Title != "" {
		return desk.Headline(said.Title, ""), nil
	}
	b, err := a.words(text)
	if err != nil {
		return "", err
	}
	if b == nil {
		return disposedWords, nil
	}
	return desk.Headline("", string(b)), nil
}

// labelNames returns the names of labels, in the order of their numbers.
func (a *Asked) labelNames(l record.Labels) ([]string, error) {
	var out []string
	for n := range l.Each {
		var content []byte
		if err := a.s.row(`SELECT content FROM label WHERE house = $1 AND label = $2`, a.house(), n).Scan(&content); err != nil {
			return nil, errors.Join(errors.New("a label has no name: run rebuild"), err)
		}
		name, err := a.words(idOf(content))
		if err != nil {
			return nil, err
		}
		out = append(out, string(name))
	}
	return out, nil
}

// sourceName returns the name of a source.
func (a *Asked) sourceName(id record.ID) (string, error) {
	if id.IsZero() {
		return "", nil
	}
	if name, ok := a.sources[id]; ok {
		return name, nil
	}
	var content []byte
	if err := a.s.row(`SELECT content FROM source WHERE house = $1 AND id = $2`, a.house(), id[:]).Scan(&content); err != nil {
		return "", err
	}
	name, err := a.words(idOf(content))
	a.sources[id] = string(name)
	return string(name), err
}
