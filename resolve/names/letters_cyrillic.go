package names

// cyrillicLetter romanises one letter of the Cyrillic scripts of Russian,
// Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and the Turkic and
// Caucasian languages, in the plain English way; r is lower case.
func cyrillicLetter(r rune) (string, bool) {
	if r >= 'а' && r <= 'я' {
		return cyrillicBase[r-'а'], true
	}
	s, ok := cyrillicMore(r)
	return s, ok
}

var cyrillicBase = [32]string{"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"}

func cyrillicMore(r rune) (string, bool) {
	switch r {
	case 'ё', 'є':
		return "e", true
	case 'і', 'ї':
		return "i", true
	case 'ґ', 'ғ', 'ҕ':
		return "g", true
	case 'ў', 'ү', 'ұ':
		return "u", true
	case 'ђ':
		return "dj", true
	case 'ј':
		return "j", true
	case 'љ':
		return "lj", true
	case 'њ':
		return "nj", true
	case 'ћ':
		return "c", true
	case 'џ', 'җ', 'ҷ':
		return "dzh", true
	case 'ѓ':
		return "gj", true
	case 'ќ':
		return "kj", true
	case 'ѕ':
		return "dz", true
	case 'ә', 'ӓ':
		return "a", true
	case 'ө', 'ӧ':
		return "o", true
	case 'қ', 'ҡ':
		return "q", true
	case 'ң', 'ҥ':
		return "ng", true
	case 'ҳ', 'һ':
		return "h", true
	case 'ӯ', 'ӱ':
		return "u", true
	case 'ӣ', 'ы':
		return "i", true
	case 'ӏ':
		return "", true
	}
	return "", false
}
