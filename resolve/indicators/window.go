package indicators

import (
	"slices"
	"time"

	"watchfloor/record"
)

// imminent is how near a stated time is a claim of its own.
const imminent = record.Day

// Stated is a time that a report states, on the words that do. From and Until are
// equal when it names a moment.
type Stated struct {
	Start, End  int // byte offsets in the text
	From, Until record.Time
	Past        bool // it lies behind the report; else before it
}

// mostStated bounds the times kept of one report: a timetable is no testimony.
const mostStated = 40

// times reads the times of a text. When the threatened thing is said to happen is
// a time to come in the sentence of a threat, or in one beside it that speaks of
// "it"; when what is told happened is the first that is past. A time that is past
// never becomes a window.
func (r *reading) times(c clock) {
	for _, p := range phrases(r.toks, r.text) {
		past := r.past(p)
		if !past && r.about(r.toks[p.first].sentence) {
			r.threatened(p, c)
		}
		if c.at != 0 {
			r.state(p, c, past)
		}
	}
	r.happened = r.firstPast()
}

// threatened takes a time for that of the threat.
func (r *reading) threatened(p phrase, c clock) {
	start, end := r.toks[p.first].start, r.toks[p.end-1].end
	from, until, ok := record.Time(0), record.Time(0), p.day == atOnce || c.at == 0
	if c.at != 0 {
		from, until, ok = p.window(c)
	}
	if !ok {
		return
	}
	r.found = append(r.found, Indicator{Code: TimeNamed, Start: start, End: end})
	if c.at == 0 {
		return
	}
	if until-c.at <= imminent {
		r.found = append(r.found, Indicator{Code: ImminentClaim, Start: start, End: end})
	}
	if r.window.IsZero() || until < r.window.Until {
		r.window = Window{from, until, start, end}
	}
}

// state keeps a time that the text states, whatever of.
func (r *reading) state(p phrase, c clock, past bool) {
	if p.day == atOnce || len(r.stated) >= mostStated || !r.calendar(p) {
		return
	}
	from, until, ok := record.Time(0), record.Time(0), false
	if !past {
		if from, until, ok = p.window(c); !ok && p.month > 0 && p.year > 0 {
			past = true // a date that has passed, whatever the tense
		}
	}
	if past {
		from, until, ok = p.passed(c)
	}
	if ok {
		r.stated = append(r.stated, Stated{r.toks[p.first].start, r.toks[p.end-1].end, from, until, past})
		r.quoted = append(r.quoted, past && r.reported(p))
	}
}

// calendar reports whether a phrase is one of the calendar also outside of a
// threat: "the 2nd man" and "3/4 of it" are none.
func (r *reading) calendar(p phrase) bool {
	if p.day != onDate || p.month > 0 && p.year > 0 {
		return true
	}
	first := r.toks[p.first]
	if p.month > 0 && first.when.kind != number {
		return true
	}
	if p.month > 0 { // "14 March", but not "3/4"
		for k := p.first; k < p.end; k++ {
			if r.toks[k].when.kind == month {
				return true
			}
		}
		return p.on
	}
	return (p.on || p.edge != notTime || p.minute >= 0) && (p.end >= len(r.toks) || r.toks[p.end].clause != r.toks[p.end-1].clause ||
		r.toks[p.end].when.kind != notTime || r.lex.little.has(r.toks[p.end].word))
}

// firstPast is when what a report tells of happened: the first time that is past,
// one at which something was only said where there is no other.
func (r *reading) firstPast() Window {
	var said Window
	for i, s := range r.stated {
		w := Window{s.From, s.Until, s.Start, s.End}
		switch {
		case !s.Past:
		case !r.quoted[i]:
			return w
		case said.IsZero():
			said = w
		}
	}
	return said
}

