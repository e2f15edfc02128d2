package city

import (
	"bufio"
	"bytes"
	"embed"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"watchfloor/record"
)

// data are the words of the city. Every file begins with what it is.
//
//go:embed data
var data embed.FS

// grammar says how texts are made: each name stands for one of its lines, and
// a line may name others in braces.
//
//	{street}     one line of [street], chosen anew each time
//	{street#1}   the same each time within one report
//	{^street}    with a capital first letter
//	{2-9}        a number
//	{phone}      and the other words that are made: see made and dated
type grammar map[string][]string

// grammarOf reads the sections of some files.
func grammarOf(files ...string) grammar {
	g := grammar{}
	for _, file := range files {
		name := ""
		for _, line := range linesOf(file) {
			if inner, ok := strings.CutPrefix(line, "["); ok && strings.HasSuffix(inner, "]") {
				name = strings.TrimSuffix(inner, "]")
				continue
			}
			g[name] = append(g[name], line)
		}
	}
	return g
}

// linesOf returns the lines of a file that are neither blank nor comments.
func linesOf(file string) []string {
	var lines []string
	for s := bufio.NewScanner(bytes.NewReader(contentOf(file))); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func contentOf(file string) []byte {
	b, err := data.ReadFile("data/" + file)
	if err != nil {
		panic("city: built without its data: " + err.Error())
	}
	return b
}

// text makes texts.
type text struct {
	*rand.Rand
	words  grammar
	supply *supply
	end    record.Time       // the moment from which weekdays of matters count
	kept   map[string]string // what stands for a name with a number, in this report
}

// say makes a text from a line.
func (t *text) say(line string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "{")
		b.WriteString(before)
		if !ok {
			return strings.ReplaceAll(b.String(), `\n`, "\n")
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(t.slot(name))
		line = after
	}
}

// slot returns what stands for a name in braces.
func (t *text) slot(name string) string {
	if bare, ok := strings.CutPrefix(name, "^"); ok {
		return capital(t.slot(bare))
	}
	bare, _, kept := strings.Cut(name, "#")
	if s, ok := t.kept[name]; ok {
		return s
	}
	s := t.fresh(bare)
	if kept {
		t.kept[name] = s
	}
	return s
}

func (t *text) fresh(name string) string {
	if s, ok := t.made(name); ok {
		return s
	}
	if low, high, ok := strings.Cut(name, "-"); ok {
		from, err := strconv.Atoi(low)
		to, err2 := strconv.Atoi(high)
		if err == nil && err2 == nil {
			return strconv.Itoa(from + t.IntN(to-from+1))
		}
	}
	lines := t.words[name]
	if len(lines) == 0 {
		panic("city: no words for {" + name + "}")
	}
	return t.say(lines[t.IntN(len(lines))])
}

// dated returns days that count from the end: {weekday+2}, {date-1}.
func (t *text) dated(name string) (string, bool) {
	for word, layout := range map[string]string{"weekday": "Monday", "date": "2 January"} {
		if count, ok := strings.CutPrefix(name, word); ok && count != "" {
			n, err := strconv.Atoi(count)
			return (t.end + record.Time(n)*record.Day).Go().Format(layout), err == nil
		}
	}
	return "", false
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
