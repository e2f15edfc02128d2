package indicators

// defaultSpan is how many of a unit "within hours" and "within days" mean at
// most: twelve hours, a week, a month.
func defaultSpan(unit int16) int {
	switch unit {
	case minute:
		return 60
	case hour:
		return 12
	case dayUnit:
		return 7
	case week:
		return 5
	}
	return 6
}

// span reads "in three days", "within hours", "in the next few hours".
func (p *phraser) span() bool {
	q := *p
	within := q.edge == isWithin
	if !within && !q.skip(isIn) {
		return false
	}
	article := q.skip(isThe)
	if q.skip(isNext) || q.skip(isThis) { // "in the next", "in the coming"
		within = true
	}
	many := 0
	switch w := q.at(0); {
	case w.kind == number && w.n > 0:
		many = int(w.n)
		q.i++
	case w.kind == few:
		many = int(w.n)
		within = within || w.n > 2
		q.i++
		q.skip(isOf)
	case w.kind == unit && p.plural(q.i):
		many = defaultSpan(w.n)
		within = true
	case w.kind == unit && article:
		many = 1
	}
	if w := q.at(0); many == 0 || w.kind != unit {
		return false
	}
	q.day, q.n, q.unit = afterUnits, many, q.at(0).n
	q.i++
	if within {
		q.edge = isWithin
	} else if q.edge != notTime {
		return false
	}
	*p = q
	return true
}

// plural reports whether token i ends in s.
func (p *phraser) plural(i int) bool { return p.text[p.toks[i].end-1]|0x20 == 's' }

// between returns the text between token i+k and the next.
func (p *phraser) between(k int) string {
	return p.text[p.toks[p.i+k].end:p.toks[p.i+k+1].start]
}

// readClock reads "at 5 pm", "17:30", "5.30pm", "at noon", "at 5".
func (p *phraser) readClock() bool {
	q := *p
	said := q.skip(isAt) || p.edge == isBy || p.edge == isBefore || p.edge == isSince || p.ranged
	for q.skip(isAt) { // "at around"
	}
	w := q.at(0)
	switch {
	case w.kind == clock12:
		q.minute = int(w.n) * 60
		q.i++
	case w.kind == clock24:
		q.minute = int(w.n)
		q.i++
	case w.kind == noon:
		q.minute = max(int(w.n), 12) * 60
		q.i++
	case q.military(said) >= 0:
		q.minute = q.military(said)
		q.i++
		if u := q.at(0); u.kind == unit && u.n == hour {
			q.i++
		}
	case w.kind == number && w.n <= 24:
		if !q.readHour(said) {
			return false
		}
	default:
		return false
	}
	q.readTill()
	if q.ranged && q.till == 0 {
		return false // "between 5 and 6 people"
	}
	*p = q
	return true
}

// military returns the minute of the day that four figures write, "0900 hrs", "at
// 1730", else -1. Without "hrs" what can be a year is none.
func (p *phraser) military(said bool) int {
	w := p.at(0)
	if w.kind != number || p.toks[p.i].end-p.toks[p.i].start != 4 || w.n >= 2400 || w.n%100 >= 60 {
		return -1
	}
	hours := p.at(1).kind == unit && p.at(1).n == hour
	if !hours && (!said || w.n >= 1900 && w.n < 2100 || !p.lonelyAfter(1)) {
		return -1
	}
	return int(w.n)/100*60 + int(w.n)%100
}

// lonelyAfter is lonely k tokens on.
func (p *phraser) lonelyAfter(k int) bool {
	q := *p
	q.i += k
	return q.lonely()
}

// readTill reads the end of a stretch of hours: "between 9 and 10 pm", "from 14:00
// to 16:00". The half of the day that its end says is that of its beginning too.
func (p *phraser) readTill() {
	if p.i >= len(p.toks) || p.toks[p.i].sentence != p.toks[p.first].sentence {
		return
	}
	t := p.toks[p.i]
	switch word := p.text[t.start:t.end]; {
	case p.ranged && (word == "and" || word == "und" || word == "et" || word == "y"), word == "to", p.kind(0) == isBefore:
	default:
		return
	}
	q := *p
	q.i++
	q.ranged, q.till, q.loose, q.minute = false, 0, false, -1
	q.skip(isAt)
	if w := q.at(0); w.kind != clock12 && w.kind != clock24 && w.kind != noon && (w.kind != number || w.n > 24) {
		return
	}
	if w := q.at(0); w.kind == number && !q.readHour(true) {
		return
	} else if w.kind == clock12 {
		q.minute = int(w.n) * 60
		q.i++
	} else if w.kind == clock24 {
		q.minute = int(w.n)
		q.i++
	} else if w.kind == noon {
		q.minute = max(int(w.n), 12) * 60
		q.i++
	}
	if p.loose && !q.loose && q.minute >= 12*60 && p.minute < 12*60 && p.minute+12*60 < q.minute {
		p.minute += 12 * 60
	}
	p.i, p.till, p.loose = q.i, q.minute, p.loose && q.loose
}

// readHour reads the hour and what follows it.
func (p *phraser) readHour(said bool) bool {
	h, m := int(p.at(0).n), 0
	sure := false
	if w := p.at(1); p.i+1 < len(p.toks) {
		sign := p.between(0)
		switch {
		case (w.kind == number || w.kind == clock12 || w.kind == notTime) && (sign == ":" || sign == ".") && p.minutes(1) >= 0:
			m = p.minutes(1)
			sure = sign == ":" || said
			p.i++
		}
	}
	end := p.toks[p.i].end
	p.i++
	switch w := p.at(0); {
	case w.kind == halfDay && h >= 1 && h <= 12:
		h = h%12 + int(w.n)
		sure = true
		p.i++
	case p.suffixed(end) >= 0 && h <= 12:
		h = h%12 + p.suffixed(end)
		sure = true
	case w.kind == oclock:
		sure, p.loose = true, h <= 12
		for p.skip(oclock) { // "o", "'clock"
		}
	case said && w.kind == unit && w.n == hour && h > 0: // "à 9 heures"
		sure, p.loose = true, h <= 12
		p.i++
	default:
		p.loose = h <= 12 && (m == 0 || !sure)
		sure = sure || said && h <= 12 && (p.ranged || p.lonely())
	}
	p.minute = h*60 + m
	return sure && h <= 24
}

// minutes returns the minutes that token i+k writes, "30" or "30pm", else -1.
func (p *phraser) minutes(k int) int {
	t := p.toks[p.i+k]
	s := p.text[t.start:t.end]
	if len(s) < 2 || s[0] < '0' || s[0] > '5' || s[1] < '0' || s[1] > '9' || len(s) != 2 && len(s) != 4 {
		return -1
	}
	if len(s) == 4 && p.suffixed(t.end) < 0 {
		return -1
	}
	return int(s[0]-'0')*10 + int(s[1]-'0')
}

// suffixed returns 0 when the word that ends at end ends in "am", 12 for "pm",
// else -1.
func (p *phraser) suffixed(end int) int {
	if end < 2 || p.text[end-1]|0x20 != 'm' {
		return -1
	}
	switch p.text[end-2] | 0x20 {
	case 'a':
		return 0
	case 'p':
		return 12
	}
	return -1
}

// lonely reports whether nothing that could be counted follows: "at 5" is a
// time, "at 5 places" is none.
func (p *phraser) lonely() bool {
	if p.i >= len(p.toks) || p.toks[p.i].clause != p.toks[p.i-1].clause {
		return true
	}
	switch p.kind(0) {
	case isOn, isThis, isIn, day, weekday, isBefore:
		return true
	}
	return false
}
