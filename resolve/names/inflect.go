package names

import (
	"strings"
	"sync"
)

// Running text puts endings and small words to names. The tables say which letters
// a form may lose (left of ">") and which it gets instead to be the name as lists
// write it; they are our own, from the grammars of the languages, for names of
// people and firms. A rule costs nothing where the vocabulary has no such word.

// endings of scripts with vowels other than Latin.
const endings = "" +
	// Russian, Ukrainian, Bulgarian, Serbian: cases of men's names on a consonant
	"а> у> ом> ем> е> ою> ові> еві> єві> и> і> " +
	// of names on -ий, -ей, -й and -ь
	"ия>ий ию>ий ием>ий ии>ий я>й ю>й ем>й еем>ей ія>ій ію>ій єм>й я>ь ю>ь ем>ь я> ю> " +
	// family names on -ов, -ев, -ин and on -ский
	"ым> им> ого>ий ому>ий ским>ский ского>ский скому>ский ском>ский ого>ый ому>ый ым>ый ського>ський ському>ський ським>ський " +
	// women's names on -а, -я, -ия and family names on -ова, -ина, -ская
	"ы>а у>а ой>а е>а и>я ю>я ей>я и>ия ию>ия ией>ия ої>а у>а ой>а скую>ская ской>ская ської>ська ську>ська ьою>а ою>а " +
	// Greek: genitive and accusative of names on -ος, -ης, -ας, and the vocative
	"ου>ος ο>ος ε>ος η>ης α>ας ους>ος ας>α ης>η ου>ης"

// sureEndings of Latin script are long or belong to names alone.
const sureEndings = "" +
	// Polish and Czech cases
	"owi> skiego>ski skiemu>ski skim>ski ckiego>cki ckiemu>cki ckim>cki skiej>ska ovi> ského>ský skému>ský ským>ský nem>en kem>ek " +
	// Finnish, Estonian: places and "-nen"
	"lla> lle> lta> ssa> sta> lle> illa> ille> ilta> issa> ista> iin> ksi> sen>nen selle>nen sella>nen selta>nen sta>nen " +
	// Hungarian
	"nak> nek> val> vel> ban> ben> bol> tol> rol> nal> nel> hoz> hez> ert> " +
	// Turkish, where the apostrophe is left out
	"dan> den> tan> ten> nin> nun> " +
	// Lithuanian, Latvian
	"aus>us iaus>ius ui>as"

// unsureEndings of Latin script are the ends of other names as well.
const unsureEndings = "" +
	// German, Dutch, Swedish, Danish, Norwegian genitive; English without its apostrophe
	"s> es> " +
	// Slavic languages in Latin letters
	"em> om> ego> emu> ov>a ova> ove> " +
	// Finnish, Hungarian, Turkish
	"in> en> n> at> et> ot> t> al> el> un> o>as io>is"

// Small words that Arabic and Hebrew write together with the next word: "and",
// "by", "to", "like", "from", "that", and the article.
const clitics = "و ف ب ل ك وب ول وال بال لل كال فال ו ה ב ל מ ש כ וה שה מה וב ול"

type ending struct{ from, to string }

// inflected holds the tables by the last letter of a form.
type inflected struct {
	full, sure, unsure map[byte][]ending
	clitics            []string
}

var inflection = sync.OnceValue(func() *inflected {
	t := &inflected{full: readEndings(endings), sure: readEndings(sureEndings), unsure: readEndings(unsureEndings)}
	for _, k := range Normalise(clitics) {
		t.clitics = append(t.clitics, k.Text)
	}
	return t
})

func readEndings(table string) map[byte][]ending {
	out := map[byte][]ending{}
	for _, rule := range strings.Fields(table) {
		from, to, _ := strings.Cut(rule, ">")
		e := ending{romanised(from), romanised(to)}
		if e.from != "" {
			last := e.from[len(e.from)-1]
			out[last] = append(out[last], e)
		}
	}
	return out
}

func romanised(s string) string {
	if toks := Normalise(s); len(toks) > 0 {
		return toks[0].Text
	}
	return ""
}

// How alike a form and the name are that the tables make of it.
const (
	formSure   = 238
	formUnsure = 214
)

// leastStem is how many letters a form must keep.
const leastStem = 3

// eachForm calls yield with what a word of a text may be without its ending. own
// says that the word is a common name as it stands: only sure endings come off.
func eachForm(text string, script Script, own bool, yield func(stem string, like uint8)) {
	t := inflection()
	switch script {
	case Bare:
		for _, c := range t.clitics {
			if rest, ok := strings.CutPrefix(text, c); ok && len(rest) >= leastStem {
				yield(bareWord(rest), formSure)
			}
		}
	case Full:
		yieldForms(t.full, text, formSure, yield)
	case Latin:
		if !own {
			yieldForms(t.sure, text, formSure, yield)
			yieldForms(t.unsure, text, formUnsure, yield)
		}
	}
}

func yieldForms(rules map[byte][]ending, text string, like uint8, yield func(string, uint8)) {
	for _, e := range rules[text[len(text)-1]] {
		if len(text)-len(e.from) >= leastStem && strings.HasSuffix(text, e.from) {
			yield(text[:len(text)-len(e.from)]+e.to, like)
		}
	}
}
