package identifiers

import (
	"strings"

	"watchfloor/record"
)

// plates claims vehicle plates: strong forms anywhere, others near a word such
// as plate or registration.
func (r *reader) plates() {
	last := -1 << 30 // the token that last spoke of plates
	for i := range r.tokens {
		if r.tokens[i].word == wordPlate {
			last = i
			continue
		}
		if !r.plateStart(i) {
			continue
		}
		told := i-last <= nearTokens && !strings.ContainsAny(r.s[r.tokens[max(last, 0)].end:r.tokens[i].start], "\n;!?")
		r.plate(i, told || r.plateFollows(i))
	}
}

// plateStart reports whether a plate can begin with token i.
func (r *reader) plateStart(i int) bool {
	t := r.tokens[i]
	if t.end-t.start > longestPlate || t.shape == hasLower && t.end-t.start > 3 {
		return false
	}
	if c := r.byteAt(t.start - 1); c == '-' || c == '_' || c == '@' || c == '#' || c == '/' || c == '$' {
		return false
	}
	if t.mixed() {
		return true
	}
	for k := i + 1; k < len(r.tokens) && k <= i+2 && plateGap(r.gap(k-1)); k++ {
		if (r.tokens[k].shape|t.shape)&hasDigit != 0 {
			return true
		}
	}
	return false
}

func plateGap(s string) bool { return s == " " || s == "-" }

// plateFollows reports whether "number plate" or the like stands just behind i.
func (r *reader) plateFollows(i int) bool {
	for k := i + 1; k < len(r.tokens) && k <= i+nearTokens; k++ {
		if strings.ContainsAny(r.gap(k-1), ".\n;!?,") {
			return false
		}
		if r.tokens[k].word == wordPlate {
			return true
		}
	}
	return false
}

// plate claims the longest plate of up to three groups that begins with token i.
func (r *reader) plate(i int, told bool) {
	var groups, gaps []string
	for k := i; k < len(r.tokens) && len(groups) < 3; k++ {
		if k > i {
			if !plateGap(r.gap(k - 1)) {
				break
			}
			gaps = append(gaps, r.gap(k-1))
		}
		groups = append(groups, r.str(k))
	}
	for n := len(groups); n > 0; n-- {
		end := r.tokens[i+n-1].end
		if c := r.byteAt(end); c == '-' && isAlnum(r.byteAt(end+1)) || c == '_' || c == '@' {
			continue
		}
		if !strongPlate(groups[:n], gaps[:n-1]) && !(told && toldPlate(groups[:n])) {
			continue
		}
		if key, ok := plateKey(r.s[r.tokens[i].start:end]); ok && r.claim(r.tokens[i].start, end, Found{Kind: record.MentionPlate, Key: key}) {
			return
		}
	}
}

// toldPlate reports whether groups can be a plate where one is spoken of.
func toldPlate(groups []string) bool {
	whole, digits := squash(strings.Join(groups, ""))
	if digits == 0 || digits == len(whole) || len(whole) > longestPlate || len(whole) < shortestPlate {
		return false
	}
	if len(groups) == 1 {
		return !measure(groups[0]) && (len(whole) >= 4 || groups[0] == strings.ToUpper(groups[0]))
	}
	sure := false // in small letters only groups such as "ab12" stand out
	for _, g := range groups {
		if everyday(g) || measure(g) || littleWord(g) {
			return false
		}
		_, n := squash(g)
		sure = sure || n > 0 && n < len(g) || g != strings.ToLower(g)
	}
	return sure && (plateForm(whole) != "" || misreadForm(whole))
}

// littleWord reports whether a group in small letters is more likely a word.
func littleWord(g string) bool {
	switch g {
	case "a", "is", "was", "in", "on", "at", "of", "to", "it", "no", "he", "we", "i", "am", "pm", "by", "or", "an", "as", "my", "me",
		"so", "up", "if", "us", "do", "go", "be", "red", "big", "two", "ish", "I", "A", "IS", "IN", "ON", "AT", "OF", "TO", "IT", "NO":
		return true
	}
	return false
}

// measure reports whether s is an ordinal, a time or a quantity: "3rd", "10am".
func measure(s string) bool {
	unit := strings.ToLower(strings.TrimLeft(s, "0123456789"))
	if len(unit) == len(s) {
		return false
	}
	switch unit {
	case "st", "nd", "rd", "th", "am", "pm", "hrs", "hr", "h", "min", "mins", "mph", "kmh", "km", "m", "kg", "g", "lb", "lbs",
		"cm", "mm", "ft", "x4", "k", "yr", "yrs", "s", "cc", "gb", "mb", "p", "l", "litre", "seater", "door", "days", "ml":
		return true
	}
	return false
}
