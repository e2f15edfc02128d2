package rare

// telling returns the words of the sentences that tell of something: they have a rare
// word, a place or a name, or say that something particular happens. What else stands in a report
// (what somebody thinks, prays for or marches against) counts neither for nor against it.
func telling(ws []token) []token {
	var out []token
	for len(ws) > 0 {
		n := 1
		for n < len(ws) && !ws[n].begins {
			n++
		}
		if tells(ws[:n]) {
			out = append(out, ws[:n]...)
		}
		ws = ws[n:]
	}
	return out
}

func tells(ws []token) bool {
	for i, t := range ws {
		if t.name != 0 || t.rare() || t.name == 0 && words.events[t.word].class.Specific() || kindOf(t.word) == ofPlay || i > 0 && namesPlace(ws[i-1], t) {
			return true
		}
	}
	return false
}
