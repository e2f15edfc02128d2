package identifiers

// notPhone returns how many groups from token at are something else than a
// telephone number: a date, a year span, an IP address, an amount, a position,
// a card. Zero means that they may be one.
func (r *reader) notPhone(at, last int) int {
	if c := r.byteAt(r.tokens[at].start - 1); c == '+' || c == '(' && r.byteAt(r.tokens[at].start-2) == '+' {
		return 0
	}
	n := last - at + 1
	switch {
	case n >= 4 && r.isIP(at) && (n == 4 || r.gap(at+3) != "."):
		return 4
	case n >= 4 && r.isCard(at):
		return 4
	case n >= 3 && r.isDate(at) && (n == 3 || r.gap(at+2) != r.gap(at)):
		return 3
	case n >= 2 && r.isYears(at):
		return 2
	case n >= 2 && r.isDecimal(at, n):
		return 2
	case r.isDay(at):
		return 1
	}
	return r.isAmount(at, last)
}

// number returns the value of a group of up to nine digits.
func (r *reader) number(k int) int {
	v := 0
	for _, c := range []byte(r.str(k)) {
		v = v*10 + int(c-'0')
		if v > 99_999_999 {
			return v
		}
	}
	return v
}

func (r *reader) size(k int) int { return r.tokens[k].end - r.tokens[k].start }

func (r *reader) isIP(at int) bool {
	for k := at; k < at+4; k++ {
		if r.size(k) > 3 || r.number(k) > 255 || r.size(k) > 1 && r.str(k)[0] == '0' || k > at && r.gap(k-1) != "." {
			return false
		}
	}
	return true
}

// isCard reports four groups of four digits.
func (r *reader) isCard(at int) bool {
	for k := at; k < at+4; k++ {
		if r.size(k) != 4 {
			return false
		}
	}
	return true
}

// isDate reports day, month and year in either order, joined by one sign.
func (r *reader) isDate(at int) bool {
	if at+2 >= len(r.tokens) {
		return false
	}
	gap := r.gap(at)
	if gap != r.gap(at+1) || gap != "/" && gap != "-" && gap != "." && gap != " " {
		return false
	}
	a, b, c := at, at+1, at+2
	if r.size(a) > 2 {
		a, c = c, a
	}
	year := r.size(c) == 4 && year(r.number(c)) || r.size(c) == 2 && gap != " " && r.size(at) <= 2
	return year && r.size(a) <= 2 && r.size(b) <= 2 && dayAndMonth(r.number(a), r.number(b))
}

func dayAndMonth(a, b int) bool {
	return a >= 1 && b >= 1 && (a <= 31 && b <= 12 || a <= 12 && b <= 31)
}

func year(v int) bool { return v >= 1900 && v < 2100 }

// isYears reports "2019-2024".
func (r *reader) isYears(at int) bool {
	return r.size(at) == 4 && r.size(at+1) == 4 && year(r.number(at)) && year(r.number(at+1))
}

// isDay reports a date, or a moment, written without signs: 20260314.
func (r *reader) isDay(at int) bool {
	if r.size(at) != 8 && r.size(at) != 14 && r.size(at) != 12 {
		return false
	}
	s := r.str(at)
	two := func(i int) int { return int(s[i]-'0')*10 + int(s[i+1]-'0') }
	return year(two(0)*100+two(2)) && two(4) >= 1 && two(4) <= 12 && two(6) >= 1 && two(6) <= 31 &&
		(len(s) == 8 || two(8) < 24 && two(10) < 60)
}

// isDecimal reports a number with a fraction, such as a position: "51.507351".
func (r *reader) isDecimal(at, n int) bool {
	if r.gap(at) != "." || n > 2 && r.gap(at+1) == "." {
		return false
	}
	return r.size(at) <= 3 && (r.s[r.tokens[at].start] != '0' || r.size(at) == 1)
}

// isAmount returns the length of a number in groups of three: "1 000 000".
func (r *reader) isAmount(at, last int) int {
	if r.size(at) > 3 || r.s[r.tokens[at].start] == '0' {
		return 0
	}
	k := at + 1
	for k <= last && r.size(k) == 3 && (r.gap(k-1) == " " || r.gap(k-1) == ".") {
		k++
	}
	// Three and more groups of three may be a Spanish or Polish number.
	if n := k - at; n >= 3 && (r.size(at) < 3 || r.str(at+1) == "000") && (k > last || r.size(k) < 3) {
		return n
	}
	return 0
}
