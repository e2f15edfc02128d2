package password

import (
	"strings"
	"unicode"
)

// common are the words of which passwords that attackers try first are made. A
// password is refused when nothing but such words, figures, signs and repeats is in
// it: "Password1234!" as well as "qwertyuiop12".
var common = strings.Fields(`
password passwort passwd motdepasse contrasena senha haslo parola geheim secret
qwerty qwertz azerty qwertyuiop qwertzuiop asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx edcrfv qaz wsx
abc abcd abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijkl
letmein welcome willkommen bienvenue login admin administrator root guest user test changeme change me default
iloveyou loveyou love princess sunshine football baseball basketball soccer hockey superman batman spiderman
dragon monkey shadow master michael jennifer jordan charlie trustno one two three four five six
hello hallo computer internet windows server office system desk watchfloor watch floor
spring summer autumn winter fall january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
correct horse battery staple correcthorsebatterystaple
whatever starwars pokemon freedom liverpool arsenal chelsea london berlin paris madrid
my is the and you this i am a`)

var isWord = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range common {
		m[w] = true
	}
	return m
}()

// leet are figures and signs that stand for letters.
var leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

// isCommon reports whether nothing but common words, names, figures, signs and
// repeats is in a password.
func isCommon(password string, names []string) bool {
	p := strings.ToLower(password)
	own := map[string]bool{}
	for _, n := range names {
		for _, w := range strings.FieldsFunc(strings.ToLower(n), notLetter) {
			own[w] = true
		}
	}
	return fewLetters(p) || made(p, own) || made(leet.Replace(p), own)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// fewLetters reports whether a password repeats at most four letters, or counts up or down.
func fewLetters(p string) bool {
	seen, steps, last, n := map[rune]bool{}, 0, rune(0), 0
	for _, r := range p {
		seen[r] = true
		if d := r - last; d == 1 || d == -1 || d == 0 || r == '0' && last == '9' {
			steps++
		}
		last = r
		n++
	}
	return len(seen) <= 4 || steps >= n-2
}

// made reports whether all runs of letters in p can be cut into common words.
func made(p string, own map[string]bool) bool {
	for _, run := range strings.FieldsFunc(p, notLetter) {
		if !cut(run, own) {
			return false
		}
	}
	return true
}

func cut(run string, own map[string]bool) bool {
	can := make([]bool, len(run)+1) // can[i]: the first i bytes are words
	can[0] = true
	for end := 1; end <= len(run); end++ {
		for from := max(0, end-32); from < end && !can[end]; from++ {
			can[end] = can[from] && (isWord[run[from:end]] || own[run[from:end]])
		}
	}
	return can[len(run)]
}
