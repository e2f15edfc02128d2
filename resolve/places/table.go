package places

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed places.txt
var tableText string

// Version is that of the table and of the rules. It grows with every change of either.
const Version = 1

// known is the table that ships with the engine.
var known = sync.OnceValue(func() *table {
	t, err := parse(tableText)
	if err != nil {
		panic("places.txt: " + err.Error()) // part of the program, and read by its tests
	}
	return t
})

// table is places by their names.
type table struct {
	places    []Place
	names     map[string][]sense // by the folded name, its words parted by one space
	longest   map[string]uint8   // by the first word of a name: the most words of one
	begins    beginnings         // of the words in longest
	han       map[rune]bool      // the letters with which names begin that stand unparted
	countries map[string][]string
	context   map[string][]string // by a word: countries and places, by id, for which it speaks
}

// sense is a place that a name may mean.
type sense struct {
	place int32
	weak  bool // also the name of a person, or a word: only where the words around say place
}

func newTable() *table {
	return &table{names: map[string][]sense{}, longest: map[string]uint8{}, han: map[rune]bool{}, countries: map[string][]string{}, context: map[string][]string{}}
}

func parse(text string) (*table, error) {
	t := newTable()
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := t.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	for code, words := range t.countries {
		for _, w := range words {
			t.context[w] = append(t.context[w], code)
		}
	}
	return t, nil
}

func (t *table) line(line string) error {
	if rest, ok := strings.CutPrefix(line, "country "); ok {
		code, words, _ := strings.Cut(rest, " ")
		for w := range strings.SplitSeq(words, "|") {
			t.countries[code] = append(t.countries[code], string(foldedName(w)))
		}
		return nil
	}
	f := strings.Split(line, "|")
	if len(f) != 7 {
		return fmt.Errorf("%d columns", len(f))
	}
	p := Place{ID: f[0], country: f[2]}
	lat, lon, _ := strings.Cut(f[3], " ")
	km, err1 := strconv.ParseFloat(f[4], 64)
	size, err2 := strconv.ParseInt(f[5], 10, 8)
	var ok1, ok2 bool
	p.Latitude, ok1 = micro(lat)
	p.Longitude, ok2 = micro(lon)
	if err1 != nil || err2 != nil || !ok1 || !ok2 || len(t.countries[p.country]) == 0 {
		return fmt.Errorf("place %s", p.ID)
	}
	p.Within, p.size = int64(km*1000), int8(size)
	for _, w := range strings.Fields(f[6]) {
		p.beside = append(p.beside, w)
		t.context[w] = append(t.context[w], p.ID)
	}
	t.put(p, strings.Split(f[1], ";"))
	return nil
}

// put adds a place under its names.
func (t *table) put(p Place, names []string) {
	n := int32(len(t.places))
	p.Name = strings.TrimPrefix(names[0], "!")
	t.places = append(t.places, p)
	for _, name := range names {
		text, weak := strings.CutPrefix(name, "!")
		key := foldedName(text)
		if key == "" {
			continue
		}
		t.names[key] = append(t.names[key], sense{n, weak})
		first, _, _ := strings.Cut(key, " ")
		t.longest[first] = max(t.longest[first], uint8(min(strings.Count(key, " ")+1, mostWords)))
		t.begins.note(first)
		if r := []rune(key)[0]; scriptOf(r) == han {
			t.han[r] = true
		}
	}
}

// mostWords is how many words a name has at most.
const mostWords = 6

// foldedName is a name as the table looks it up.
func foldedName(name string) string {
	var out []byte
	for i, w := range words(nil, name) {
		if i > 0 {
			out = append(out, ' ')
		}
		out = folded(out, name[w.start:w.end])
	}
	return string(out)
}
