package record

import (
	"fmt"
	"slices"
)

// The closed sets of codes of the house are small numbers with words: these
// three functions are all that a new set needs.

// Word returns the word of code i of a set, or a form that no parser accepts.
func Word(words []string, i uint8, typ string) string {
	if int(i) < len(words) {
		return words[i]
	}
	return fmt.Sprintf("%s(%d)", typ, i)
}

// MarshalWord is Word for storing: it refuses codes without a word, so that
// nothing unreadable is stored.
func MarshalWord(words []string, i uint8, typ string) ([]byte, error) {
	if int(i) >= len(words) {
		return nil, fmt.Errorf("%d is not a %s", i, typ)
	}
	return []byte(words[i]), nil
}

// ParseWord returns the code of a word.
func ParseWord(words []string, s string) (uint8, error) {
	if i := slices.Index(words, s); i >= 0 {
		return uint8(i), nil
	}
	return 0, fmt.Errorf("%q is not one of %q", s, words)
}
