package indicators

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"watchfloor/record"
)

// Version is that of the rules and the lexicon. It is stored beside every
// result and grows with every change of either.
const Version = 5

// Indicator is one claim of a report, on the words that make it. Harm is how grave
// these words are; the gravest is the severity of the report.
type Indicator struct {
	Code       Code
	Start, End int // byte offsets in the text; End is behind the last byte
	Harm       Severity
}

// Window is the time in which a report says that something will happen; From
// and Until are equal when it names a moment. The zero Window means that no
// time was stated.
type Window struct {
	From, Until record.Time
	Start, End  int // where the text says so
}

// IsZero reports whether no time was stated.
func (w Window) IsZero() bool { return w.Until == 0 }

// Signs is what a report says is happening.
type Signs struct {
	Indicators []Indicator
	Severity   Severity
	Window     Window // of the threat: the soonest stated that has not passed at the report's time
	Happened   Window // of what is told: the first stated that has
	Times      []Stated
}

// Find is FindIn with UTC.
func Find(text string, at record.Time) Signs { return FindIn(text, at, time.UTC) }

// FindIn reads text, written at the time at. Relative times ("tomorrow night")
// count from at, in the zone (nil is UTC); when at is 0 there are no times.
func FindIn(text string, at record.Time, zone *time.Location) Signs {
	lex := house()
	s := spaces.Get().(*space)
	defer s.give()
	toks := cut(lex, text, s.toks)
	s.toks = toks
	r := reading{lex: lex, text: text, toks: toks}
	all := lex.matches(toks, s)
	r.weigh(all)
	r.times(clock{at: at, zone: zoneOf(zone)})
	return Signs{Indicators: r.tidy(), Severity: r.severity, Window: r.window, Happened: r.happened, Times: r.stated}
}

// space is what readings use one after the other, so that a text costs no memory
// but for what is found in it. Between readings it holds no words, only numbers.
type space struct {
	toks  []token
	said  []bool  // by wordID: stands in the text
	tried []uint8 // by rule
}

var spaces = sync.Pool{New: func() any { return new(space) }}

// mostKept is how many tokens of a long text are kept for the next one.
const mostKept = 1 << 14

// give hands the space to the next reading.
func (s *space) give() {
	if cap(s.toks) > mostKept {
		s.toks = nil
	}
	spaces.Put(s)
}

// cleared returns a list of n zeros, in the memory of one that is no longer needed.
func cleared[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// reading is one reading of one text.
type reading struct {
	lex      *lexicon
	text     string
	toks     []token
	found    []Indicator
	severity Severity
	window   Window
	happened Window
	stated   []Stated
	quoted   []bool  // of each stated: something was only said then
	threats  []int32 // sentences that speak of a threat, in order
	events   []int32 // sentences that speak of "it"

	asked, future bool // what foreseen said of the sentence last
	last          int32
}

// weigh keeps the matches that stand: not denied, no idiom, no title of a film.
// What is denied is denied in every rule that reads the same words.
func (r *reading) weigh(all []match) {
	titled := r.lex.titled(r.toks)
	idiom := r.cover(all, func(m match) bool { return m.rule.kind == guard })
	story := r.stories(all)
	denied := r.cover(all, func(m match) bool { return m.rule.kind == says && r.lex.denied(r.toks, m) })
	for _, m := range all {
		if m.rule.kind >= guard && m.rule.kind != event || touches(story, m) || titled[r.toks[m.first].quote] || touches(idiom, m) || touches(denied, m) && !m.rule.denies {
			continue
		}
		r.keep(m)
	}
}

// stories marks the tokens of what is told as a story, a lesson or the past: what
// follows a frame in its sentence until somebody comes back to what is, and the
// whole sentence of a setting.
func (r *reading) stories(all []match) []bool {
	var told []bool
	for _, m := range all {
		if m.rule.kind != frame && m.rule.kind != setting {
			continue
		}
		if told == nil {
			told = make([]bool, len(r.toks))
		}
		from := m.first
		for m.rule.kind == setting && from > 0 && r.toks[from-1].sentence == r.toks[m.first].sentence {
			from--
		}
		for k := from; k < len(r.toks) && r.toks[k].sentence == r.toks[m.first].sentence; k++ {
			if k >= m.end && r.lex.back.has(r.toks[k].word) || told[k] && k > m.end && m.rule.kind == setting {
				break
			}
			told[k] = true
		}
	}
	return told
}

// cover marks the tokens of the matches that are so; nil when there are none.
func (r *reading) cover(all []match, so func(match) bool) []bool {
	var covered []bool
	for _, m := range all {
		if !so(m) {
			continue
		}
		if covered == nil {
			covered = make([]bool, len(r.toks))
		}
		for k := m.first; k < m.end; k++ {
			covered[k] = true
		}
	}
	return covered
}

func touches(covered []bool, m match) bool {
	return covered != nil && slices.Contains(covered[m.first:m.end], true)
}

// keep adds what a match says.
func (r *reading) keep(m match) {
	sentence := r.toks[m.first].sentence
	if m.rule.kind == event {
		r.events = append(r.events, sentence)
		return
	}
	for _, c := range m.rule.codes {
		r.found = append(r.found, Indicator{c, r.toks[m.first].start, r.toks[m.end-1].end, m.rule.harm(c)})
		switch c {
		case Threat, ThreatToLife, TargetNamed, ImminentClaim:
			r.threats = append(r.threats, sentence)
		}
	}
	r.severity = max(r.severity, m.rule.severity)
}

// tidy orders the indicators and makes one of those of one code whose words
// overlap.
func (r *reading) tidy() []Indicator {
	slices.SortFunc(r.found, func(a, b Indicator) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Start, b.Start))
	})
	var out []Indicator
	for _, i := range r.found {
		if n := len(out); n > 0 && out[n-1].Code == i.Code && out[n-1].End > i.Start {
			out[n-1].End = max(out[n-1].End, i.End)
			out[n-1].Harm = max(out[n-1].Harm, i.Harm)
			continue
		}
		out = append(out, i)
	}
	slices.SortFunc(out, func(a, b Indicator) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Code, b.Code))
	})
	return out
}
