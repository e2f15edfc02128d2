package names

// greekLetter romanises one lower-case Greek letter without marks.
func greekLetter(r rune) (string, bool) {
	if r < 'α' || r > 'ω' {
		return "", false
	}
	return greekBase[r-'α'], true
}

var greekBase = [25]string{"a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p",
	"r", "s", "s", "t", "y", "f", "ch", "ps", "o"}

// greekPairs are the Greek digraphs that stand for one sound, in the romanised
// letters of greekBase.
var greekPairs = [...][2]string{{"mp", "b"}, {"nt", "d"}, {"gk", "g"}, {"gg", "ng"}, {"oy", "ou"}, {"ay", "av"}, {"ey", "ev"}}
