package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"strings"
	"testing"
)

// checkInit refuses code that runs before main, because nobody called it.
func checkInit(_ testing.TB, t *tree) (found []string) {
	for _, f := range t.files {
		for _, decl := range f.file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				found = append(found, t.at(f, fn.Pos())+"func init runs before anybody called it")
			}
		}
	}
	return found
}

var (
	openTask  = regexp.MustCompile(`\b(TODO|FIXME)\b`)
	withIssue = regexp.MustCompile(`issue \d+`)
)

// checkOpenTasks refuses a promise of later work that no issue keeps, in the
// comments of Go code and anywhere in SQL, templates, styles and scripts.
func checkOpenTasks(tb testing.TB, t *tree) (found []string) {
	refuse := func(place, line string) {
		if openTask.MatchString(line) && !withIssue.MatchString(line) {
			found = append(found, place+`an open task names its issue ("issue 12") or is done now`)
		}
	}
	for _, f := range t.files {
		for _, group := range f.file.Comments {
			for _, c := range group.List {
				refuse(t.at(f, c.Pos()), c.Text)
			}
		}
	}
	for _, p := range t.paths {
		switch path.Ext(p) {
		case ".sql", ".html", ".tmpl", ".css", ".js":
		default:
			continue
		}
		if text, ok := t.read(tb, p); ok && !strings.HasSuffix(p, ".min.js") && !under(p, "testdata") {
			eachLine(p, text, refuse)
		}
	}
	return found
}

// workplace are words of the place where the house is built, which nobody who
// gets the code can follow. They are put together here so that this file is not
// a finding itself.
var workplace = regexp.MustCompile(strings.Join([]string{
	"farm-" + "bench", "farm-" + "studio", `(^|[^\w.])/wor` + `k/`, `\.lib` + `rary\b`, "(?i:sub" + "agent)",
}, "|"))

// checkWorkplace refuses them in every text file that git keeps.
func checkWorkplace(tb testing.TB, t *tree) (found []string) {
	for _, p := range t.kept() {
		if word := workplace.FindString(p); word != "" {
			found = append(found, fmt.Sprintf("%s: the path mentions the workplace (%q)", p, word))
		}
		if text, ok := t.read(tb, p); ok {
			eachLine(p, text, func(place, line string) {
				if word := workplace.FindString(line); word != "" {
					found = append(found, fmt.Sprintf("%smentions the workplace (%q)", place, strings.TrimSpace(word)))
				}
			})
		}
	}
	return found
}

func eachLine(rel, text string, visit func(place, line string)) {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		visit(fmt.Sprintf("%s:%d: ", rel, n), line)
	}
}
