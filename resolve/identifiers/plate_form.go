package identifiers

import "strings"

// plateForms are the forms of plates, longest tradition first: L a letter, D a
// digit. Which form a plate has is asked with O for 0 and I for 1 allowed, so
// that every misreading of one plate has the same form and the same key.
var plateForms = [...]string{
	"LLDDLLL",                    // United Kingdom since 2001
	"LDDDLLL", "LDDLLL", "LDLLL", // 1983 to 2001
	"LLLDDDL", "LLLDDL", "LLLDL", // 1963 to 1982
	"LLDDDLL",                                                  // France, Italy
	"DDDDLLL",                                                  // Spain
	"LLDDLL", "DDLLLD", "DLLLDD", "LLDDDL", "LDDDLL", "DDLLLL", // Netherlands
	"DDDLDDDDD", "DDDLDDDD", "DDDLDDDDDD", "DDDLLDDDD", "DDDLLDDDDD", "DDLDDDDD", "DDLDDDD", // Ireland
	"LLLDDDD", "LLLDDD", "LLLDD", "LLLD", "LLDDDD", "LLDDD", "LLDD", "LLD", // Northern Ireland, Germany and many others
	"LLLLDDDD", "LLLLDDD", "LLLLDD", "LLLLD", "LLLLLDDDD", "LLLLLDDD", "LLLLLDD", "LLLLLD",
	"LDDDD", "LDDD", "LDD", "LDDDDD", "LLDDDDD", "LLLDDDDD",
	"LLLDDDDL", "LLLLDDDL", "LLDDDDL", // German electric and historic
	"DDDDLL", "DDDDL", "DDDLL", "DDDL", "DDDLLL",
}

const (
	shortestPlate = 3
	longestPlate  = 10
)

// plateForm returns the form of a squashed plate, "" when it has none known.
func plateForm(s string) string {
	for _, form := range plateForms {
		if len(form) == len(s) && fits(s, form) {
			return form
		}
	}
	return ""
}

// fits reports whether s can be read as a plate of a form.
func fits(s, form string) bool {
	for i := range len(form) {
		c := s[i]
		if confusable(c) || isDigit(c) == (form[i] == 'D') {
			continue
		}
		return false
	}
	return true
}

func confusable(c byte) bool { return c == 'O' || c == '0' || c == 'I' || c == '1' }

// plateKey returns the key of a plate: O and 0, I and 1 as its form has them,
// and all as digits where no form is known.
func plateKey(s string) (string, bool) {
	s, digits := squash(s)
	if digits == 0 && !strings.ContainsAny(s, "OI") || len(s) < shortestPlate || len(s) > longestPlate {
		return "", false
	}
	form := plateForm(s)
	b := []byte(s)
	for i, c := range b {
		letter := form != "" && form[i] == 'L'
		switch c {
		case 'O', '0':
			b[i] = pick(letter, 'O', '0')
		case 'I', '1':
			b[i] = pick(letter, 'I', '1')
		}
	}
	return "plate:" + string(b), true
}

func pick(first bool, a, b byte) byte {
	if first {
		return a
	}
	return b
}

// strongPlate reports whether groups of letters and digits, as written, are a
// plate even where nothing says so.
func strongPlate(groups []string, gaps []string) bool {
	whole := strings.Join(groups, "")
	last := groups[len(groups)-1]
	if whole != strings.ToUpper(whole) && len(groups) > 1 {
		return false
	}
	spaced := len(groups) > 1 && gaps[len(gaps)-1] == " "
	if spaced && everyday(last) {
		return false
	}
	switch len(groups) {
	case 1:
		return exactly(whole, "LLDDLLL") && !strings.ContainsAny(strings.ToUpper(whole[4:]), "IQ") || exactly(whole, "LDDDLLL") && whole == strings.ToUpper(whole)
	case 2:
		return exactly(groups[0], "LLDD") && exactly(last, "LLL") && !strings.ContainsAny(last, "IQ") ||
			exactly(groups[0], "LDDD") && exactly(last, "LLL") || northern(groups[0], last) || german(groups, gaps)
	case 3:
		dashed := gaps[0] == "-" && gaps[1] == "-"
		return exactly(groups[0], "LL") && exactly(groups[1], "DD") && exactly(last, "LLL") ||
			dashed && exactly(groups[0], "LL") && exactly(groups[1], "DDD") && exactly(last, "LL") ||
			dashed && irish(groups) || german(groups, gaps)
	}
	return false
}

// exactly reports whether s has a form without any misreading.
func exactly(s, form string) bool {
	if len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if isDigit(s[i]) != (form[i] == 'D') || !isAlnum(s[i]) {
			return false
		}
	}
	return true
}

// northern reports whether letters and digits are a plate of Northern Ireland:
// the last two letters are those of a county.
func northern(letters, digits string) bool {
	const counties = " AZ BZ CZ DZ EZ FZ GZ HZ IA IB IJ IL IW JI JZ KZ LZ MZ NZ OI OZ PZ RZ SZ TZ UI UZ VZ XI XZ YZ "
	const words = " CIA OIL FIA MIA RIA NIL TIL MIL AIL "
	return exactly(letters, "LLL") && exactly(digits, "DDDD") && strings.Contains(counties, " "+letters[1:]+" ") &&
		!strings.Contains(words, " "+letters+" ")
}

// german reports whether groups are written as a German plate: a hyphen behind
// the district, one or two letters, two to four digits.
func german(groups, gaps []string) bool {
	if gaps[0] != "-" {
		return false
	}
	district, rest := groups[0], strings.Join(groups[1:], "")
	letters := strings.TrimRight(rest, "0123456789")
	digits := rest[len(letters):]
	return len(district) >= 1 && lettersOnly(district) && len([]rune(district)) <= 3 && lettersOnly(letters) && len(letters) <= 2 &&
		len(digits) >= 2 && len(digits) <= 4 && digits[0] != '0' && (len(groups) == 2 || lettersOnly(groups[1]))
}

func lettersOnly(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// irish reports whether groups are a plate of Ireland: year, county, number.
func irish(groups []string) bool {
	const counties = " C CE CN CW D DL G KE KK KY L LD LH LK LM LS MH MN MO OY RN SO T TN TS W WH WW WX "
	return (exactly(groups[0], "DD") || exactly(groups[0], "DDD")) && strings.Contains(counties, " "+groups[1]+" ") &&
		len(groups[2]) >= 3 && len(groups[2]) <= 6 && strings.Trim(groups[2], "0123456789") == ""
}

// everyday reports whether a last group is a common word in capitals.
func everyday(s string) bool {
	switch strings.ToUpper(s) {
	case "THE", "AND", "FOR", "WAS", "HAS", "HAD", "NOT", "ARE", "CAR", "VAN", "OUT", "OFF", "HIS", "HER", "HIM", "SHE", "YOU", "ALL",
		"BUT", "ONE", "TWO", "MEN", "MAN", "WHO", "WHY", "HOW", "NOW", "BUS", "DAY", "HRS", "MIN", "KMH", "MPH", "GMT", "BST", "UTC",
		"CET", "EST", "PST", "AGE", "YRS", "OLD", "NEW", "END", "SEE", "SAW", "LEG", "ITS", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT",
		"NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "USD", "GBP", "EUR", "GUN", "MEG":
		return true
	}
	return false
}
