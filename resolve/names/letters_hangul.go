package names

// hangulLetter romanises one Hangul syllable in the spelling that Korean names
// usually have in Latin script.
func hangulLetter(r rune) (string, bool) {
	if r < 0xAC00 || r > 0xD7A3 {
		return "", false
	}
	n := int(r - 0xAC00)
	return hangulFirst[n/588] + hangulMiddle[n%588/28] + hangulLast[n%28], true
}

var hangulFirst = [19]string{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "jj", "ch", "k", "t", "p", "h"}

var hangulMiddle = [21]string{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"}

var hangulLast = [28]string{"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"}
