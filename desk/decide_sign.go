package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// SignsNow are the signs of a report as they stand when somebody judges one.
type SignsNow struct {
	Read  []record.Sign // by the machine
	Words []SignWord    // of people
	Title string
	Heard string // the text without what the desk asked, byte for byte in its place
}

// judgeSign records a person's word on an indicator of a report: one that the page
// shows, or one on words that the machine did not read so. Its own reading stays in
// the record; the lead is weighed again from what stands.
func judgeSign(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	if v.Actor.IsZero() {
		return nil, d.Lead, Cannot("only a person can say this")
	}
	who, err := r.PeopleNow(v, d.Report)
	if err != nil {
		return nil, d.Lead, err
	}
	now, err := r.SignsNow(d.Report)
	if err != nil {
		return nil, who.Lead, err
	}
	if who.Covered {
		if c := NewVeil(who.Lines()); c != nil {
			now.Title, now.Heard = c.Text(now.Title), c.Text(now.Heard)
		}
	}
	sign, err := now.meant(d)
	if err != nil {
		return nil, who.Lead, err
	}
	draft := v.Draft(d.Report, &record.SignJudged{Report: d.Report, Sign: sign, Holds: d.Holds})
	draft.Labels = who.Labels
	if strings.TrimSpace(d.Words) != "" {
		draft.Contents = []record.Content{{ID: record.NewID(), Key: d.Report, Class: record.ClassNote, Bytes: []byte(d.Words)}}
	}
	return []record.Draft{draft}, who.Lead, nil
}

// meant finds the sign that is judged. What neither the machine nor a person has
// seen before is one only where its words stand.
func (n SignsNow) meant(d Decision) (record.Sign, error) {
	sign := d.Sign
	if int(sign.Code) >= len(rank.All[rank.Indicator]()) {
		return sign, Cannot("choose what the words say")
	}
	if d.Name != "" {
		at, err := n.find(d.Name, d.Nth)
		if err != nil {
			return sign, err
		}
		sign.Start, sign.End = at.Start, at.End
	}
	signs := JudgeSigns(n.Read, n.Words)
	i := slices.IndexFunc(signs, func(j JudgedSign) bool { return same(j.Sign, sign) })
	switch {
	case i < 0 && d.Name == "":
		return sign, Cannot("there is no such indicator in this report: load its page again")
	case i < 0 && !d.Holds:
		return sign, Cannot("nothing is read in these words that could not hold")
	case i < 0:
		for _, j := range signs {
			if j.Code == sign.Code && j.State.Stands() && j.Start < sign.End && sign.Start < j.End {
				return sign, Cannot("that is read there already")
			}
		}
		sign.Harm = uint8(HarmOf(rank.Indicator(sign.Code)))
		return sign, nil
	}
	if w := signs[i].Word; w != nil && w.Holds == d.Holds && strings.TrimSpace(d.Words) == "" {
		return sign, Cannot("that is what was said of it last")
	}
	return signs[i].Sign, nil
}

// find returns the n-th place, from 0, where the report has the words: first the
// text, then the title.
func (n SignsNow) find(words string, nth int) (record.Named, error) {
	before := int64(len(n.Title) + 1)
	all := everywhere(n.Heard, words)
	for _, at := range everywhere(n.Title, words) {
		all = append(all, record.Named{Start: at.Start - before, End: at.End - before})
	}
	if len(all) == 0 {
		return record.Named{}, Cannot("these words do not stand in the report: write them as the report does")
	}
	return all[min(max(nth, 0), len(all)-1)], nil
}
