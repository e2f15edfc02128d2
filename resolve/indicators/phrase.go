package indicators

// phrases returns the expressions of time in a text, from left to right.
func phrases(toks []token, text string) []phrase {
	var out []phrase
	for i := 0; i < len(toks); {
		if toks[i].when.kind == notTime {
			i++
			continue
		}
		p := phraser{toks: toks, text: text, i: i, phrase: phrase{first: i, minute: -1}}
		if !p.read() {
			i++
			continue
		}
		p.end = p.i
		out = append(out, p.phrase)
		i = p.end
	}
	return out
}

// phraser reads one expression of time.
type phraser struct {
	phrase
	toks []token
	text string
	i    int // the next token
}

// kind returns the kind of token i+k of the same sentence, notTime when there
// is none.
func (p *phraser) kind(k int) timeKind { return p.at(k).kind }

func (p *phraser) at(k int) timeWord {
	if p.i+k >= len(p.toks) || p.toks[p.i+k].sentence != p.toks[p.first].sentence {
		return timeWord{}
	}
	return p.toks[p.i+k].when
}

// skip passes the token when it is of one of the kinds.
func (p *phraser) skip(kinds ...timeKind) bool {
	for _, k := range kinds {
		if p.kind(0) == k {
			p.i++
			return true
		}
	}
	return false
}

// read reads an expression and reports whether there is one.
func (p *phraser) read() bool {
	switch k := p.kind(0); k {
	case isBy, isBefore, isWithin:
		p.edge = k
		p.i++
	}
	if p.span() {
		return true
	}
	p.skip(isOn, isThe)
	switch {
	case p.readDay():
		p.readMore()
		return true
	case p.readClock():
		p.i += p.preposition()
		if p.readDay() {
			p.readPart()
		}
		return true
	}
	return false
}

// preposition returns 1 when a preposition stands before a day.
func (p *phraser) preposition() int {
	if k := p.kind(0); k != isOn && k != isThis && k != isIn {
		return 0
	}
	switch p.kind(1) {
	case weekday, day, ordinal, number, month, isThe:
		return 1
	}
	return 0
}

// readMore reads a part of the day or a time of day behind a day.
func (p *phraser) readMore() {
	p.readPart()
	if p.minute < 0 {
		p.readClock()
	}
}

// readPart reads "night", "in the evening".
func (p *phraser) readPart() {
	k := 0
	for p.kind(k) == isIn || p.kind(k) == isThe {
		k++
	}
	if w := p.at(k); w.kind == part {
		p.part = w.n
		p.i += k + 1
	}
}

// readDay reads what names a day or some days.
func (p *phraser) readDay() bool {
	w := p.at(0)
	switch w.kind {
	case day:
		p.day, p.n = inDays, int(w.n)
		if p.text[p.toks[p.i].end-1]|0x20 == 't' && p.n == 0 { // tonight
			p.part = night
		}
		p.i++
		return true
	case unit: // "the day after tomorrow"
		if w.n == dayUnit && p.kind(1) == isAfter && p.kind(2) == day {
			p.day, p.n = inDays, int(p.at(2).n)+1
			p.i += 3
			return true
		}
	case weekday:
		p.day, p.n = onWeekday, int(w.n)
		p.i++
		p.i += p.ofMonth()
		return true
	case weekend:
		p.day = onWeekend
		p.i++
		return true
	case isThis, isNext:
		return p.readThis(w.kind)
	case nowWord:
		p.day = atOnce
		p.i++
		return true
	case isRight, isAny:
		if k := p.at(1); k.kind == nowWord || w.kind == isAny && k.kind == unit && k.n <= dayUnit {
			p.day = atOnce
			if k.n == dayUnit && k.kind == unit {
				p.day, p.unit, p.n, p.edge = afterUnits, dayUnit, 7, isWithin
			}
			p.i += 2
			return true
		}
	}
	return p.readDate()
}

// ofMonth reads the date behind a weekday: "Friday 14 March", "Friday the 14th".
func (p *phraser) ofMonth() int {
	q := *p
	q.skip(isThe)
	if q.readDate() {
		p.day, p.n, p.month, p.year = q.day, q.n, q.month, q.year
		return q.i - p.i
	}
	return 0
}

// readThis reads what follows "this" or "next".
func (p *phraser) readThis(k timeKind) bool {
	next := k == isNext
	switch w := p.at(1); w.kind {
	case weekday:
		p.day, p.n = onWeekday, int(w.n)
		if next {
			p.day = nextWeekday
		}
	case weekend:
		p.day = onWeekend
		if next {
			p.day = nextWeekend
		}
	case part:
		if next {
			return false
		}
		p.day, p.part = inDays, w.n
	case unit:
		if w.n < dayUnit && !next {
			return false
		}
		p.day, p.unit = thisUnit, w.n
		if next {
			p.day = nextUnit
		}
	default:
		return false
	}
	p.i += 2
	return true
}
