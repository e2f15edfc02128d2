package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checkPackageComments wants one package comment in each package: a sentence
// that begins with the package's name and says what it is for.
func checkPackageComments(_ testing.TB, t *tree) (found []string) {
	told := map[string][]goFile{}
	var dirs []string
	for _, f := range t.files {
		if strings.HasSuffix(f.path, "_test.go") || onlyByHand(f.file) {
			continue
		}
		dir := path.Dir(f.path)
		if _, seen := told[dir]; !seen {
			dirs, told[dir] = append(dirs, dir), nil
		}
		if strings.TrimSpace(f.file.Doc.Text()) == "" {
			continue
		}
		told[dir] = append(told[dir], f)
		if want := opening(dir, f.file.Name.Name); !tellsWhatFor(f.file.Doc.Text(), want) {
			found = append(found, fmt.Sprintf("%sthe package comment is no sentence of the form %q", t.at(f, f.file.Doc.Pos()), want+" … ."))
		}
	}
	for _, dir := range dirs {
		if n := len(told[dir]); n != 1 {
			found = append(found, fmt.Sprintf("%s: %d files carry the package comment, want exactly one", dir, n))
		}
	}
	return found
}

func opening(dir, name string) string {
	if name == "main" {
		return "Command " + path.Base(dir)
	}
	return "Package " + name
}

// tellsWhatFor reports whether text begins with the opening and goes on for at
// least three more words to a full stop.
func tellsWhatFor(text, opening string) bool {
	return regexp.MustCompile(`^` + regexp.QuoteMeta(opening) + `(\s+\S+){3,}?[.:](\s|$)`).MatchString(text)
}

// onlyByHand reports whether f is a generator that only "go run" compiles.
func onlyByHand(f *ast.File) bool {
	return slices.ContainsFunc(f.Comments, func(c *ast.CommentGroup) bool {
		return slices.ContainsFunc(c.List, func(l *ast.Comment) bool { return l.Text == "//go:build ignore" })
	})
}

// vague are names for a folder or package that say nothing about what it gives.
var vague = []string{
	"common", "handlers", "helper", "helpers", "manager", "managers", "models", "service", "services", "util", "utils",
}

var vagueType = regexp.MustCompile(`(Manager|Service|Factory|Impl|Helper)$`)

// checkNames refuses folders, packages and types whose name could hold anything.
func checkNames(_ testing.TB, t *tree) (found []string) {
	for _, dir := range t.dirs {
		if slices.Contains(vague, strings.ToLower(path.Base(dir))) && !under(dir, "testdata") {
			found = append(found, dir+": name the folder by what it provides")
		}
	}
	for _, f := range t.files {
		if slices.Contains(vague, strings.TrimSuffix(f.file.Name.Name, "_test")) {
			found = append(found, fmt.Sprintf("%spackage %s: name it by what it provides", t.at(f, f.file.Name.Pos()), f.file.Name.Name))
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && vagueType.MatchString(spec.Name.Name) {
				found = append(found, fmt.Sprintf("%stype %s: name it by what it is", t.at(f, spec.Pos()), spec.Name.Name))
			}
			return true
		})
	}
	return found
}
