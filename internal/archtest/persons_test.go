package archtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// judged matches names under which a computed number about a person would live.
// The house orders reports, never people: no such thing exists in it.
var judged = regexp.MustCompile(`(?i)(person|suspect|individual|reporter|caller).*(score|risk|rating|likelihood|suspicion|dangerous|threat_?level)` +
	`|subject.*(score|risk|rating|suspicion)|risk_?score|(score|risk|suspicion|dangerousness)_?of_?(the_?)?(person|subject|suspect|individual|people)`)

// heading matches a text in the code that may head a column of an export, or be a field of one.
var heading = regexp.MustCompile(`^[A-Za-z][A-Za-z_ -]{2,40}$`)

// checkPersons refuses such names for types, functions, constants, struct fields and their
// tags, headings of what is exported, SQL columns and what templates show. A field counts together with its type, a column with
// its table: Person.Rating is as bad as PersonRating.
func checkPersons(tb testing.TB, t *tree) (found []string) {
	refuse := func(place, name string) {
		if judged.MatchString(name) {
			found = append(found, fmt.Sprintf("%s%s would be a computed number about a person", place, name))
		}
	}
	for _, f := range t.files {
		for _, decl := range f.file.Decls {
			t.fieldsOf(f, decl, refuse)
			t.declared(f, decl, refuse)
		}
		if !f.isTest() {
			t.headings(f, refuse)
		}
	}
	for _, p := range t.paths {
		visit := templateNames
		if path.Dir(p) == "store/sql" && path.Ext(p) == ".sql" {
			visit = columns
		} else if !strings.HasPrefix(p, "web/templates/") {
			continue
		}
		if text, ok := t.read(tb, p); ok {
			visit(text, func(name string) { refuse(p+": ", name) })
		}
	}
	return found
}

// declared visits the names of types that are no structs, functions, constants and variables.
func (t *tree) declared(f goFile, decl ast.Decl, visit func(place, name string)) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if !f.isTest() {
			visit(t.at(f, d.Pos()), d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				visit(t.at(f, s.Pos()), s.Name.Name)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					visit(t.at(f, name.Pos()), name.Name)
				}
			}
		}
	}
}

// headings visits the short texts of the code, as they head columns of a CSV file.
func (t *tree) headings(f goFile, visit func(place, name string)) {
	ast.Inspect(f.file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil && heading.MatchString(text) {
				visit(t.at(f, lit.Pos()), strings.ReplaceAll(text, " ", "_"))
			}
		}
		return true
	})
}

// fieldsOf visits the fields of every struct below decl as Type.Field and, for
// structs within structs and functions, with every name on the way.
func (t *tree) fieldsOf(f goFile, decl ast.Decl, visit func(place, name string)) {
	var walk func(n ast.Node, within string)
	walk = func(n ast.Node, within string) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				walk(n.Type, n.Name.Name)
				return false
			case *ast.StructType:
				for _, field := range n.Fields.List {
					for _, name := range field.Names {
						visit(t.at(f, name.Pos()), within+"."+name.Name)
						walk(field.Type, within+"."+name.Name)
					}
					if field.Tag != nil {
						visit(t.at(f, field.Tag.Pos()), field.Tag.Value)
					}
				}
				return false
			}
			return true
		})
	}
	walk(decl, "")
}

var (
	sqlComment = regexp.MustCompile(`(?s)--[^\n]*|/\*.*?\*/`)
	sqlTable   = regexp.MustCompile(`(?i)\b(?:create\s+(?:\w+\s+)?(?:table|view)|alter\s+table)\s+(?:if\s+(?:not\s+)?exists\s+)?"?(\w+)`)
	sqlWord    = regexp.MustCompile(`\w+`)
)

// columns visits every word of a statement that makes or alters a table as
// table.word, and every word of other statements alone.
func columns(text string, visit func(name string)) {
	for stmt := range strings.SplitSeq(sqlComment.ReplaceAllString(text, " "), ";") {
		within := ""
		if m := sqlTable.FindStringSubmatch(stmt); m != nil {
			within = m[1] + "."
		}
		for _, word := range sqlWord.FindAllString(stmt, -1) {
			visit(within + word)
		}
	}
}

var templateName = regexp.MustCompile(`[\w][\w.\-]*`)

// templateNames visits the names of a template: chains of fields, ids, classes.
func templateNames(text string, visit func(name string)) {
	for _, name := range templateName.FindAllString(text, -1) {
		visit(name)
	}
}
