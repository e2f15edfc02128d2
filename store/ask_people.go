package store

import (
	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
)

// people returns the people in a report as the viewer may see them, and covers
// what the page would tell of those who are not named.
func (a *Asked) people(r reportAt, v *desk.ReportView) error {
	if v.Disposed {
		return nil
	}
	lines, err := a.peopleAs(r.seq, idOf(r.text), idOf(r.said), a.Seq)
	if err != nil {
		return err
	}
	v.People = lines
	over, err := a.coverOf(v.ID)
	if err != nil || over == nil {
		return err
	}
	v.Covered = true
	over.Lines(v.People)
	text, err := a.bare(idOf(r.text))
	v.Marks, v.TitleMarks = over.Marks(v.Marks, string(text)), nil // a covered title has other places
	for i := range v.Where {
		if v.Where[i].Start < 0 {
			v.Where[i].Words = ""
		}
	}
	return err
}

// tiedByKeptOut reports whether a link by which a report came into its lead is to
// somebody who was marked since, and kept out.
func (a *Asked) tiedByKeptOut(report int64, holding record.ID) (bool, error) {
	var n int
	err := a.s.row(`SELECT COUNT(*) FROM lead_report m JOIN lead_report o ON o.house = m.house AND o.lead = m.lead AND o.since <= $2 AND o.until > $2
		JOIN link l ON l.house = o.house AND l.report = o.report AND l.holding = $5 AND l.kept_out = 1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0
		WHERE m.house = $1 AND m.report = $4 AND m.since <= $2 AND m.until > $2`, append(a.asking(), report, holding[:])...).Scan(&n)
	return n > 0, err
}

// peopleRead is what the tables say of the people in a report; spell adds words.
type peopleRead struct{ desk.People }

type personMentionRow struct {
	desk.PersonMention
}

func (m *personMentionRow) fields() []any {
	return []any{&m.Mention, (*uint8)(&m.Role), (*uint8)(&m.Age), &m.Start, &m.End}
}

type personMarkRow struct {
	desk.PersonMark
	actor, content []byte
}

func (m *personMarkRow) fields() []any {
	return []any{&m.Mention, &m.Start, &m.End, (*uint8)(&m.Role), (*uint8)(&m.Age), &m.actor, (*int64)(&m.At), &m.content}
}

// peopleIn reads the mentions of people in a report and what they were marked as,
// as of an entry.
func peopleIn(q querier, house record.HouseKey, report, at record.Seq) (peopleRead, error) {
	var p peopleRead
	rows, err := q.rows(`SELECT n, role, age, starts, ends FROM mention WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 AND kind = $4 ORDER BY n`,
		int64(house), int64(report), int64(at), int64(record.MentionName))
	if err != nil {
		return p, err
	}
	mentions, err := collect(rows, (*personMentionRow).fields)
	if err != nil {
		return p, err
	}
	for _, m := range mentions {
		p.Mentions = append(p.Mentions, m.PersonMention)
	}
	rows, err = q.rows(`SELECT mention, starts, ends, role, age, actor, at, content FROM person_mark
		WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 ORDER BY since, mention, starts`, int64(house), int64(report), int64(at))
	if err != nil {
		return p, err
	}
	marks, err := collect(rows, (*personMarkRow).fields)
	for _, m := range marks {
		m.Actor, m.Why = idOf(m.actor), idOf(m.content)
		p.Marks = append(p.Marks, m.PersonMark)
	}
	return p, err
}

// spell gives the mentions their names. Those whom the sender names apart from the
// text are the last of the mentions, in the sender's order; a name found in the
// title alone has no place and no line of its own.
func (p *peopleRead) spell(text string, said intake.Report) {
	p.Text = text
	own := len(p.Mentions) - len(said.People)
	kept := p.Mentions[:0]
	var sent []desk.PersonMention
	for i, m := range p.Mentions {
		switch {
		case own >= 0 && i >= own:
			who := said.People[i-own]
			m.Own, m.Name, m.Said = true, who.Name, ageWords(who)
			sent = append(sent, m)
		case m.End > m.Start && m.End <= int64(len(text)):
			m.Name = text[m.Start:m.End]
			kept = append(kept, m)
		}
	}
	p.Mentions = append(sent, kept...)
}

func ageWords(p intake.Person) string {
	switch {
	case p.DOB != "" && p.Age != "":
		return "born " + p.DOB + ", age " + p.Age
	case p.DOB != "":
		return "born " + p.DOB
	case p.Age != "":
		return "age " + p.Age
	}
	return ""
}
