package city

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// supply hands out what may stand in one report only, so that no two everyday
// reports are joined by chance.
type supply struct {
	numbers []int // three digits each, unused today
	day     int
	handles int
}

// perDay is how many telephone numbers a day may use: forty days use each once.
const perDay = 25

func newSupply(seed uint64, day int) *supply {
	order := rand.New(rand.NewPCG(seed, 0x76656c6c6d)).Perm(1000)
	first := day * perDay % len(order)
	return &supply{numbers: order[first : first+perDay], day: day}
}

// number returns three digits that no other report of some days has.
func (s *supply) number() string {
	n := s.numbers[0]
	s.numbers = append(s.numbers[1:], n)
	return fmt.Sprintf("%03d", n)
}

// made returns words that no list holds.
func (t *text) made(name string) (string, bool) {
	switch name {
	case "phone":
		return t.phone(), true
	case "plate":
		return t.plate(), true
	case "handle":
		t.supply.handles++
		return fmt.Sprintf("@%s_%s_%d_%d", t.slot("handle-first"), t.slot("handle-last"), t.supply.day, t.supply.handles), true
	case "clock":
		return fmt.Sprintf("%d:%02d", 6+t.IntN(17), 5*t.IntN(12)), true
	case "held":
		return t.heldName(), true
	case "operation":
		return operationName(t.IntN(operations)), true
	}
	return t.dated(name)
}

// phone writes a number of 020 7946 0xxx, which is kept for fiction, as people
// write numbers.
func (t *text) phone() string {
	n := t.supply.number()
	switch t.IntN(7) {
	case 0:
		return "02079460" + n
	case 1:
		return "+44 20 7946 0" + n
	case 2:
		return "(020) 7946 0" + n
	case 3:
		return "oh two oh, seven nine four six, oh " + spelled(n)
	case 4:
		return "020-7946-0" + n
	}
	return "020 7946 0" + n
}

// spelled writes digits as they are dictated.
func spelled(digits string) string {
	names := [...]string{"oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	var said []string
	for i := 0; i < len(digits); i++ {
		word := names[digits[i]-'0']
		if i+1 < len(digits) && digits[i+1] == digits[i] {
			word = "double " + word
			i++
		}
		said = append(said, word)
	}
	return strings.Join(said, " ")
}

// plate writes a plate that cannot exist: XV00 and XV01 have the shape of
// British plates, but no plate was ever given out under the years 00 and 01.
func (t *text) plate() string {
	const letters = "ABCDEFGJKLMNPTUVWXYZ" // without those of HRS, which after a number are hours
	tail := make([]byte, 3)
	for i := range tail {
		tail[i] = letters[t.IntN(len(letters))]
	}
	switch t.IntN(5) {
	case 0:
		return fmt.Sprintf("plate XVO%d %s", t.IntN(2), tail) // O for 0
	case 1:
		return fmt.Sprintf("reg xv0%d %s", t.IntN(2), strings.ToLower(string(tail)))
	case 2:
		return fmt.Sprintf("XV0%d%s", t.IntN(2), tail)
	}
	return fmt.Sprintf("XV0%d %s", t.IntN(2), tail)
}

// misspelt writes a name as somebody writes it who has only heard it, once in
// three times: a letter is dropped or doubled.
func (t *text) misspelt(name string) string {
	letters := []rune(name)
	at := 2 + t.IntN(max(len(letters)-3, 1))
	if t.IntN(3) > 0 || at >= len(letters) || letters[at] == ' ' || letters[at-1] == ' ' {
		return name
	}
	if t.IntN(2) == 0 {
		return string(letters[:at]) + string(letters[at+1:])
	}
	return string(letters[:at]) + string(letters[at:at+1]) + string(letters[at:])
}
