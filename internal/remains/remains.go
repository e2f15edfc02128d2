// Package remains finds what is left of a word in memory, for tests of
// forgetting: it walks everything that a value reaches, also what lies behind the
// length of a list, where a forgotten word may still stand.
package remains

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
)

// leastPacked is the least length of a word that is looked for in numbers: a
// shorter one is in some number by chance.
const leastPacked = 5

// Of returns where in v the word is found, in any case: in texts, in bytes, and in
// numbers that hold its first letters. Pools are left out: what they hold can only
// be taken, not looked at.
func Of(v any, word string) []string {
	w := walk{word: strings.ToLower(word), seen: map[seen]bool{}}
	w.value(reflect.ValueOf(v), "it")
	return w.found
}

type seen struct {
	at uintptr
	of reflect.Type
	n  int
}

type walk struct {
	word  string
	seen  map[seen]bool
	found []string
}

func (w *walk) been(at uintptr, of reflect.Type, n int) bool {
	k := seen{at, of, n}
	was := w.seen[k]
	w.seen[k] = true
	return was || at == 0
}

func (w *walk) text(s, path string) {
	if strings.Contains(strings.ToLower(s), w.word) {
		w.found = append(w.found, fmt.Sprintf("%s: %q", path, s))
	}
}

func (w *walk) number(n uint64, path string) {
	if len(w.word) < leastPacked {
		return
	}
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], n)
	if strings.HasPrefix(string(b[:]), w.word[:min(len(w.word), 8)]) {
		w.found = append(w.found, fmt.Sprintf("%s: %q in a number", path, b))
	}
}

func (w *walk) value(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String(), path)
	case reflect.Uint64:
		w.number(v.Uint(), path)
	case reflect.Pointer:
		if !w.been(v.Pointer(), v.Type(), 0) {
			w.value(v.Elem(), path)
		}
	case reflect.Interface:
		if !v.IsNil() {
			w.value(v.Elem(), path)
		}
	case reflect.Struct:
		if v.Type().String() == "sync.Pool" {
			return
		}
		for i := range v.NumField() {
			w.value(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Map:
		for each := v.MapRange(); each.Next(); {
			w.value(each.Key(), path+" key")
			w.value(each.Value(), path+fmt.Sprintf("[%v]", each.Key()))
		}
	case reflect.Slice:
		w.list(v, path)
	case reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i), path)
		}
	}
}

func (w *walk) list(v reflect.Value, path string) {
	if w.been(v.Pointer(), v.Type(), v.Cap()) {
		return
	}
	v = v.Slice(0, v.Cap())
	switch v.Type().Elem().Kind() {
	case reflect.Uint8:
		w.text(string(v.Bytes()), path)
		return
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint16, reflect.Uint32, reflect.Float32, reflect.Float64:
		return
	}
	for i := range v.Len() {
		w.value(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
}
