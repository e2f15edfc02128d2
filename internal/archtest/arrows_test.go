package archtest

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the top-level folders in the order in which a report passes them.
// A room may import itself and the rooms before it, nothing else of ours.
var rooms = []string{
	"record", "lawful", "holdings", "intake", "resolve", "rank", "desk", "refer", "picture", "hindsight",
}

// arrows says what the folders around the rooms may import besides themselves.
// store and web know every room and never each other; cmd joins them. internal
// is plumbing for tests: it knows nothing of ours, and only test code knows it.
var arrows = map[string][]string{
	"store":    rooms,
	"web":      rooms,
	"cmd":      append([]string{"store", "web"}, rooms...),
	"internal": nil,
}

// bare are the top-level folders without Go packages.
var bare = []string{"docs", "testdata"}

func mayImport(from, to string, test bool) bool {
	switch {
	case from == to:
		return true
	case to == "internal":
		return test
	case slices.Contains(rooms, from):
		return slices.Contains(rooms[:slices.Index(rooms, from)], to)
	default:
		return slices.Contains(arrows[from], to)
	}
}

// checkArrows refuses imports against the table and folders it does not know.
func checkArrows(_ testing.TB, t *tree) (found []string) {
	known := func(dir string) bool {
		_, around := arrows[dir]
		return around || slices.Contains(rooms, dir)
	}
	for _, dir := range t.dirs {
		if !strings.Contains(dir, "/") && !known(dir) && !slices.Contains(bare, dir) {
			found = append(found, fmt.Sprintf("%s: no rule for this top-level folder in the table of arrows", dir))
		}
	}
	for _, f := range t.files {
		from := top(f.path)
		if !known(from) {
			found = append(found, fmt.Sprintf("%s: Go code outside the rooms", f.path))
			continue
		}
		for _, imp := range f.file.Imports {
			to, ours := ourFolder(imp.Path.Value)
			if ours && !mayImport(from, to, f.isTest()) {
				found = append(found, fmt.Sprintf("%s%s may not import %s", t.at(f, imp.Pos()), from, imp.Path.Value))
			}
		}
	}
	return found
}

// ourFolder returns the top-level folder that a quoted import path leads to.
func ourFolder(quoted string) (dir string, ours bool) {
	p, err := strconv.Unquote(quoted)
	if err != nil {
		return "", false
	}
	if p == module {
		return "", true
	}
	rest, ours := strings.CutPrefix(p, module+"/")
	return strings.Split(path.Clean(rest), "/")[0], ours
}
