package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// handOversShown bounds the hand-overs that are shown, the first due first.
const handOversShown = 200

// HandOvers returns the hand-overs that wait or came back, as far as the viewer
// may read their leads.
func (a *Asked) HandOvers() (desk.HandOvers, error) {
	out := desk.HandOvers{Moment: a.Moment, Wait: []desk.HandOverView{}, Back: []desk.HandOverView{}}
	all, err := a.handOvers(`ORDER BY due, id LIMIT $4`, handOversShown)
	if err != nil || len(all) == 0 {
		return out, err
	}
	var ids []record.ID
	for _, h := range all {
		ids = append(ids, h.Lead)
	}
	readable, err := a.leadsAt(ids)
	if err != nil {
		return out, err
	}
	for _, h := range all {
		if _, ok := readable[h.Lead]; !ok {
			continue
		}
		row, err := a.row(h.Lead)
		if err != nil {
			return out, err
		}
		if h.Headline, h.Handling = row.Headline, row.Handling; h.Waits {
			out.Wait = append(out.Wait, h)
		} else {
			out.Back = append(out.Back, h)
		}
	}
	return out, nil
}

// handOverOf returns the hand-over of a lead that stands; nil for none.
func (a *Asked) handOverOf(lead record.ID) (*desk.HandOverView, error) {
	all, err := a.handOvers(`AND lead = $4 ORDER BY state, due, id LIMIT 1`, lead[:])
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

func (a *Asked) handOvers(rest string, args ...any) ([]desk.HandOverView, error) {
	rows, err := a.s.rows(`SELECT `+handOverColumns+` FROM hand_over WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND stands = 1 `+rest,
		append(a.asking(), args...)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*handOverScan).fields)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	posts, err := a.Posts()
	if err != nil {
		return nil, err
	}
	var out []desk.HandOverView
	for i := range found {
		v, err := a.handOverView(posts, found[i].row())
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (a *Asked) handOverView(posts desk.Posts, r handOverRow) (desk.HandOverView, error) {
	from, _ := posts.Of(r.from)
	to, _ := posts.Of(r.to)
	v := desk.HandOverView{ID: r.id, Lead: r.lead, From: r.from, FromName: from.Name, To: r.to, ToName: to.Name, ToCover: to.Cover, Giver: r.giver,
		Given: r.given, Due: r.due, Waits: r.state == 0, Ended: r.ended, EndedBy: r.endedBy,
		ToMe: to.HeldBy(a.viewer.Actor), FromMe: r.giver == a.viewer.Actor || from.HeldBy(a.viewer.Actor)}
	if r.state > 0 {
		v.End = record.HandOverEnd(r.state - 1)
	}
	words, err := a.words(r.content)
	if err != nil {
		return v, err
	}
	answer, err := a.words(r.answer)
	v.Words, v.Answer = string(words), string(answer)
	return v, err
}
