package names

// hebrewLetter romanises one Hebrew letter. Like Arabic, Hebrew leaves most
// vowels out, so tokens made of it are bare.
func hebrewLetter(r rune) (string, bool) {
	if r < 'א' || r > 'ת' {
		return "", false
	}
	return hebrewBase[r-'א'], true
}

// א ב ג ד ה ו ז ח ט י ך כ ל ם מ ן נ ס ע ף פ ץ צ ק ר ש ת
var hebrewBase = [27]string{"a", "b", "g", "d", "h", "w", "z", "h", "t", "y", "k", "k", "l", "m", "m", "n", "n",
	"s", "'", "f", "p", "ts", "ts", "k", "r", "sh", "t"}
