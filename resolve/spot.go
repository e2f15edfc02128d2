package resolve

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
	"watchfloor/resolve/unheld"
)

// namePrefix begins the value of a mention of kind name.
const namePrefix = "name:"

// mostName bounds the words of a name that are kept with its mention, in bytes:
// the longest names of six words are shorter.
const mostName = 160

// NameValue is the value of a mention of a name: the name as it was written, its
// blanks made one. It is told apart from identifiers by its beginning, is kept as
// a content under the report's key, and nothing is grouped or searched by it.
func NameValue(written string) string {
	name := strings.Join(strings.Fields(written), " ")
	if len(name) > mostName {
		n := mostName
		for n > 0 && !utf8.RuneStart(name[n]) {
			n--
		}
		name = name[:n]
	}
	if name == "" {
		return ""
	}
	return namePrefix + name
}

// NameOf is the name in a value that NameValue wrote.
func NameOf(value string) (string, bool) { return strings.CutPrefix(value, namePrefix) }

// keepOut notes the names of those whom the report calls a witness, a victim or the
// reporter, and of children under 10: where its text says such a name, nobody is
// looked for and no mention is made.
func (in *reading) keepOut(at record.Time) {
	for _, p := range in.said.People {
		if p.Role.KeptOut() || p.AgeAt(at) == record.AgeUnder10 {
			in.keepOutName(p.Name)
		}
	}
}

func (in *reading) keepOutName(name string) {
	if words := names.Words(name); len(words) > 0 {
		in.kept = append(in.kept, words)
	}
}

// keptOut reports whether a name may be that of somebody who is kept out: all its
// words are, or two of them.
func (in *reading) keptOut(written string) bool {
	if len(in.kept) == 0 {
		return false
	}
	words := names.Words(written)
	return len(words) > 0 && slices.ContainsFunc(in.kept, func(kept []string) bool {
		n := 0
		for _, w := range words {
			if slices.Contains(kept, w) {
				n++
			}
		}
		return n >= min(2, len(words))
	})
}

// spot finds held names in running text. Those of the title have no place in
// the text. Only a name that every reader of the report may know to be held
// becomes a mention; others are links alone, which carry the holding's labels.
func (g *Recogniser) spot(in *reading, text *names.Text, placed bool) {
	mentions := map[place]int64{}
	for _, s := range g.Known.names().FindIn(text, lawful.House.Holds) {
		written := text.String()[s.Start:s.End]
		if in.keptOut(written) {
			continue
		}
		at := place{mention: -1}
		if placed {
			at.start, at.end = int64(s.Start), int64(s.End)
		}
		held := g.Known.of(s.Ref)
		if held.Labels.Within(in.entry.Labels) {
			span := place{start: int64(s.Start), end: int64(s.End)}
			n, ok := mentions[span]
			if !ok {
				n = in.add(record.Mention{Kind: record.MentionName, Start: at.start, End: at.end}, NameValue(written))
				mentions[span] = n
			}
			at.mention = n
		}
		in.propose(held, at, s.P, s.Why)
	}
}

// unheld adds the likely names that no mention covers yet. What is held under
// labels that the report does not have covers nothing: nobody can tell from the
// mentions of a report what such a holding is called.
func (in *reading) unheld() {
	covered := slices.Clone(in.mentions)
	for _, n := range unheld.FindIn(&in.words) {
		m := record.Mention{Kind: record.MentionName, Start: int64(n.Start), End: int64(n.End)}
		meets := slices.ContainsFunc(covered, func(o record.Mention) bool { return o.Start < m.End && m.Start < o.End })
		if written := in.text[n.Start:n.End]; !meets && !in.keptOut(written) {
			in.add(m, NameValue(written))
		}
	}
	for _, n := range unheld.FindIn(&in.title) {
		value := NameValue(in.said.Title[n.Start:n.End])
		if !slices.Contains(in.values, value) && !in.keptOut(in.said.Title[n.Start:n.End]) {
			in.add(record.Mention{Kind: record.MentionName}, value)
		}
	}
}

// people adds those whom the report names apart from its text. A person whom it
// calls a witness, a victim or the reporter, or under 10, is not looked for among
// holdings. They stand last among the mentions, in the sender's order: pages count
// on it.
// Each group of readers has its own likeliest holdings, or a restricted one
// would push an open one out.
func (g *Recogniser) people(in *reading, at record.Time) {
	for i, p := range in.said.People {
		age := p.AgeAt(at)
		m := record.Mention{Kind: record.MentionName, Role: p.Role, Age: age}
		if p.Role.KeptOut() || age == record.AgeUnder10 {
			in.add(m, "") // no index of names ever learns theirs
			continue
		}
		n := in.add(m, NameValue(p.Name))
		years, _ := strconv.Atoi(p.Age)
		q := names.Query{Name: p.Name, Type: names.Person, DOB: p.DOB, Age: years, At: at, Limit: peopleLimit, Beside: in.beside(i, at)}
		if in.said.Place != nil {
			q.Places = []string{in.said.Place.Name}
		}
		for _, q.Readable = range g.Known.readers(in.entry.Labels) {
			found := g.Known.names().Match(q)
			for _, c := range found {
				in.propose(g.Known.of(c.Ref), place{mention: n}, c.P, c.Why)
			}
		}
	}
}

// beside are the names of the others whom the report names apart from its text,
// as far as they may stand in a match.
func (in *reading) beside(of int, at record.Time) (out []string) {
	for i, p := range in.said.People {
		if i != of && !p.Role.KeptOut() && p.AgeAt(at) != record.AgeUnder10 && len(out) < mostBeside {
			out = append(out, p.Name)
		}
	}
	return out
}

const (
	peopleLimit = 5
	// leastP is the probability below which a link is not worth a person's look.
	leastP = record.One / 4
	// mostLinks bounds how many holdings one report is linked to: a report that
	// is itself a list would else bury everything.
	mostLinks = 40
)
