package names

// arabicLetter romanises one letter of the Arabic script as written in Arabic,
// Persian, Urdu, Pashto and Kurdish. Short vowels are not written, so the
// result is mostly consonants; tokens made of it are marked as bare and are
// compared with vowels nearly free (see costs.go).
func arabicLetter(r rune) (string, bool) {
	if r >= 'ا' && r <= 'غ' {
		return arabicFirst[r-'ا'], true
	}
	if r >= 'ف' && r <= 'ي' {
		return arabicSecond[r-'ف'], true
	}
	return arabicMore(r)
}

// ا ب ة ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ
var arabicFirst = [20]string{"a", "b", "h", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "'", "gh"}

// ف ق ك ل م ن ه و ى ي
var arabicSecond = [10]string{"f", "q", "k", "l", "m", "n", "h", "w", "a", "y"}

func arabicMore(r rune) (string, bool) {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ':
		return "a", true
	case 'ؤ', 'ۆ', 'ۇ', 'ۋ', 'ۈ':
		return "w", true
	case 'ئ', 'ی', 'ې', 'ێ', 'ے', 'ۍ', 'ۓ':
		return "y", true
	case 'ء', 'ـ':
		return "", true
	case 'پ':
		return "p", true
	case 'چ', 'څ':
		return "ch", true
	case 'ژ', 'ږ':
		return "zh", true
	case 'گ', 'ګ', 'ڳ':
		return "g", true
	case 'ک', 'ڪ':
		return "k", true
	case 'ٹ', 'ټ':
		return "t", true
	case 'ڈ', 'ډ':
		return "d", true
	case 'ڑ', 'ړ', 'ڕ':
		return "r", true
	case 'ں', 'ڼ':
		return "n", true
	case 'ھ', 'ہ', 'ە', 'ۀ', 'ۂ', 'ۃ':
		return "h", true
	case 'ښ':
		return "sh", true
	case 'ځ':
		return "dz", true
	case 'ڤ':
		return "v", true
	case 'ڵ':
		return "l", true
	}
	return "", false
}
