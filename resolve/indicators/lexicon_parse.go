package indicators

import (
	"fmt"
	"slices"
	"strings"
)

// classesNeeded are the word classes that the engine itself asks for.
var classesNeeded = []string{"deny", "deny-nothing", "turn", "person", "little", "back", "fiction", "future", "reported", "object", "past"}

// parseLexicon reads the lines of a lexicon:
//
//	version 1
//	class NAME = word word …
//	CODE CODE … | severity or - | pattern | source
//	guard | - | pattern | source
//	event | - | pattern | source
//	frame | - | pattern | source
//	setting | - | pattern | source
//
// In a pattern "a/b" is either word, "@name" a class, "word?" may be missing,
// ".." up to three words, "*" one word that carries meaning, "!a/b" neither next.
func parseLexicon(text string) (*lexicon, error) {
	l := &lexicon{words: make(map[string]vocable), classes: make(map[string]bits)}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := l.parseLine(line, i+1); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	for _, name := range classesNeeded {
		if l.classes[name] == nil {
			return nil, fmt.Errorf("class %s is missing", name)
		}
	}
	l.little, l.back, l.turn = l.classes["little"], l.classes["back"], l.classes["turn"]
	l.deny, l.nothing, l.person = l.classes["deny"], l.classes["deny-nothing"], l.classes["person"]
	l.and, l.or = l.words["and"].id, l.words["or"].id
	l.index()
	l.addTimes()
	return l, nil
}

func (l *lexicon) parseLine(line string, n int) error {
	if v, ok := strings.CutPrefix(line, "version "); ok {
		_, err := fmt.Sscanf(v, "%d", &l.version)
		return err
	}
	if class, ok := strings.CutPrefix(line, "class "); ok {
		name, words, ok := strings.Cut(class, " = ")
		if !ok {
			return fmt.Errorf("want class NAME = words")
		}
		set := slices.Clone(l.classes[name])
		for _, w := range strings.Fields(words) {
			if err := l.include(&set, w); err != nil {
				return err
			}
		}
		l.classes[name] = set
		return nil
	}
	return l.parseRule(line, n)
}

func (l *lexicon) parseRule(line string, n int) error {
	parts := strings.Split(line, " | ")
	if len(parts) != 4 || strings.TrimSpace(parts[3]) == "" {
		return fmt.Errorf("want codes | severity | pattern | source")
	}
	r := rule{line: n, wording: strings.TrimSpace(parts[2]), source: strings.TrimSpace(parts[3])}
	if err := r.parseCodes(parts[0]); err != nil {
		return err
	}
	if s := strings.TrimSpace(parts[1]); s != "-" {
		got, err := ParseSeverity(s)
		if err != nil {
			return err
		}
		r.severity = got
	}
	for _, word := range strings.Fields(parts[2]) {
		e, err := l.parseElement(word)
		if err != nil {
			return err
		}
		r.pattern = append(r.pattern, e)
	}
	if len(r.pattern) == 0 || r.pattern[0].kind != oneOf || r.pattern[0].optional {
		return fmt.Errorf("a pattern begins with a word that must be there")
	}
	if last := r.pattern[len(r.pattern)-1]; last.kind == gap {
		return fmt.Errorf("a pattern does not end with a gap")
	}
	l.rules = append(l.rules, r)
	return nil
}

func (r *rule) parseCodes(s string) error {
	switch s = strings.TrimSpace(s); s {
	case "guard":
		r.kind = guard
		return nil
	case "event":
		r.kind = event
		return nil
	case "frame":
		r.kind = frame
		return nil
	case "setting":
		r.kind = setting
		return nil
	}
	for _, w := range strings.Fields(s) {
		c, err := ParseCode(w)
		if err != nil {
			return err
		}
		r.codes = append(r.codes, c)
	}
	return nil
}

func (l *lexicon) parseElement(s string) (element, error) {
	switch s {
	case "..":
		return element{kind: gap}, nil
	case "*":
		return element{kind: any1}, nil
	}
	var e element
	if rest, ok := strings.CutPrefix(s, "!"); ok {
		e.kind, s = except, rest
	}
	if rest, ok := strings.CutSuffix(s, "?"); ok {
		e.optional, s = true, rest
	}
	for _, w := range strings.Split(s, "/") {
		if err := l.include(&e.set, w); err != nil {
			return e, err
		}
	}
	return e, nil
}

// include adds a word, or the words of a class, to a set.
func (l *lexicon) include(set *bits, w string) error {
	if name, ok := strings.CutPrefix(w, "@"); ok {
		class, ok := l.classes[name]
		if !ok {
			return fmt.Errorf("no class %s before this line", name)
		}
		for i, b := range class {
			for int(i) >= len(*set) {
				*set = append(*set, 0)
			}
			(*set)[i] |= b
		}
		return nil
	}
	if w == "" || len(w) > longestWord || strings.ToLower(w) != w {
		return fmt.Errorf("%q is not a word", w)
	}
	v, ok := l.words[w]
	if !ok {
		v.id = wordID(len(l.words) + 1)
		l.words[w] = v
	}
	set.add(v.id)
	return nil
}
