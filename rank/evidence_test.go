package rank

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// leaves lists every value that a type can hold, by path and type.
func leaves(path string, t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Struct:
		var all []string
		for f := range t.Fields() {
			all = append(all, leaves(path+"."+f.Name, f.Type)...)
		}
		return all
	case reflect.Slice:
		return leaves(path, t.Elem())
	}
	return []string{path + " " + t.String()}
}

// The list is written out so that nobody widens the evidence without meaning to.
func TestEvidenceHasNoPlaceForANameOrAText(t *testing.T) {
	want := []string{
		".Reports.Origin record.ID",
		".Reports.Grade.Scheme record.Scheme", ".Reports.Grade.Source uint8", ".Reports.Grade.Information uint8",
		".Reports.Indicators rank.Indicators",
		".Reports.Deadline.From record.Time", ".Reports.Deadline.Until record.Time", ".Reports.Channel record.Channel",
		".Reports.Dated record.Time", ".Reports.Received record.Time",
		".Severity rank.Severity", ".Stage rank.Stage", ".Outcome rank.Outcome", ".Agree int64",
	}
	if diff := cmp.Diff(want, leaves("", reflect.TypeFor[Evidence]())); diff != "" {
		t.Errorf("what may decide the order changed (-want +got):\n%s", diff)
	}
}

func TestWhatIsStoredHoldsOnlyIDsCodesNumbersAndTimes(t *testing.T) {
	allowed := []reflect.Kind{reflect.Uint8, reflect.Int64}
	var walk func(path string, typ reflect.Type)
	walk = func(path string, typ reflect.Type) {
		switch {
		case typ.Kind() == reflect.Struct:
			for f := range typ.Fields() {
				walk(path+"."+f.Name, f.Type)
			}
		case typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array:
			walk(path, typ.Elem())
		case !slices.Contains(allowed, typ.Kind()):
			t.Errorf("%s is a %s", path, typ)
		}
	}
	walk("Weight", reflect.TypeFor[Weight]())
	walk("Rules", reflect.TypeFor[Rules]())
}

func TestAWeightIsReadBackFromItsEntry(t *testing.T) {
	e := one(b2, Materials)
	e.Reports[0].Deadline.Until = start + 1
	w := scaleOf(t).Weigh(e, start)
	if diff := cmp.Diff(w, FromBody(w.Body(idOf(7)), w.First)); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}