// past reports whether a phrase says when something was, or was said: "on
// Friday he told me", "at 5 pm yesterday", "he shouted at noon".
func (r *reading) past(p phrase) bool {
	if p.back || p.edge == isSince || p.day == inDays && p.n < 0 {
		return true
	}
	if p.coming || p.day == nextWeekday || p.day == nextUnit || p.day == nextWeekend || p.day == inDays && p.n > 0 {
		return r.reportedBack(p)
	}
	if r.reportedBack(p) {
		return true
	}
	switch r.tense(p) {
	case toldOf:
		return p.eitherWay() || p.day == inDays || p.day == thisUnit && p.unit > hour || p.day == onWeekend
	case toCome:
		return false
	}
	return p.eitherWay() && r.about(r.toks[p.first].sentence) && !r.foreseen(r.toks[p.first].sentence)
}

// reportedBack reports whether the words right beside a phrase say that something
// was said, or was, then.
func (r *reading) reportedBack(p phrase) bool {
	past := r.lex.classes["past"]
	for k := 1; k <= 2; k++ {
		if past.has(r.word(p, p.first-k)) || past.has(r.word(p, p.end+k-1)) {
			return true
		}
	}
	return r.reported(p)
}

// reported reports whether a phrase says when something was said: "he told me on
// Friday".
func (r *reading) reported(p phrase) bool {
	reported, object := r.lex.classes["reported"], r.lex.classes["object"]
	before := p.first - 1
	if object.has(r.word(p, before)) {
		before--
	}
	return reported.has(r.word(p, before)) || reported.has(r.word(p, p.end)) || reported.has(r.word(p, p.end+1))
}

// word returns the word of token k where that stands in the sentence of a phrase.
func (r *reading) word(p phrase, k int) wordID {
	if k < 0 || k >= len(r.toks) || r.toks[k].sentence != r.toks[p.first].sentence {
		return 0
	}
	return r.toks[k].word
}

// tense says whether a word tells of what was or of what is to come.
type tense uint8

const (
	noTense tense = iota
	toldOf
	toCome
)

// tenseReach is how far from a phrase its verb is looked for, and tenseClause by
// how much a verb of another clause is further away.
const (
	tenseReach  = 14
	tenseClause = 5
)

// tense returns that of the verb nearest to a phrase, in its clause first.
func (r *reading) tense(p phrase) tense {
	best, near := noTense, tenseReach+tenseClause
	ask := func(k, d int) {
		if k < 0 || k >= len(r.toks) || r.toks[k].tense == noTense || r.toks[k].sentence != r.toks[p.first].sentence {
			return
		}
		if r.toks[k].clause != r.toks[p.first].clause {
			d += tenseClause
		}
		if d < near {
			best, near = r.toks[k].tense, d
		}
	}
	for d := 1; d <= tenseReach && d < near; d++ {
		ask(p.first-d, d)
		ask(p.end-1+d, d)
	}
	return best
}

// eitherWay reports whether a phrase fits the past as well as the future.
func (p phrase) eitherWay() bool { return p.day == noDay || p.day == onWeekday || p.day == onDate }

// foreseen reports whether a sentence speaks of what is to come. It keeps its
// last answer: a long sentence may hold many times.
func (r *reading) foreseen(sentence int32) bool {
	if r.asked && r.last == sentence {
		return r.future
	}
	r.asked, r.last, r.future = true, sentence, false
	i, _ := slices.BinarySearchFunc(r.toks, sentence, func(t token, s int32) int { return int(t.sentence - s) })
	for ; i < len(r.toks) && r.toks[i].sentence == sentence && !r.future; i++ {
		r.future = r.lex.classes["future"].has(r.toks[i].word)
	}
	return r.future
}

// about reports whether what sentence says is said of a threat.
func (r *reading) about(sentence int32) bool {
	if has(r.threats, sentence) {
		return true
	}
	return has(r.events, sentence) && (has(r.threats, sentence-1) || has(r.threats, sentence+1))
}

func has(sorted []int32, v int32) bool {
	_, ok := slices.BinarySearch(sorted, v)
	return ok
}

// zoneOf is the zone in which a report's words are read; UTC where none is known.
func zoneOf(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}
