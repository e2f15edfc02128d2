package names

// latinLetter gives the plain ASCII spelling of Latin letters that Unicode does
// not decompose into a base letter and marks.
func latinLetter(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'Æ', 'æ', 'Ǽ', 'ǽ':
		return "ae", true
	case 'Œ', 'œ':
		return "oe", true
	case 'Ø', 'ø', 'Ǿ', 'ǿ':
		return "o", true
	case 'Đ', 'đ', 'Ð', 'ð', 'Ɖ', 'ɖ':
		return "d", true
	case 'Þ', 'þ':
		return "th", true
	case 'Ł', 'ł':
		return "l", true
	case 'ı', 'Ɨ', 'ɨ':
		return "i", true
	case 'Ə', 'ə', 'ɐ':
		return "a", true
	case 'Ŋ', 'ŋ':
		return "ng", true
	case 'Ħ', 'ħ':
		return "h", true
	case 'Ŧ', 'ŧ':
		return "t", true
	case 'Ɓ', 'ɓ':
		return "b", true
	case 'Ɗ', 'ɗ':
		return "d", true
	case 'Ƙ', 'ƙ', 'ĸ':
		return "k", true
	case 'Ƴ', 'ƴ':
		return "y", true
	case 'Ɔ', 'ɔ':
		return "o", true
	case 'Ɛ', 'ɛ':
		return "e", true
	}
	return "", false
}
