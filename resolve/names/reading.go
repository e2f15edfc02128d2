package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Reading returns a name as somebody who reads Latin letters alone would say it: for
// the eye, beside the name as it is written, and for nothing else. Scripts without
// short vowels get the commonest ones, so it is a reading and not the spelling of a
// passport. It is "" for a name in Latin letters, and where a letter cannot be read.
func Reading(name string) string {
	words := strings.Fields(name)
	foreign := false
	for i, w := range words {
		read, other, ok := readWord(w)
		if !ok {
			return ""
		}
		words[i], foreign = read, foreign || other
	}
	if !foreign {
		return ""
	}
	return strings.Join(words, " ")
}

// readWord reads one word; other says that it was not in Latin letters.
func readWord(w string) (read string, other, ok bool) {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == 'ـ' {
			return -1
		}
		return r
	}, w)
	if known, ok := readWhole[bare]; ok {
		return known, true, true
	}
	if rest, ok := strings.CutPrefix(bare, "ال"); ok && utf8.RuneCountInString(rest) > 1 {
		read, _, ok := readWord(rest)
		return "al-" + read, true, ok
	}
	var parts []part
	script := Latin
	for _, r := range bare {
		if r < 0x250 || !unicode.IsLetter(r) {
			parts = append(parts, part{letters: string(r)})
			continue
		}
		s, sc, ok := romanise(unicode.ToLower(r))
		if !ok { // a letter with an accent that the tables do not have
			base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
			s, sc, ok = romanise(base)
		}
		if !ok {
			return "", true, false
		}
		if sc != Latin {
			script, other = sc, true
		}
		parts = append(parts, part{letters: s, from: unicode.ToLower(r)})
	}
	if !other {
		return w, false, true
	}
	if script == Bare {
		return capital(voweled(parts)), true, true
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.letters)
	}
	return capital(b.String()), true, true
}

// part is what one letter reads as.
type part struct {
	letters string
	from    rune
}

// voweled puts the commonest vowels into a word of a script that does not write them:
// w and y between consonants are long vowels, and no word begins with two consonants.
func voweled(parts []part) string {
	var b strings.Builder
	run := 0 // consonants since the last vowel
	for i, p := range parts {
		letters := p.letters
		last := i == len(parts)-1
		switch {
		case i > 0 && letters == "w" && run > 0 && (last || !isVowelLetters(parts[i+1].letters)):
			letters = "u"
		case i > 0 && letters == "y" && run > 0 && (last || !isVowelLetters(parts[i+1].letters)):
			letters = "i"
		case p.from == 'ة' && last:
			letters = "a"
		}
		if isVowelLetters(letters) {
			run = 0
		} else if letters != "" && letters != "'" {
			if run == 1 && b.Len() > 0 && startsWord(parts, i) || run == 2 {
				b.WriteByte('a')
				run = 0
			}
			run++
		}
		b.WriteString(letters)
	}
	return strings.ReplaceAll(b.String(), "aa", "a")
}

// startsWord reports whether only one letter stands before the i-th that is said.
func startsWord(parts []part, i int) bool {
	n := 0
	for _, p := range parts[:i] {
		if p.letters != "" && p.letters != "'" {
			n++
		}
	}
	return n == 1
}

func isVowelLetters(s string) bool {
	return s != "" && strings.ContainsRune("aeiou", rune(s[0]))
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// readWhole are common words of names whose vowels nobody could guess, as the papers
// write them.
var readWhole = map[string]string{
	"محمد": "Muhammad", "احمد": "Ahmad", "أحمد": "Ahmad", "محمود": "Mahmud", "حامد": "Hamid", "علي": "Ali", "على": "Ali", "حسن": "Hasan", "حسين": "Husayn",
	"عمر": "Umar", "عثمان": "Uthman", "خالد": "Khalid", "سعيد": "Said", "سعد": "Saad", "يوسف": "Yusuf", "إبراهيم": "Ibrahim", "ابراهيم": "Ibrahim",
	"إسماعيل": "Ismail", "اسماعيل": "Ismail", "موسى": "Musa", "عيسى": "Isa", "يحيى": "Yahya", "مصطفى": "Mustafa", "فاطمة": "Fatima", "عائشة": "Aisha",
	"مريم": "Maryam", "زينب": "Zaynab", "ليلى": "Layla", "يسرى": "Yusra", "نور": "Nur", "الله": "Allah", "عبد": "Abd", "بن": "bin", "ابن": "ibn", "أبو": "Abu",
	"ابو": "Abu", "أم": "Umm", "بنت": "bint", "حمزة": "Hamza", "طارق": "Tariq", "رشيد": "Rashid", "كريم": "Karim", "جمال": "Jamal", "كمال": "Kamal",
	"عباس": "Abbas", "حسام": "Husam", "صالح": "Salih", "ناصر": "Nasir", "منصور": "Mansur", "سليمان": "Sulayman", "داود": "Dawud", "رضا": "Rida", "مهدی": "Mahdi",
	"محمّد": "Muhammad", "דוד": "David", "משה": "Moshe", "יוסף": "Yosef", "שרה": "Sara", "כהן": "Cohen", "לוי": "Levi",
}
