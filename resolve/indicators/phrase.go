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
	toks   []token
	text   string
	i      int  // the next token
	ranged bool // "between" stands before it
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
	case isBy, isBefore, isWithin, isSince:
		p.edge = k
		p.i++
	}
	if p.ago() || p.span() {
		return true
	}
	p.ranged = p.skip(isBetween)
	p.on = p.skip(isOn)
	p.skip(isThe, isEarlier)
	switch {
	case p.readDay():
		p.readMore()
		return true
	case p.readClock():
		p.i += p.preposition()
		if p.readDay() {
			p.readPart()
		} else {
			p.readPart() // "10 in the morning"
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
		p.ranged = p.skip(isBetween)
		p.readClock()
		p.readPart()
	}
	switch {
	case p.day != onWeekday && p.day != nextWeekday && p.day != onWeekend:
	case p.skip(isPast):
		p.back = true
	case p.skip(isComes):
		p.coming = true
	}
}

// readPart reads "night", "in the evening".
func (p *phraser) readPart() {
	k := 0
	for p.kind(k) == isIn || p.kind(k) == isThe || p.kind(k) == isOf {
		k++
	}
	w := p.at(k)
	if w.kind == morgen {
		w = timeWord{part, morning}
	}
	if w.kind != part {
		return
	}
	p.i += k + 1
	if p.minute < 0 {
		p.part = w.n
	} else if p.loose && p.minute <= 12*60 { // "at 10 in the evening"
		p.loose = false
		if w.n != morning && p.minute < 12*60 && !(w.n == night && p.minute < 5*60) {
			p.minute += 12 * 60
		}
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
	case nightOf:
		p.day, p.n, p.part = inDays, int(w.n), night
		p.i++
		return true
	case morgen:
		p.day, p.n = inDays, 1
		p.i++
		return true
	case hier:
		if p.kind(1) != part && p.kind(1) != noon {
			return false
		}
		p.day, p.n = inDays, -1
		p.i++
		return true
	case unit: // "the day after tomorrow", "the day before yesterday"
		if w.n == dayUnit && (p.kind(1) == isAfter || p.kind(1) == isBefore) && p.kind(2) == day && p.at(2).n != 0 {
			p.day, p.n = inDays, int(p.at(2).n)*2
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
	case isThis, isNext, isLast:
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

// readThis reads what follows "this", "next" or "last".
func (p *phraser) readThis(k timeKind) bool {
	next, last := k == isNext, k == isLast
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
		switch {
		case next || last && w.n != night && w.n != evening:
			return false
		case last:
			p.n = -1
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
	p.back = last && !(p.day == inDays)
	p.i += 2
	return true
}

// ago reads "three days ago", "an hour ago", "vor zwei Tagen", "il y a trois jours".
func (p *phraser) ago() bool {
	q := *p
	before := q.skip(isAgoOf)
	q.skip(isThe)
	many := 1
	switch w := q.at(0); w.kind {
	case number:
		many = int(w.n)
		q.i++
	case few:
		many = int(w.n)
		q.i++
		q.skip(isOf)
	case unit:
	default:
		return false
	}
	u := q.at(0)
	if u.kind != unit || many < 1 || many > 1000 {
		return false
	}
	q.i++
	if !before && !q.skip(isAgo) && !q.isIlYA() {
		return false
	}
	q.day, q.n, q.unit, q.back = agoUnits, many, u.n, true
	if u.n >= dayUnit {
		q.readMore()
	}
	*p = q
	return true
}

// isIlYA reports whether "il y a" stands before the expression.
func (p *phraser) isIlYA() bool {
	if p.first < 3 {
		return false
	}
	word := func(k int) string { t := p.toks[p.first-k]; return p.text[t.start:t.end] }
	if word(1) == "y" { // "a" was read as an article
		return word(2) == "il" || word(2) == "Il"
	}
	return word(1) == "a" && word(2) == "y"
}
