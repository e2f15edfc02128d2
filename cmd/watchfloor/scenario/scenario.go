// Package scenario makes streams of reports of which it is known what belongs
// together, to measure grouping with: a live [Evening] of short public messages,
// and a [SlowBurn] of months in which a few plots show in two to six reports each.
//
// Promises:
//   - The same arguments give the same stream, byte for byte.
//   - All names and places are invented, telephone numbers come from ranges kept
//     for fiction, addresses on the net from example domains.
//   - Seed 1 is the one that the engine was tuned on. It tells of the first half of
//     the kinds of incident only, so that every other seed has some that no figure
//     was chosen for.
package scenario

import (
	"bufio"
	"cmp"
	"embed"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// Told is one report and what it truly is.
type Told struct {
	intake.Report
	Truth Truth
}

// Truth is what only the maker of a report knows.
type Truth struct {
	ID       string `json:"id"`                 // the sender's id of the report
	Incident string `json:"incident,omitempty"` // what it tells of; empty for what tells of nothing
	Kind     string `json:"kind,omitempty"`     // spam, joke, match, … or what of an incident
	Grave    bool   `json:"grave,omitempty"`    // the incident endangers life
	// Clues are what of the incident stands in the report that may stand in another as well:
	// its street, site and district, its #tag, a number, an odd word, or the text itself.
	// Nobody can join reports between which no chain of clues leads.
	Clues []string `json:"clues,omitempty"`
}

// TuningSeed is the seed on which figures were chosen.
const TuningSeed = 1

//go:embed data
var data embed.FS

// blocks reads a file of blocks; a block begins with "== name marks".
func blocks(file string) (names []string, lines map[string][]string) {
	f, err := data.Open("data/" + file)
	if err != nil {
		panic("scenario: built without its data: " + err.Error())
	}
	lines = map[string][]string{}
	name := ""
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		if head, ok := strings.CutPrefix(line, "== "); ok {
			name = head
			names = append(names, name)
		} else if line != "" && name != "" {
			lines[name] = append(lines[name], line)
		}
	}
	return names, lines
}

// teller fills lines: [a|b] is one of these, {x} a value of what is told of, or a
// fresh word of the block x.
type teller struct {
	*rand.Rand
	words map[string][]string
}

func newTeller(seed uint64) *teller {
	_, words := blocks("words.txt")
	return &teller{rand.New(rand.NewPCG(seed, 5)), words}
}

func (t *teller) one(block string) string { return t.words[block][t.IntN(len(t.words[block]))] }

// say fills a line.
func (t *teller) say(line string, kept map[string]string) string {
	for {
		open := strings.LastIndex(line, "[")
		if open < 0 {
			break
		}
		end := open + strings.Index(line[open:], "]")
		of := strings.Split(line[open+1:end], "|")
		line = line[:open] + of[t.IntN(len(of))] + line[end+1:]
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(t.slot(name, kept))
		line = after
	}
}

func (t *teller) slot(name string, kept map[string]string) string {
	if s, ok := kept[name]; ok {
		return s
	}
	switch name {
	case "n":
		return fmt.Sprint(2 + t.IntN(28))
	case "n1", "n0":
		return fmt.Sprint(t.IntN(4))
	case "hour":
		return fmt.Sprint(7+t.IntN(4)) + "pm"
	case "other_club":
		name = "club"
	case "other":
		name = "site"
	}
	return t.one(name)
}

// typed writes a message as people write in haste.
func (t *teller) typed(s string) string {
	switch n := t.IntN(20); {
	case n < 7:
		s = strings.ToLower(s)
	case n == 7:
		s = strings.ToUpper(s)
	case n < 10 && len(s) > 12:
		at := 3 + t.IntN(len(s)-6)
		s = s[:at] + s[at+1:at+2] + s[at:at+1] + s[at+2:]
	}
	return s
}

func byReceipt(a, b Told) int { return cmp.Compare(a.ReceivedAt, b.ReceivedAt) }

// finish sorts a stream and gives it ids.
func finish(all []Told, prefix string) []Told {
	slices.SortStableFunc(all, byReceipt)
	for i := range all {
		all[i].Format = record.FormatJSONL
		all[i].SentID = fmt.Sprintf("%s%05d", prefix, i+1)
		all[i].Truth.ID = all[i].SentID
	}
	return all
}

// Write writes the reports and their truth as lines, as replay reads them.
func Write(all []Told, reports, truth io.Writer) error {
	for _, t := range all {
		if err := writeReport(reports, t.Report); err != nil {
			return err
		}
		if err := writeLine(truth, t.Truth); err != nil {
			return err
		}
	}
	return nil
}
