package names

// whole is the cost of one plain edit; cheaper exchanges are parts of it.
const whole = 16

// exchange lists what romanisations, scripts and ears confuse, with the cost in
// sixteenths of an edit.
var exchange = [...]struct {
	a, b byte
	cost uint8
}{
	{'e', 'i', 3}, {'o', 'u', 3}, {'a', 'e', 5}, {'a', 'o', 6}, {'a', 'i', 8}, {'a', 'u', 7}, {'e', 'o', 8}, {'e', 'u', 8}, {'i', 'o', 9}, {'i', 'u', 7},
	{'y', 'i', 3}, {'y', 'e', 5}, {'y', 'a', 8}, {'y', 'u', 7}, {'w', 'u', 3}, {'w', 'o', 4}, {'w', 'v', 3}, {'v', 'u', 8}, {'w', 'b', 12},
	{'C', 'S', 5}, {'C', 'K', 6}, {'C', 'k', 7}, {'C', 's', 8}, {'S', 's', 5}, {'S', 'K', 10}, {'Z', 'z', 4}, {'Z', 'j', 5}, {'Z', 'S', 9},
	{'j', 'y', 6}, {'j', 'g', 7}, {'j', 'C', 8}, {'j', 'i', 7}, {'j', 'h', 12}, {'j', 'd', 11}, {'j', 'z', 10}, {'j', 'K', 12},
	{'D', 'd', 2}, {'D', 'z', 4}, {'D', 't', 8}, {'d', 'z', 8}, {'d', 't', 8}, {'T', 's', 5}, {'T', 'z', 5}, {'T', 'C', 6}, {'T', 't', 6}, {'t', 's', 9},
	{'K', 'h', 4}, {'K', 'k', 6}, {'k', 'h', 11}, {'G', 'g', 4}, {'G', 'k', 9}, {'G', 'r', 11}, {'G', 'K', 9}, {'G', 'h', 9}, {'g', 'k', 8}, {'g', 'h', 10},
	{'b', 'p', 8}, {'b', 'v', 8}, {'v', 'f', 7}, {'f', 'p', 9}, {'s', 'z', 5}, {'n', 'm', 10}, {'l', 'r', 12},
}

// bareExchange is what changes when one side was written without vowels: w and
// y may be vowels there, and letters of one name in two scripts meet.
var bareExchange = [...]struct {
	a, b byte
	cost uint8
}{
	{'w', 'u', 0}, {'w', 'o', 0}, {'w', 'v', 1}, {'w', 'a', 6}, {'y', 'i', 0}, {'y', 'e', 1}, {'y', 'a', 4}, {'y', 'j', 4}, {'a', 'e', 2}, {'a', 'i', 3}, {'a', 'u', 3}, {'a', 'o', 2},
	{'h', 'a', 3}, {'h', 'e', 3}, {'h', 't', 6}, {'D', 'z', 1}, {'d', 'z', 4}, {'D', 'd', 1}, {'b', 'p', 3}, {'f', 'v', 3}, {'f', 'p', 5}, {'j', 'g', 2}, {'k', 'g', 5}, {'G', 'g', 1}, {'K', 'h', 3}, {'K', 'k', 4}, {'C', 'S', 3}, {'t', 's', 6}, {'z', 's', 4}, {'y', 'u', 6},
	{'w', 'y', 10},
}

// costTable holds the price of every change of one sound.
type costTable struct {
	change [128][128]uint8
	drop   [128]uint8 // a sound that only one side has
}

func buildCosts(bare bool) *costTable {
	t := new(costTable)
	for a := range t.change {
		for b := range t.change[a] {
			if a != b {
				t.change[a][b] = whole
			}
		}
		t.drop[a] = whole
	}
	for _, x := range exchange {
		t.change[x.a][x.b], t.change[x.b][x.a] = x.cost, x.cost
	}
	for _, c := range "aeiou" {
		t.drop[c] = 7
	}
	t.drop['y'], t.drop['w'], t.drop['h'], t.drop['\''] = 7, 10, 7, 0
	if bare {
		t.makeBare()
	}
	return t
}

func (t *costTable) makeBare() {
	for _, x := range bareExchange {
		t.change[x.a][x.b], t.change[x.b][x.a] = x.cost, x.cost
	}
	for _, c := range "eiou" {
		t.drop[c] = 1
	}
	t.drop['a'], t.drop['y'], t.drop['w'], t.drop['h'] = 1, 5, 6, 5
}

// weigh returns the cost of the cheapest way from a to b, in sixteenths of an
// edit, or limit+1 as soon as it must exceed limit.
func (t *costTable) weigh(a, b string, limit int) int {
	var rows [3][maxToken + 1]int16
	var drops [maxToken]int16
	before, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) {
		drops[j] = int16(t.dropCost(b, j))
		prev[j+1] = prev[j] + drops[j]
	}
	close := true // the row before was within the limit: a swap may come from there
	for i := range len(a) {
		down := int16(t.dropCost(a, i))
		row[0] = prev[0] + down
		least := row[0]
		x := a[i] & 127
		change := &t.change[x]
		for j := range len(b) {
			y := b[j] & 127
			c := prev[j] + int16(change[y])
			if x == y && a[i] != b[j] {
				c = prev[j] + whole
			}
			c = min(c, prev[j+1]+down, row[j]+drops[j])
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				c = min(c, before[j-1]+whole*3/4)
			}
			row[j+1] = c
			least = min(least, c)
		}
		if int(least) > limit && !close {
			return limit + 1
		}
		close = int(least) <= limit
		before, prev, row = prev, row, before
	}
	return int(prev[len(b)])
}

// dropCost is the price of leaving out s[j]: a vowel beside a vowel costs less.
func (t *costTable) dropCost(s string, j int) int {
	c := int(t.drop[s[j]&127])
	switch {
	case c != 7:
	case j == 0, j == len(s)-1 && s[j] == 'i':
		return 9 // a first vowel, or the ending of a family name
	case isVowel(s[j-1]) && isVowel(s[j]):
		return 5
	}
	return c
}
