package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// memory is what a house answered at many moments.
type memory struct {
	*teller
	then []askedThen
	gone int // how many things were disposed of when the answers were last looked at
}

// askedThen is what the house answered at a moment.
type askedThen struct {
	desk.Moment
	viewer  lawful.Viewer
	answers map[string]string // by question
}

// ask asks everything live.
func (m *memory) ask(v lawful.Viewer) {
	m.t.Helper()
	then := askedThen{viewer: v, answers: map[string]string{}}
	err := m.house.ask(m.t.Context(), v, 0, func(a *store.Asked) error {
		then.Moment = a.Moment
		for _, q := range m.questions(len(m.then)) {
			then.answers[q.name] = q.answer(a)
		}
		return nil
	})
	if err != nil {
		m.t.Fatal(err)
	}
	m.then = append(m.then, then)
}

// again asks the same about a moment that is past.
func (m *memory) again(n int, pin pinning) map[string]string {
	m.t.Helper()
	then, got := m.then[n], map[string]string{}
	err := m.house.ask(m.t.Context(), then.viewer, pin.at(then), func(a *store.Asked) error {
		if err := pin.pin(a, then); err != nil {
			return err
		}
		if a.Seq != then.Seq || a.Now != then.Now {
			m.t.Errorf("entry %d at %s is now entry %d at %s", then.Seq, then.Now, a.Seq, a.Now)
		}
		for _, q := range m.questions(n) {
			if _, asked := then.answers[q.name]; asked {
				got[q.name] = q.answer(a)
			}
		}
		return nil
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return got
}

// pinning is a way to ask about a moment.
type pinning struct {
	at  func(askedThen) record.Time
	pin func(*store.Asked, askedThen) error
}

var (
	pinnedByTime = pinning{func(x askedThen) record.Time { return x.Now }, func(*store.Asked, askedThen) error { return nil }}
	pinnedBySeq  = pinning{func(askedThen) record.Time { return 0 }, func(a *store.Asked, x askedThen) error { return a.PinSeq(x.Seq, x.Now) }}
)

// same fails the test unless everything is answered as it was.
func (m *memory) same(when string, pin pinning) {
	m.t.Helper()
	for n, then := range m.then {
		got := m.again(n, pin)
		for q, want := range then.answers {
			if got[q] != want {
				m.t.Fatalf("%s, of entry %d at %s, to who holds labels %b: %s\nthen %s\nnow  %s", when, then.Seq, then.Now, then.viewer.Holds, q, want, got[q])
			}
		}
	}
}

// disposed looks at all answers after something was disposed of: only those that
// told of it may have changed, and they do not tell its words any more.
func (m *memory) disposed(pin pinning) {
	m.t.Helper()
	gone := slices.Concat(m.open.disposed, m.sealed.disposed)
	if len(gone) == m.gone {
		return
	}
	m.gone = len(gone)
	for n, then := range m.then {
		got := m.again(n, pin)
		for q, want := range then.answers {
			if uncoded(got[q]) != uncoded(want) && !m.touches(want, gone) {
				m.t.Fatalf("the disposal of something else changed what entry %d says: %s\nthen %s\nnow  %s", then.Seq, q, want, got[q])
			}
		}
		for _, id := range gone {
			if page := got["report "+id.String()]; strings.Contains(page, `"id"`) && !strings.Contains(page, `"text":"(disposed of)","marks":[],"links":[]`) {
				m.t.Fatalf("entry %d still tells what was disposed of: %s", then.Seq, page)
			}
		}
		m.then[n].answers = got
	}
}

// codes are the handling codes of what an answer shows, and the counts of what a
// chart does not. They come of things that the answer does not name, as all that an
// overlying lead holds, and what is gone adds none.
var codes = regexp.MustCompile(`"(handling|all)":[0-9]+|"hidden":\[[^\]]*\],?|\{"from":"[^"]*","to":"[^"]*","words":"[^"]* of it mentions? it"\},?`)

func uncoded(answer string) string { return codes.ReplaceAllString(answer, "") }

// touches reports whether an answer tells of one of these things: by its id, by
// the sender's id of a report, or by the words that stand for it elsewhere.
func (m *memory) touches(answer string, ids []record.ID) bool {
	for _, id := range ids {
		if strings.Contains(answer, id.String()) {
			return true
		}
		for _, words := range m.names[id] {
			if strings.Contains(answer, words) {
				return true
			}
		}
	}
	return false
}

// kinds notes which kinds of entries the answers told of.
func (m *memory) kinds(seen map[record.Kind]bool) {
	for _, then := range m.then {
		for _, answer := range then.answers {
			for _, k := range record.Kinds() {
				seen[k] = seen[k] || strings.Contains(answer, fmt.Sprintf(`"kind":%d,`, k))
			}
		}
	}
}
