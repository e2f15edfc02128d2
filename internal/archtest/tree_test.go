package archtest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// module is the import path that go.mod gives the house.
const module = "watchfloor"

// tree is one source tree as the checks see it.
type tree struct {
	root  string
	fset  *token.FileSet
	dirs  []string // slash paths below root, without hidden folders
	paths []string // slash paths of all files, hidden folders such as .ci included
	files []goFile // Go files that the go command would look at, in path order
}

// goFile is one parsed Go file.
type goFile struct {
	path string // slash path below the root
	file *ast.File
}

// load walks root and parses its Go files. What cannot be parsed is an error:
// a check never passes because it saw nothing.
func load(root string) (*tree, error) {
	t := &tree{root: root, fset: token.NewFileSet()}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == root {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		return t.add(filepath.ToSlash(rel), d)
	})
	return t, err
}

func (t *tree) add(rel string, d fs.DirEntry) error {
	if d.IsDir() {
		switch path.Base(rel) {
		case ".git", "node_modules", "watchfloor-data":
			return fs.SkipDir
		}
		if !hidden(rel) {
			t.dirs = append(t.dirs, rel)
		}
		return nil
	}
	t.paths = append(t.paths, rel)
	if path.Ext(rel) != ".go" || hidden(rel) || under(rel, "testdata") {
		return nil
	}
	file, err := parser.ParseFile(t.fset, filepath.Join(t.root, rel), nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("parse: %w", err)
	}
	t.files = append(t.files, goFile{path: rel, file: file})
	return nil
}

// hidden reports whether the go command ignores rel for its dot or underscore.
func hidden(rel string) bool {
	for part := range strings.SplitSeq(rel, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") {
			return true
		}
	}
	return false
}

// under reports whether one of rel's folders is called dir.
func under(rel, dir string) bool {
	return strings.Contains("/"+path.Dir(rel)+"/", "/"+dir+"/")
}

// top is the first folder of a slash path, or "" for a file in the root.
func top(rel string) string {
	first, _, below := strings.Cut(rel, "/")
	if !below {
		return ""
	}
	return first
}

// isTest reports whether f is test code: a test file, or a package made for
// tests, which says so in its name (storetest).
func (f goFile) isTest() bool {
	return strings.HasSuffix(f.path, "_test.go") || strings.HasSuffix(path.Base(path.Dir(f.path)), "test")
}

// at begins a finding with the place of pos.
func (t *tree) at(f goFile, pos token.Pos) string {
	return fmt.Sprintf("%s:%d: ", f.path, t.fset.Position(pos).Line)
}

// read returns the text of a file, or "" and false when it is not text (or, when
// somebody is at work in the tree, no longer there).
func (t *tree) read(tb testing.TB, rel string) (string, bool) {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join(t.root, filepath.FromSlash(rel)))
	if errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	if err != nil {
		tb.Fatal(err)
	}
	text := string(b)
	return text, !strings.Contains(text, "\x00")
}

// kept lists the files that git keeps or would keep. Without git, as in a
// downloaded archive, that is every file.
func (t *tree) kept() []string {
	if _, err := os.Stat(filepath.Join(t.root, ".git")); err != nil {
		return t.paths
	}
	cmd := exec.Command("git", "-c", "core.quotePath=false", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = t.root
	out, err := cmd.Output()
	if err != nil {
		return t.paths
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
}
