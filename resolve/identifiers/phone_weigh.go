package identifiers

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// grade says how far digits are a telephone number.
type grade uint8

const (
	none grade = iota
	possible
	valid
)

// mostAsked bounds how often the tables, which are slow, are asked about digits
// that nothing marks as a telephone number, so that a long table of figures
// costs no more than other texts. It grows with the text.
const mostAsked = 256

// weigh returns the key of a candidate and how far it is a number. Valid by the
// tables is a hint only. A number that merely could be one is kept when it is
// written as numbers are: with a plus, a leading zero, in the country's groups,
// or behind a word such as "call".
func (r *reader) weigh(c *candidate) (string, grade) {
	if c.abroad() {
		if key, g := dial("+"+strings.TrimLeft(c.digits, "0"), ""); g != none && len(c.digits) > fewestDigits {
			return key, g
		}
		if c.plus {
			return "", none
		}
	}
	if r.region == "" {
		return "", none
	}
	american := phonenumbers.GetCountryCodeForRegion(r.region) == 1
	if len(c.digits) == fewestDigits && american {
		return r.weighLocal(c)
	}
	if !c.told && c.digits[0] != '0' {
		if r.asked++; r.asked > mostAsked+len(r.s)/256 {
			return "", none
		}
	}
	key, g := dial(c.digits, r.region)
	if g != possible || c.told || c.digits[0] == '0' && (c.joined || len(c.groups) > 1 || len(c.digits) >= 10) {
		return key, g
	}
	if american && written(c, 3, 3, 4) || american && written(c, 1, 3, 3, 4) || r.coded(c) {
		return key, g
	}
	return "", none
}

// weighLocal reads the seven digits that North Americans write without an area:
// "555-0123", or any other behind a word such as "call".
func (r *reader) weighLocal(c *candidate) (string, grade) {
	if c.digits[0] < '2' || !c.told && !(strings.HasPrefix(c.digits, "555") && c.joined && written(c, 3, 4)) {
		return "", none
	}
	return "phone:+1" + c.digits, possible
}

// written reports whether the groups of a candidate have these lengths.
func written(c *candidate, lengths ...int) bool {
	if len(c.groups) != len(lengths) {
		return false
	}
	for i, n := range lengths {
		if c.groups[i] != n {
			return false
		}
	}
	return true
}

// coded reports whether a candidate begins with the country's own code, as
// numbers copied from a contact list often do without their plus.
func (r *reader) coded(c *candidate) bool {
	code := phonenumbers.GetCountryCodeForRegion(r.region)
	if code < 10 || len(c.digits) < 11 || len(c.groups) > 4 {
		return false
	}
	return c.digits[0] == byte('0'+code/10%10) && code < 100 && c.digits[1] == byte('0'+code%10) ||
		code >= 100 && c.digits[0] == byte('0'+code/100) && c.digits[1] == byte('0'+code/10%10) && c.digits[2] == byte('0'+code%10)
}

// dial asks the tables about a number as it would be dialled in region.
func dial(number, region string) (string, grade) {
	if region == "" {
		region = "ZZ" // no country: only numbers with a plus are read
	}
	n, err := phonenumbers.Parse(number, region)
	if err != nil {
		return "", none
	}
	key := "phone:" + phonenumbers.Format(n, phonenumbers.E164)
	switch {
	case phonenumbers.IsValidNumber(n):
		return key, valid
	case phonenumbers.IsPossibleNumberWithReason(n) == phonenumbers.IS_POSSIBLE:
		return key, possible
	}
	return "", none
}

// normalPhone reads a field that holds a telephone number: what is possible,
// and short local numbers too, for the field says what it is.
func normalPhone(s, region string) (string, bool) {
	var digits []byte
	plus := false
	s = unmisread(s)
read:
	for i := 0; i < len(s); i++ {
		switch c := lower(s[i]); {
		case isDigit(c):
			digits = append(digits, c)
		case c == '+' && len(digits) == 0:
			plus = true
		case c == '(' && strings.HasPrefix(s[i:], "(0)") && (plus || strings.HasPrefix(string(digits), "00")):
			i += len("0)")
		case len(digits) > 0 && (c == 'x' || c == '#' || c == 'e'): // an extension begins
			break read
		}
	}
	if len(digits) < 5 || len(digits) > mostDigits {
		return spelledOut(s, region)
	}
	r := reader{region: region}
	if key, g := r.weigh(&candidate{digits: string(digits), groups: []int{len(digits)}, plus: plus, told: true}); g != none {
		return key, true
	}
	return "", false
}

// spelledOut reads a field that holds a number in words.
func spelledOut(s, region string) (string, bool) {
	r := reader{view: view{text: s, s: s}, region: region, tokens: split(nil, s)}
	r.spelledPhones()
	if len(r.out) == 1 {
		return r.out[0].Key, true
	}
	return "", false
}
