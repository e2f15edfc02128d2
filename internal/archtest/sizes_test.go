package archtest

import (
	"fmt"
	"go/ast"
	"path"
	"strings"
	"testing"
)

const (
	maxFileLines = 600
	maxFuncLines = 100
	maxParams    = 5
)

// checkSizes refuses what one reader cannot hold in view. Tests are exempt, and
// files of tables (tables_*.go, *_tables.go) may be as long as their table.
func checkSizes(_ testing.TB, t *tree) (found []string) {
	for _, f := range t.files {
		if strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		if n := t.fset.File(f.file.FileStart).LineCount(); n > maxFileLines && !isTable(f.path) {
			found = append(found, fmt.Sprintf("%s: %d lines, at most %d", f.path, n, maxFileLines))
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				lines := t.fset.Position(n.End()).Line - t.fset.Position(n.Pos()).Line + 1
				if lines > maxFuncLines {
					found = append(found, fmt.Sprintf("%sfunc %s has %d lines, at most %d", t.at(f, n.Pos()), n.Name.Name, lines, maxFuncLines))
				}
			case *ast.FuncType:
				if params := n.Params.NumFields(); params > maxParams {
					found = append(found, fmt.Sprintf("%s%d parameters, at most %d", t.at(f, n.Pos()), params, maxParams))
				}
			}
			return true
		})
	}
	return found
}

func isTable(rel string) bool {
	base := path.Base(rel)
	return strings.HasPrefix(base, "tables_") || strings.HasSuffix(base, "_tables.go")
}
