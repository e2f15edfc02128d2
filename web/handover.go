package web

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// handOversPage lists the hand-overs that wait or came back.
type handOversPage struct {
	*base
	ToMe, Wait, Back []handOverLine
}

func (handOversPage) template() string { return "handovers.html" }

// handOverLine is a hand-over as a page shows it.
type handOverLine struct {
	Page *base
	desk.HandOverView
}

// DueAt is by when it must be acknowledged.
func (l handOverLine) DueAt() stamp { return l.Page.Stamp(l.Due) }

// MayEnd says that the viewer can withdraw it.
func (l handOverLine) MayEnd() bool { return l.Waits && (l.FromMe || l.Page.plans) && !l.Page.Past() }

// MayAnswer says that the viewer can acknowledge or return it.
func (l handOverLine) MayAnswer() bool { return l.Waits && l.ToMe && !l.Page.Past() }

// CameBack says how it came back, in words.
func (l handOverLine) CameBack() string {
	if l.End == record.HandOverReturned {
		return l.ToName + " returned it"
	}
	return "nobody of " + l.ToName + " acknowledged it by " + l.Page.Local(l.Due)
}

func (s *Server) handOvers(a ask) (view, error) {
	all, err := s.house.HandOvers(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	page := handOversPage{base: s.base(a, "board", "Hand-overs").of(all.Moment)}
	for _, h := range slices.Concat(all.Wait, all.Back) {
		page.carries(h.Handling)
	}
	for _, h := range all.Wait {
		line := handOverLine{page.base, h}
		if h.ToMe {
			page.ToMe = append(page.ToMe, line)
		} else {
			page.Wait = append(page.Wait, line)
		}
	}
	page.Back = each(all.Back, func(h desk.HandOverView) handOverLine { return handOverLine{page.base, h} })
	return page, nil
}

// handedLine is what waits for the viewer, in one line on top of every page.
type handedLine struct {
	Page *base
	Text string
	URL  string
	Due  stamp // of the first
	Back bool  // it came back

	Handling record.Handling // of the lead that is named; zero: none is
}

// handedOnTop puts on a page what was handed to the viewer's posts, and what came
// back to them; whoever plans sees all that came back.
func (s *Server) handedOnTop(a ask, b *base) error {
	if !a.viewer.May(lawful.ReadCases) {
		return nil
	}
	all, err := s.house.HandOvers(a.Context(), a.viewer, a.at)
	if err != nil {
		return err
	}
	if line, ok := b.handed(all.Wait, func(h desk.HandOverView) bool { return h.ToMe }); ok {
		b.Handed = append(b.Handed, line)
	}
	if line, ok := b.handed(all.Back, func(h desk.HandOverView) bool { return h.FromMe || b.plans }); ok {
		b.Handed = append(b.Handed, line)
	}
	return nil
}

// handed puts several hand-overs into one line: it says how much waits, and of one
// alone which.
func (b *base) handed(all []desk.HandOverView, mine func(desk.HandOverView) bool) (handedLine, bool) {
	var few []desk.HandOverView
	for _, h := range all {
		if mine(h) {
			few = append(few, h)
		}
	}
	if len(few) == 0 {
		return handedLine{}, false
	}
	first := few[0]
	line := handedLine{Page: b, Back: !first.Waits, URL: b.URL("/hand-overs"), Due: b.Stamp(first.Due)}
	if len(few) == 1 {
		line.URL, line.Text, line.Handling = b.LeadURL(first.Lead), orElse(first.Headline, "Lead without words"), first.Handling
		b.carries(first.Handling)
	} else {
		line.Text = counted(len(few), "lead")
	}
	return line, true
}
