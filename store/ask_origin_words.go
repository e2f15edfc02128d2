package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// arranged fills in the members of a group and returns what was found of those
// that are shown, in their order.
func (a *Asked) arranged(v *desk.OriginView, found []originAt, from, limit int) []originAt {
	at := make(map[record.Seq]originAt, len(found))
	for _, f := range found {
		m := desk.OriginMember{Report: idOf(f.report), Seq: f.seq, Arrival: record.Arrival(f.arrival), Of: idOf(f.of), Share: f.share, Received: f.received}
		if m.Received == 0 {
			m.Received = f.at
		}
		at[f.seq] = f
		v.Members = append(v.Members, m)
	}
	v.Arrange()
	v.Total = len(v.Members)
	v.From = min(max(from, 0), v.Total)
	v.Members = v.Members[v.From:min(v.Total, v.From+limit)]
	shown := make([]originAt, len(v.Members))
	for i, m := range v.Members {
		shown[i] = at[m.Seq]
	}
	return shown
}

// originIDs fills in who sent the members that are shown, and under which ids.
func (a *Asked) originIDs(v *desk.OriginView, found, shown []originAt) error {
	if err := a.repeatsSaid(shown); err != nil {
		return err
	}
	if err := a.handleOrigin(v, found); err != nil {
		return err
	}
	saidBy := make(map[record.ID]record.ID, len(found)) // the contents of reports, by report
	for _, f := range found {
		if said := idOf(f.said); !said.IsZero() && !f.again() {
			saidBy[idOf(f.report)] = said
		}
	}
	var contents []record.ID
	for i, f := range shown {
		if _, here := saidBy[v.Members[i].Of]; !here {
			v.Members[i].Of = record.ID{} // nothing that may be named here
		}
		contents = append(contents, idOf(f.said), saidBy[v.Members[i].Of])
	}
	if err := a.openAll(contents); err != nil {
		return err
	}
	for i, f := range shown {
		m := &v.Members[i]
		said, err := a.said(idOf(f.said))
		if err != nil {
			return err
		}
		of, err := a.said(saidBy[m.Of])
		if err != nil {
			return err
		}
		m.SentID, m.OfSentID, m.Stated = said.SentID, of.SentID, said.ReceivedAt
		if m.Stated == 0 {
			m.Stated = said.HappenedAt
		}
		if m.Source, err = a.sourceName(idOf(f.source)); err != nil {
			return err
		}
	}
	return nil
}

func (o *originAt) again() bool {
	return record.Arrival(o.arrival) == record.ArrivalRepeat && idOf(o.of) == idOf(o.report)
}

// repeatsSaid finds what reports said of themselves when they arrived again: it
// is named in the entry alone.
func (a *Asked) repeatsSaid(shown []originAt) error {
	at := map[record.Seq]int{}
	var seqs []int64
	for i := range shown {
		if shown[i].again() {
			at[shown[i].seq] = i
			seqs = append(seqs, int64(shown[i].seq))
		}
	}
	found, err := askList(a, question[int64]{func(in string) string {
		return `SELECT bytes FROM entry WHERE house = $1 AND (labels & $2) = 0 AND seq IN ` + in
	}, []any{a.house(), a.hidden()}, seqs, func(n int64) any { return n }}, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return err
	}
	for _, b := range found {
		e, err := record.DecodeTrusted(b)
		if err != nil {
			return err
		}
		if ref, ok := e.Content(record.ClassSaid); ok {
			shown[at[e.Seq]].said = ref.ID[:]
		}
	}
	return nil
}

// originLines fills in what a page says of the members that it shows.
func (a *Asked) originLines(v *desk.OriginView, shown []originAt) error {
	for i, f := range shown {
		m := &v.Members[i]
		var err error
		if m.Labels, err = a.labelNames(f.labels); err != nil {
			return err
		}
		if m.Again() {
			continue // its words are those of the report
		}
		said, err := a.said(idOf(f.said))
		if err != nil {
			return err
		}
		if m.Headline, err = a.headline(said, idOf(f.text)); err != nil {
			return err
		}
		if m.Lead, err = a.leadOf(f.seq); err != nil {
			return err
		}
	}
	return nil
}
