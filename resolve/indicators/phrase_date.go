package indicators

// readDate reads "14 March", "March 14th", "14th", "14/03/2026", "2026-03-14".
func (p *phraser) readDate() bool {
	a, b := p.at(0), p.at(1)
	switch {
	case a.kind == ordinal || a.kind == number && (b.kind == month || b.kind == isOf && p.kind(2) == month):
		p.i++
		p.day, p.n = onDate, int(a.n)
		p.skip(isOf)
		if m := p.at(0); m.kind == month {
			p.month = int(m.n)
			p.i++
			p.readYear()
		}
	case a.kind == month && (b.kind == ordinal || b.kind == number && b.n <= 31):
		p.i += 2
		p.day, p.month, p.n = onDate, int(a.n), int(b.n)
		p.readYear()
	default:
		return p.readFigures()
	}
	return p.n >= 1 && p.n <= 31
}

func (p *phraser) readYear() {
	if w := p.at(0); w.kind == number && w.n >= 1900 && w.n < 2200 {
		p.year = int(w.n)
		p.i++
	}
}

// readFigures reads a date of three figures joined by one sign, or of two
// joined by a stroke.
func (p *phraser) readFigures() bool {
	a, b, c := p.at(0), p.at(1), p.at(2)
	if a.kind != number || b.kind != number {
		return false
	}
	sign := p.between(0)
	if c.kind == number && sign == p.between(1) && (sign == "/" || sign == "-" || sign == ".") {
		d, y := int(a.n), int(c.n)
		if a.n > 31 {
			d, y = y, d
		}
		if y < 100 {
			y += 2000
		}
		if p.setDate(d, int(b.n), y) {
			p.i += 3
			return true
		}
		return false
	}
	if sign == "/" && p.setDate(int(a.n), int(b.n), 0) {
		p.i += 2
		return true
	}
	return false
}

// setDate takes day before month, as most of the world writes it, unless that
// is no date.
func (p *phraser) setDate(d, m, y int) bool {
	if m > 12 && d <= 12 {
		d, m = m, d
	}
	if d < 1 || d > 31 || m < 1 || m > 12 || y != 0 && (y < 1900 || y >= 2200) {
		return false
	}
	p.day, p.n, p.month, p.year = onDate, d, m, y
	return true
}
