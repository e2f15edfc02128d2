package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// impure are the packages, with all below them, that no room imports: they reach
// the disk, the network, other programs or a log. What a room decides follows
// from its arguments alone, or as-of would not answer twice alike.
var impure = []string{
	"database/sql", "io/ioutil", "log", "net/http", "net/rpc", "net/smtp", "os", "plugin", "syscall",
	"github.com/chromedp", "github.com/jackc/pgx", "modernc.org/sqlite",
}

// clocks are the functions of package time that read or wait for the wall clock.
var clocks = []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"}

// checkPurity refuses input, output and wall clocks in the rooms, test code aside.
func checkPurity(_ testing.TB, t *tree) (found []string) {
	for _, f := range t.files {
		if !slices.Contains(rooms, top(f.path)) || f.isTest() {
			continue
		}
		clock := ""
		for _, imp := range f.file.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil || reachesOut(p) {
				found = append(found, fmt.Sprintf("%sa room may not import %q: pass the value in", t.at(f, imp.Pos()), p))
			}
			if p == "time" {
				clock = importName(imp)
			}
		}
		if clock == "." {
			found = append(found, f.path+": a dot import of time hides the clock")
		}
		found = append(found, t.clockReads(f, clock)...)
	}
	return found
}

func reachesOut(p string) bool {
	return p == "net" || slices.ContainsFunc(impure, func(bad string) bool {
		return p == bad || strings.HasPrefix(p, bad+"/")
	})
}

func importName(imp *ast.ImportSpec) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return path.Base(strings.Trim(imp.Path.Value, `"`))
}

// clockReads finds each mention of a clock function, called or passed on.
func (t *tree) clockReads(f goFile, clock string) (found []string) {
	ast.Inspect(f.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && clock != "" && x.Name == clock && slices.Contains(clocks, sel.Sel.Name) {
			found = append(found, fmt.Sprintf("%sa room may not use time.%s: now is an argument", t.at(f, sel.Pos()), sel.Sel.Name))
		}
		return true
	})
	return found
}
