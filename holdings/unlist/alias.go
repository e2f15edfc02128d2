package unlist

import (
	"strings"
	"unicode"

	"watchfloor/holdings"
)

// names returns the names that an alias field holds.
func (a alias) names() []holdings.Name {
	kind := holdings.Alias
	note := strings.ToLower(a.Note + " " + a.Name)
	switch q := strings.ToLower(folded(a.Quality)); {
	case q == "low":
		kind = holdings.Weak
	case q == "f.k.a.", strings.Contains(note, "formerly listed"), strings.Contains(note, "previously listed"):
		kind = holdings.Former
	}
	return aliases(folded(a.Name), kind)
}

// aliases takes the names of one field apart:
//
//	A; B b) C          three names
//	A (B; C)           with B, C in another script: three names
//	A (original script: B), A (ABC)   two names each
//	A (birth name), A, born in …      one name; the remark stays in its listed form
func aliases(field string, kind holdings.NameKind) []holdings.Name {
	var all []holdings.Name
	for _, listed := range outside(strings.ReplaceAll(field, " b) ", "; ")) {
		text, brackets := trailing(listed)
		if i := strings.Index(text, ", born "); i > 0 {
			text = text[:i]
		}
		text = strings.TrimRight(text, " ,")
		if text == "" { // the whole of it stands in brackets
			text, brackets = listed, nil
		}
		all = append(all, name(text, listed, kind))
		for _, b := range brackets {
			others := outside(b)
			for _, other := range others {
				other, _ = trailing(strings.TrimPrefix(other, "original script: "))
				if other != "" && (len(others) > 1 || holdings.Latin(other) != holdings.Latin(text) || acronym(other)) {
					all = append(all, name(other, other, kind))
				}
			}
		}
	}
	return all
}

// name makes a name; what is not in Latin letters is an original script.
func name(text, listed string, kind holdings.NameKind) holdings.Name {
	n := holdings.Name{Text: text, Kind: kind}
	if listed != text {
		n.Listed = listed
	}
	if !holdings.Latin(text) {
		n.Kind = holdings.OriginalScript
	}
	return n
}

// outside splits at semicolons that stand in no brackets; empty pieces are left out.
func outside(s string) []string {
	var all []string
	open, from := 0, 0
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ';' && open == 0:
			if piece := strings.TrimSpace(s[from:i]); piece != "" {
				all = append(all, piece)
			}
			from = i + 1
		case s[i] == '(':
			open++
		case s[i] == ')' && open > 0:
			open--
		}
	}
	return all
}

// trailing cuts off the brackets at the end of s and returns what stands in
// them, in their order.
func trailing(s string) (string, []string) {
	var all []string
	for {
		t := strings.TrimRight(s, " ,")
		if !strings.HasSuffix(t, ")") {
			return strings.TrimSpace(s), all
		}
		open, at := 0, -1
		for i := len(t) - 1; i >= 0 && at < 0; i-- {
			switch t[i] {
			case ')':
				open++
			case '(':
				if open--; open == 0 {
					at = i
				}
			}
		}
		if at < 0 {
			return strings.TrimSpace(s), all
		}
		all = append([]string{t[at+1 : len(t)-1]}, all...)
		s = t[:at]
	}
}

// acronym reports whether s is a short form in capitals, and no reference such as KPe.018.
func acronym(s string) bool {
	capitals := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != '-' && r != '/' && !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2 && len(s) <= 12
}
