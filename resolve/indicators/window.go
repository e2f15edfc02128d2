package indicators

import (
	"slices"

	"watchfloor/record"
)

// imminent is how near a stated time is a claim of its own.
const imminent = record.Day

// times reads when the threatened thing is said to happen: a time in the
// sentence of a threat, or in one beside it that speaks of "it". Times of
// anything else, a meeting or a journey, are nobody's business here.
func (r *reading) times(at record.Time) {
	if len(r.threats) == 0 {
		return
	}
	for _, p := range phrases(r.toks, r.text) {
		if !r.about(r.toks[p.first].sentence) || r.past(p) {
			continue
		}
		start, end := r.toks[p.first].start, r.toks[p.end-1].end
		from, until, ok := record.Time(0), record.Time(0), p.day == atOnce || at == 0
		if at != 0 {
			from, until, ok = p.window(at)
		}
		if !ok {
			continue
		}
		r.found = append(r.found, Indicator{Code: TimeNamed, Start: start, End: end})
		if at == 0 {
			continue
		}
		if until-at <= imminent {
			r.found = append(r.found, Indicator{Code: ImminentClaim, Start: start, End: end})
		}
		if r.window.IsZero() || until < r.window.Until {
			r.window = Window{from, until, start, end}
		}
	}
}

// past reports whether a phrase says when something was, or was said: "on
// Friday he told me", "at 5 pm yesterday", "he shouted at noon".
func (r *reading) past(p phrase) bool {
	reported, past, object := r.lex.classes["reported"], r.lex.classes["past"], r.lex.classes["object"]
	sentence := r.toks[p.first].sentence
	word := func(k int) wordID {
		if k < 0 || k >= len(r.toks) || r.toks[k].sentence != sentence {
			return 0
		}
		return r.toks[k].word
	}
	for k := 1; k <= 2; k++ {
		if past.has(word(p.first-k)) || past.has(word(p.end+k-1)) {
			return true
		}
	}
	before := p.first - 1
	if object.has(word(before)) { // "he told me on Friday"
		before--
	}
	if reported.has(word(before)) || reported.has(word(p.end)) || reported.has(word(p.end+1)) {
		return true
	}
	return p.eitherWay() && !r.foreseen(sentence)
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
