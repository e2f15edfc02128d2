package archtest

import (
	"fmt"
	"go/ast"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// rules is how many rules docs/rules.md has.
const rules = 25

var (
	ruleRow   = regexp.MustCompile(`^\| R(\d+) \|`)
	testWord  = regexp.MustCompile(`\bTest[A-Z]\w*`)
	namesRule = regexp.MustCompile(`R\d+[A-Z]|R\d+$`)
)

// checkRules holds docs/rules.md and the tests together: every rule has a row,
// every test that a row names is there, and every test that names a rule is named.
func checkRules(tb testing.TB, t *tree) (found []string) {
	const page = "docs/rules.md"
	text, ok := t.read(tb, page)
	if !ok {
		return []string{page + " is not there: it lists each rule and the tests that hold it"}
	}
	rows, named := map[int]bool{}, map[string]bool{}
	eachLine(page, text, func(_, line string) {
		if m := ruleRow.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[1]) // digits
			rows[n] = true
			for _, name := range testWord.FindAllString(line, -1) {
				named[name] = true
			}
		}
	})
	for n := 1; n <= rules; n++ {
		if !rows[n] {
			found = append(found, fmt.Sprintf("%s: no row for R%d", page, n))
		}
	}
	there := map[string]bool{}
	for _, f := range t.files {
		for _, d := range f.file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !f.isTest() || fn.Recv != nil || !strings.HasPrefix(fn.Name.Name, "Test") {
				continue
			}
			there[fn.Name.Name] = true
			if name := fn.Name.Name; namesRule.MatchString(name) && !named[name] {
				found = append(found, fmt.Sprintf("%s%s names a rule, and %s does not name it", t.at(f, fn.Pos()), name, page))
			}
		}
	}
	for name := range named {
		if !there[name] {
			found = append(found, fmt.Sprintf("%s: there is no test %s", page, name))
		}
	}
	return found
}

func TestEveryRuleNamesTheTestsThatHoldIt(t *testing.T) { holds(t, checkRules) }
