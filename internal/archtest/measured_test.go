package archtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"strings"
	"testing"
)

var (
	// reckoned are the parts of SQL that count, add up or order into ranks.
	reckoned = regexp.MustCompile(`(?i)\b(count|sum|avg|rank|row_number|dense_rank)\s*\(`)
	// grouped begins groups with who did something.
	grouped = regexp.MustCompile(`(?i)\bgroup\s+by\s+(\w+\.)?(actor|claimed_by|asker|answerer)\b`)
	// actors are the columns that say who did something.
	actors = regexp.MustCompile(`(?i)\b(actor|claimed_by|asker|answerer)\b`)
	// actedTable is the table of entries by who caused them.
	actedTable = regexp.MustCompile(`(?i)\b(from|join|into|update)\s+acted\b`)
)

// trailFiles may look for entries by who caused them: the fold that notes it, and the
// one query of a trail.
var trailFiles = map[string]bool{"store/fold_oversight.go": true, "store/ask_trail.go": true}

// checkMeasured refuses queries by which work could be counted or ordered by who
// did it, and any use of the table of a trail but the trail's own.
func checkMeasured(_ testing.TB, t *tree) (found []string) {
	for _, f := range t.files {
		if f.isTest() {
			continue
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING || !strings.Contains(strings.ToUpper(lit.Value), "SELECT") && !actedTable.MatchString(lit.Value) {
				return true
			}
			if reckoned.MatchString(lit.Value) && actors.MatchString(lit.Value) || grouped.MatchString(lit.Value) {
				found = append(found, fmt.Sprintf("%sthis query counts or orders by who did something: nobody is measured", t.at(f, lit.Pos())))
			}
			if actedTable.MatchString(lit.Value) && !trailFiles[f.path] {
				found = append(found, fmt.Sprintf("%swhat one person did is read in store/ask_trail.go alone", t.at(f, lit.Pos())))
			}
			return true
		})
	}
	return found
}
