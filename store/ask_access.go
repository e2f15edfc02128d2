package store

import (
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

type accessAt struct {
	id, account, item, reason, by, answer []byte
	emergency                             int64
	state                                 uint8
	granted                               record.Labels
	asked, ends, answered                 record.Time
}

const accessColumns = `id, account, item, reason, asked_at, emergency, state, granted, ends_at, answered_by, answered_at, answer`

func (r *accessAt) fields() []any {
	return []any{&r.id, &r.account, &r.item, &r.reason, (*int64)(&r.asked), &r.emergency, &r.state, labelsInto{&r.granted}, (*int64)(&r.ends), &r.by, (*int64)(&r.answered), &r.answer}
}

// Access returns what the viewer asked to read, and for who answers what others did.
func (a *Asked) Access() (desk.AccessView, error) {
	out := desk.AccessView{Moment: a.Moment, Mine: []desk.AccessLine{}}
	mine, err := a.accesses(`account = $3 ORDER BY asked_at DESC, id DESC`, a.viewer.Actor[:])
	if err != nil {
		return out, err
	}
	for _, r := range mine {
		line, err := a.accessLine(r, false)
		if err != nil {
			return out, err
		}
		out.Mine = append(out.Mine, line)
	}
	if !a.viewer.May(lawful.Authorise) {
		return out, nil
	}
	if out.Labels, err = a.LabelChoices(); err != nil {
		return out, err
	}
	others, err := a.accesses(`account <> $3 ORDER BY CASE WHEN state = 0 THEN 0 ELSE 1 END, CASE WHEN state = 0 THEN asked_at ELSE -asked_at END, id`, a.viewer.Actor[:])
	for _, r := range others {
		line, lineErr := a.accessLine(r, true)
		if lineErr != nil {
			return out, lineErr
		}
		out.Others = append(out.Others, line)
	}
	return out, err
}

// Emergencies returns what was opened because life was in danger.
func (a *Asked) Emergencies() (desk.Emergencies, error) {
	out := desk.Emergencies{Moment: a.Moment, Lines: []desk.AccessLine{}}
	all, err := a.accesses(`emergency = 1 ORDER BY asked_at DESC, id DESC`)
	if err != nil {
		return out, err
	}
	for _, r := range all {
		line, err := a.accessLine(r, true)
		if err != nil {
			return out, err
		}
		line.Behind = nil
		out.Lines = append(out.Lines, line)
	}
	return out, nil
}

func (a *Asked) accesses(condition string, args ...any) ([]accessAt, error) {
	rows, err := a.s.rows(`SELECT `+accessColumns+` FROM access WHERE house = $1 AND since <= $2 AND until > $2 AND `+condition+` LIMIT `+accessLimit,
		append([]any{a.house(), int64(a.Seq)}, args...)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, (*accessAt).fields)
}

// heldNames are the names of those labels of a set that there are and that the
// viewer holds.
func (a *Asked) heldNames(set record.Labels) ([]string, error) {
	there, err := labelsThere(a.s, a.s.db.house, a.Seq)
	if err != nil {
		return nil, err
	}
	return a.labelNames(set & there & a.viewer.Holds)
}

// accessLimit is how many requests a page lists.
const accessLimit = `200`

// accessLine shows a request. Who asked sees of an answer only what it is: words
// and names could tell what stands there.
func (a *Asked) accessLine(r accessAt, answers bool) (desk.AccessLine, error) {
	l := desk.AccessLine{ID: idOf(r.id), Account: idOf(r.account), Item: idOf(r.item), Emergency: r.emergency != 0, Asked: r.asked,
		State: desk.AccessState(r.state), Ends: r.ends, AnsweredAt: r.answered}
	l.Over = l.State == desk.AccessGranted && l.Ends != 0 && l.Ends <= a.Now
	words, err := a.words(idOf(r.reason))
	if err != nil {
		return l, err
	}
	l.Words = string(words)
	if l.Labels, err = a.heldNames(r.granted); err != nil || !answers {
		return l, err
	}
	l.AnsweredBy = idOf(r.by)
	if words, err = a.words(idOf(r.answer)); err != nil {
		return l, err
	}
	l.Answer = string(words)
	what, labels, err := behind(a.s, a.s.db.house, l.Item, a.Seq)
	if err != nil || what == "" || !a.viewer.MayRead(labels) {
		return l, err
	}
	l.Behind = &desk.Behind{What: what}
	l.Behind.Labels, err = a.labelNames(labels)
	return l, err
}
