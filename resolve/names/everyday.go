package names

import (
	"maps"
	"slices"
	"strings"
)

// everyday is a word of everyday language as Find compares it.
type everyday struct {
	term  term
	sound uint32
}

// littleWords are those of everyday English that ordinary has not, since no name
// of one word is so short or so common. They change nothing in what is found: they
// only need no folding.
const littleWords = "he she it we you me him us my his her its our your was is are were be been has had have did do does got get gets i'm not but so if as by at from with when who what how why out up off into just very too " +
	"two ten six one can could would should will shall may any some all both each few lot lots men man woman women boy boys girls son daughter car cars van bus bike house flat shop school near always never still " +
	"said says saw seen see went go going goes came come comes took told asked left right day days week weeks year years time times old new big tall own next last same ago ever again really someone somebody something " +
	"nothing nobody because while where there here this that these those them then than they were about after before over under between around behind opposite outside inside until since often sometimes " +
	"yesterday today tomorrow morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday please thank thanks sorry hello dear yes maybe probably know think thought heard want wanted report reported " +
	"looked looking look seemed seems used using started wearing carrying talking standing sitting walking driving waiting called number phone door window garden gate"

// addEveryday reads words of everyday language beforehand. Some particles are
// read by the word behind them: these are not among them.
func (l *lexicon) addEveryday() {
	l.everyday = map[string]everyday{}
	all := slices.AppendSeq(strings.Fields(littleWords), maps.Keys(l.ordinary))
	for _, w := range slices.AppendSeq(all, maps.Keys(l.role)) {
		toks := Normalise(w)
		if len(toks) != 1 || toks[0].Text != w || len(w) < 2 || isAbd(w) || l.role[w] == particle && isAssimilated(w) {
			continue
		}
		t, _ := l.single(toks, 0, Unknown)
		l.everyday[w] = everyday{t, l.soundKey(t.text, t.fold, t.bare)}
	}
}
