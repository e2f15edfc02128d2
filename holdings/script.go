package holdings

import "unicode"

// Latin reports whether the first letter of a name is a Latin one; a name
// without letters is. Names in other scripts are [OriginalScript] beside Latin ones.
func Latin(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Latin, r)
		}
	}
	return true
}
