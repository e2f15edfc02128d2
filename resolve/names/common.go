package names

// IsCommon reports whether a word is in the tables of common words of names of
// people, in this or another spelling of its sounds.
func IsCommon(t Token) bool {
	if t.Script == Native || len(t.Text) < 2 {
		return false
	}
	return words().byFold[fold(t.Text, t.Script == Bare)] > 0
}

// Words returns the words of a name by their sounds, without particles, titles and
// initials: two spellings of one name mostly have the same words.
func Words(name string) []string {
	l := words()
	var out []string
	for _, t := range Normalise(name) {
		if l.role[t.Text] == plain && len(t.Text) > 1 {
			out = append(out, fold(t.Text, t.Script == Bare))
		}
	}
	return out
}
