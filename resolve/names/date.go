package names

import "strings"

// date is a day of birth as far as it is known.
type date struct {
	year       int16
	month, day uint8 // 0: not known
	circa      bool
	span       uint8 // how many years later it may have been
}

// parseDate reads "1970-03-12", "1970-03", "1970", "12 Mar 1970", "Mar 1970",
// any of them after "circa", "about" or the like, "1968 to 1972" and "1970s".
func parseDate(s string) (date, bool) {
	var d date
	parts := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z')
	})
	var nums []int
	for _, p := range parts {
		switch n := decimal(p); {
		case len(p) == 5 && strings.HasSuffix(p, "0s") && decimal(p[:4]) > 0:
			nums = append(nums, decimal(p[:4]), decimal(p[:4])+9)
		case n > 0:
			nums = append(nums, n)
		case len(p) >= 3 && monthNumber(p) > 0:
			d.month = monthNumber(p)
		case isAbout(p):
			d.circa = true
		}
	}
	return d.fill(nums)
}

// fill gives the numbers their places: the one above 31 is the year.
func (d date) fill(nums []int) (date, bool) {
	rest := nums[:0:0]
	for _, n := range nums {
		switch {
		case n >= 1800 && n < 2200 && d.year == 0:
			d.year = int16(n)
		case d.year > 0 && n > int(d.year) && n <= int(d.year)+longestSpan:
			return date{year: d.year, circa: d.circa, span: uint8(n - int(d.year))}, true
		case n <= 31:
			rest = append(rest, n)
		}
	}
	if d.year == 0 {
		return date{}, false
	}
	yearFirst := nums[0] > 31
	switch {
	case d.month > 0 && len(rest) == 1:
		d.day = uint8(rest[0])
	case d.month > 0 || len(rest) > 2:
	case len(rest) == 2 && yearFirst:
		d.month, d.day = uint8(rest[0]), uint8(rest[1])
	case len(rest) == 2:
		d.day, d.month = uint8(rest[0]), uint8(rest[1])
	case len(rest) == 1:
		d.month = uint8(rest[0])
	}
	if d.month > 12 {
		d.month, d.day = d.day, d.month
	}
	if d.month > 12 {
		d.month, d.day = 0, 0
	}
	return d, true
}

// longestSpan bounds the years between which somebody may be born; what is wider
// says nothing of its end.
const longestSpan = 40

func decimal(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 100000 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func isAbout(s string) bool {
	switch s {
	case "c", "ca", "circa", "about", "approximately", "approx", "around":
		return true
	}
	return false
}

func monthNumber(s string) uint8 {
	for i, m := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.HasPrefix(s, m) {
			return uint8(i + 1)
		}
	}
	return 0
}

// dateAgreement is how two dates of birth stand to each other.
type dateAgreement uint8

const (
	dateUnknown dateAgreement = iota
	dateSame                  // the same day
	dateSwapped               // day and month exchanged
	dateSameMonth
	dateSameYear
	dateNear     // a year apart, or one date was only estimated
	dateSlip     // same day and month, or one digit of the year wrong
	dateOtherDay // same year, another day
	dateApart    // two to five years
	dateFar      // further
	dateSpan     // within years that were given
)

// dateWeights are the log-odds of each agreement.
var dateWeights = [...]float64{dateUnknown: 0, dateSame: 6, dateSwapped: 4.5, dateSameMonth: 4, dateSameYear: 2.5,
	dateNear: 0.7, dateSlip: 2, dateOtherDay: -1, dateApart: -4, dateFar: -6, dateSpan: 1.2}

// agree compares two dates of birth.
func agree(a, b date) dateAgreement {
	years := int(a.year) - int(b.year)
	if years < 0 {
		years = -years
	}
	if a.span > 0 || b.span > 0 {
		return agreeSpan(a, b)
	}
	full := a.day > 0 && b.day > 0 && !a.firstOfYear() && !b.firstOfYear()
	switch {
	case a.circa || b.circa:
		return agreeAbout(years)
	case years == 0 && full && a.month == b.month && a.day == b.day:
		return dateSame
	case years == 0 && full && a.month == b.day && a.day == b.month:
		return dateSwapped
	case years == 0 && full && a.month == b.month:
		return dateNear
	case years == 0 && full:
		return dateOtherDay
	case years == 0 && a.month > 0 && a.month == b.month:
		return dateSameMonth
	case years == 0:
		return dateSameYear
	case full && a.month == b.month && a.day == b.day && (years <= 1 || years == 10):
		return dateSlip
	case years == 1 && !full:
		return dateNear
	case years == 1:
		return dateOtherDay
	case years <= 5:
		return dateApart
	}
	return dateFar
}

// agreeSpan compares dates of which at least one is a span of years.
func agreeSpan(a, b date) dateAgreement {
	width := int(a.span) + int(b.span)
	if a.circa || b.circa {
		width += 4
	}
	gap := max(int(a.year)-int(b.year)-int(b.span), int(b.year)-int(a.year)-int(a.span))
	switch {
	case gap <= 0 && width <= 2:
		return dateSameYear
	case gap <= 0 && width <= 10:
		return dateSpan
	case gap <= 0:
		return dateNear
	case gap <= 2:
		return dateOtherDay
	case gap <= 5:
		return dateApart
	}
	return dateFar
}

func agreeAbout(years int) dateAgreement {
	switch {
	case years == 0:
		return dateSameYear
	case years <= 3:
		return dateNear
	case years <= 6:
		return dateOtherDay
	case years <= 10:
		return dateApart
	}
	return dateFar
}

// firstOfYear reports the day that is written where only the year is known.
func (d date) firstOfYear() bool { return d.month == 1 && d.day == 1 }

// bestAgreement is the best of the held dates.
func bestAgreement(q date, held []date) dateAgreement {
	best := dateUnknown
	for _, h := range held {
		if a := agree(q, h); best == dateUnknown || dateWeights[a] > dateWeights[best] {
			best = a
		}
	}
	return best
}
