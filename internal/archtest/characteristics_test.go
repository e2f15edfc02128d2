package archtest

import (
	"path"
	"regexp"
	"strings"
	"testing"
)

// characteristic matches names under which it would be kept who somebody is.
var characteristic = regexp.MustCompile(`(?i)(^|[._"])(religion|faith|ethnicity|ethnic_?group|nationality|nationalities|gender|sex|sexual_?orientation|race|political_?opinion)([._"]|$)`)

// ofLists are the folders that read lists of others as they are: what stands there of
// somebody's nation or sex stays words of the list.
const ofLists = "holdings/"

// checkCharacteristics refuses fields and columns for the faith, people, nation, sex or
// opinion of somebody, wherever reports are read, ordered, decided about or counted: what is not
// kept cannot be read by triage, not even by mistake.
func checkCharacteristics(tb testing.TB, t *tree) (found []string) {
	refuse := func(place, name string) {
		if characteristic.MatchString(name) {
			found = append(found, place+name+" would keep who somebody is")
		}
	}
	for _, f := range t.files {
		if f.isTest() || strings.HasPrefix(f.path, ofLists) {
			continue
		}
		for _, decl := range f.file.Decls {
			t.fieldsOf(f, decl, refuse)
		}
	}
	for _, p := range t.paths {
		if path.Dir(p) == "store/sql" && path.Ext(p) == ".sql" {
			if text, ok := t.read(tb, p); ok {
				columns(text, func(name string) { refuse(p+": ", name) })
			}
		}
	}
	return found
}
