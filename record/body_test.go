package record_test

import (
	"fmt"
	"reflect"
	"testing"

	"watchfloor/record"
)

// TestBodiesHoldNoFreeText walks the type of every body: ids, codes, numbers,
// truth values, times and lists of these; nothing that could hold a word.
func TestBodiesHoldNoFreeText(t *testing.T) {
	for _, k := range record.Kinds() {
		for _, found := range freeText(reflect.TypeOf(record.NewBody(k)).Elem(), k.String()) {
			t.Error(found)
		}
	}
}

// TestTheWalkFindsEveryPlaceForFreeText breaks the rule in each way there is.
func TestTheWalkFindsEveryPlaceForFreeText(t *testing.T) {
	type inner struct{ Deep []struct{ S string } }
	for _, v := range []any{
		struct{ S string }{}, struct{ B []byte }{}, struct{ M map[int64]int64 }{}, struct{ A any }{}, struct{ P *int64 }{},
		struct{ F float64 }{}, struct{ N [20]byte }{}, struct{ I inner }{}, struct{ R []rune }{}, struct{ F func() }{}, struct{ hidden int64 }{},
	} {
		if got := freeText(reflect.TypeOf(v), "x"); len(got) != 1 {
			t.Errorf("%T: %d findings %q, want 1", v, len(got), got)
		}
	}
}

func freeText(t reflect.Type, path string) (found []string) {
	switch {
	case t == idType, t.Kind() == reflect.Bool, t.Kind() == reflect.Int64, t == reflect.TypeFor[record.Labels](), t.Kind() == reflect.Uint8,
		t == reflect.TypeFor[record.Handling](), t == reflect.TypeFor[record.Hash]():
		return nil
	case t.Kind() == reflect.Slice && (t.Elem().Kind() != reflect.Uint8 || t.Elem().Implements(wordType)):
		return freeText(t.Elem(), path+"[]")
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				found = append(found, fmt.Sprintf("%s.%s is not written at all", path, f.Name))
				continue
			}
			found = append(found, freeText(f.Type, path+"."+f.Name)...)
		}
		return found
	}
	return []string{fmt.Sprintf("%s: a %s could hold free words; make it a content", path, t)}
}
