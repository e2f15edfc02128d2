package names

import "math/bits"

// fold writes a romanised token by its sounds, one byte a sound: spelling
// habits of different romanisations ("sh", "ch", "sch"; "ou", "oo", "u"; "kh";
// doubled letters; a silent last h) become the same or neighbouring letters.
// Capitals stand for sounds that Latin writes with two letters: S sh, C ch,
// K kh, G gh, D dh, Z zh, T ts. Native tokens are returned as they are.
func fold(s string, bare bool) string {
	var buf [2 * maxToken]byte
	return string(appendFold(buf[:0], s, bare))
}

// appendFold is fold into out, which is empty and has room.
func appendFold(out []byte, s string, bare bool) []byte {
	for i := 0; i < len(s); {
		c, n := sound(s, i, bare)
		i += n
		if c == 0 || len(out) > 0 && out[len(out)-1] == c && c < 0x80 {
			continue
		}
		if c == 'X' {
			out = append(out, 'k', 's')
			continue
		}
		out = append(out, c)
	}
	if n := len(out); n > 2 && out[n-1] == 'h' && (bare || isVowel(out[n-2])) {
		out = out[:n-1]
	}
	if len(out) > maxToken {
		out = out[:maxToken]
	}
	return out
}

// sound returns the sound that begins at s[i] and how many bytes spell it.
func sound(s string, i int, bare bool) (byte, int) {
	c := s[i]
	next, after := at(s, i+1), at(s, i+2)
	if bare {
		return bareSound(c, next)
	}
	switch c {
	case 's':
		return soundS(s, i)
	case 'c':
		return soundC(next)
	case 't':
		return soundT(s, i)
	case 'k':
		return digraph(next, 'h', 'K', 'k')
	case 'g':
		return digraph(next, 'h', 'G', 'g')
	case 'p':
		return digraph(next, 'h', 'f', 'p')
	case 'z':
		return digraph(next, 'h', 'Z', 'z')
	case 'd':
		return soundD(next, after)
	case 'q':
		if next == 'u' && isVowel(after) {
			return 'k', 2
		}
		return 'k', 1
	case 'x':
		return 'X', 1
	case 'o', 'e', 'i', 'y':
		return soundVowel(s, i)
	}
	return c, 1
}

func bareSound(c, next byte) (byte, int) {
	switch c {
	case 's':
		return digraph(next, 'h', 'S', 's')
	case 'k':
		return digraph(next, 'h', 'K', 'k')
	case 'g':
		return digraph(next, 'h', 'G', 'g')
	case 'z':
		return digraph(next, 'h', 'Z', 'z')
	case 'd':
		return digraph(next, 'h', 'D', 'd')
	case 't':
		if next == 's' {
			return 'T', 2
		}
		return digraph(next, 'h', 't', 't')
	case 'c':
		return 'C', 2
	case 'q':
		return 'k', 1
	}
	return c, 1
}

func digraph(next, want, yes, no byte) (byte, int) {
	if next == want {
		return yes, 2
	}
	return no, 1
}

func soundS(s string, i int) (byte, int) {
	if at(s, i+1) == 'h' {
		if at(s, i+2) == 'c' && at(s, i+3) == 'h' {
			return 'S', 4
		}
		return 'S', 2
	}
	if at(s, i+1) == 'c' && at(s, i+2) == 'h' {
		return 'S', 3
	}
	return 's', 1
}

func soundC(next byte) (byte, int) {
	switch next {
	case 'h':
		return 'C', 2
	case 'k':
		return 'k', 2
	case 'z':
		return 'C', 2
	case 'e', 'i', 'y':
		return 's', 1
	}
	return 'k', 1
}

func soundT(s string, i int) (byte, int) {
	switch at(s, i+1) {
	case 'c':
		if at(s, i+2) == 'h' {
			return 'C', 3
		}
	case 's':
		if at(s, i+2) == 'c' && at(s, i+3) == 'h' {
			return 'C', 4
		}
		return 'T', 2
	case 'z':
		return 'T', 2
	case 'h':
		return 't', 2
	}
	return 't', 1
}

func soundD(next, after byte) (byte, int) {
	switch {
	case next == 'z' && after == 'h':
		return 'j', 3
	case next == 'j':
		return 'j', 2
	case next == 'h':
		return 'D', 2
	}
	return 'd', 1
}

func soundVowel(s string, i int) (byte, int) {
	next := at(s, i+1)
	switch s[i] {
	case 'o':
		if next == 'u' || next == 'o' {
			return 'u', 2
		}
		return 'o', 1
	case 'e':
		if next == 'e' {
			return 'i', 2
		}
		return 'e', 1
	case 'i':
		if next == 'i' || next == 'y' && !isVowel(at(s, i+2)) || next == 'e' && !isVowel(at(s, i+2)) {
			return 'i', 2
		}
		return 'i', 1
	}
	if isVowel(next) && next != 'y' && (i == 0 || next != 'i') {
		return 'y', 1
	}
	if next == 'i' || next == 'y' {
		return 'i', 2
	}
	return 'i', 1
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// consonantClass groups sounds that romanisations exchange; 0 for vowels and
// half-vowels, else 1 to 13.
func consonantClass(c byte) uint {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w', '\'':
		return 0
	case 'b', 'p':
		return 1
	case 't':
		return 2
	case 'd', 'D':
		return 3
	case 'j', 'Z':
		return 4
	case 'k', 'g', 'G':
		return 5
	case 'K', 'h':
		return 6
	case 's', 'S', 'C', 'z', 'T':
		return 7
	case 'f', 'v':
		return 8
	case 'l':
		return 9
	case 'm':
		return 10
	case 'n':
		return 11
	case 'r':
		return 12
	}
	return 13
}

// The layout of a signature: two bits a consonant class (once, twice or more),
// hashed pairs of neighbouring consonants, counts of three vowel colours, and
// length. Two spellings of one name differ in few bits.
const (
	sigPairs  = 26
	sigVowels = 52
	sigLength = 61
	// bareMask leaves out what a script without vowels cannot tell.
	bareMask = 1<<sigVowels - 1
)

// signature digests a folded token for the popcount filter.
func signature(f string) uint64 {
	var sig uint64
	var prev uint
	var vowels [3]uint
	for i := range len(f) {
		k := consonantClass(f[i])
		if k == 0 {
			vowels[vowelColour(f[i])]++
			continue
		}
		b := uint64(1) << (2 * (k - 1))
		if sig&b != 0 {
			b <<= 1
		}
		sig |= b | pairBit(prev, k)
		prev = k
	}
	sig |= pairBit(prev, 14)
	for v, n := range vowels {
		sig |= (1<<min(n, 3) - 1) << (sigVowels + 3*uint(v))
	}
	for i, n := range [...]int{4, 7, 10} {
		if len(f) >= n {
			sig |= 1 << (sigLength + i)
		}
	}
	return sig
}

func pairBit(a, b uint) uint64 { return 1 << (sigPairs + (a*7+b*11+a*b)%26) }

func vowelColour(c byte) int {
	switch c {
	case 'e', 'i', 'y':
		return 1
	case 'o', 'u', 'w':
		return 2
	}
	return 0
}

// consonants counts the consonant bits of a signature.
func consonants(sig uint64) int { return bits.OnesCount64(sig & (1<<sigPairs - 1)) }
