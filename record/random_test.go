package record_test

import (
	"encoding"
	"fmt"
	"math/rand/v2"
	"reflect"
	"time"

	"watchfloor/record"
)

var (
	idType   = reflect.TypeFor[record.ID]()
	timeType = reflect.TypeFor[record.Time]()
	wordType = reflect.TypeFor[interface {
		fmt.Stringer
		encoding.TextMarshaler
	}]()
)

// randomEntry returns a valid entry of a kind with every field at random, about
// a quarter of them absent.
func randomEntry(r *rand.Rand, k record.Kind) record.Entry {
	e := record.Entry{Kind: k, Body: record.NewBody(k)}
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		switch v.Type().Field(i).Name {
		case "Kind", "Body":
		default:
			randomise(r, v.Field(i))
		}
	}
	randomise(r, reflect.ValueOf(e.Body).Elem())
	return e
}

func randomise(r *rand.Rand, v reflect.Value) {
	if r.IntN(4) == 0 {
		return
	}
	switch {
	case v.Type() == timeType:
		v.SetInt(randomTime(r))
	case v.Kind() == reflect.Uint8 && v.Type().Implements(wordType):
		v.SetUint(uint64(r.IntN(codes(v.Type()))))
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(r.IntN(256)))
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			randomise(r, v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			randomise(r, v.Field(i))
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case v.CanInt():
		v.SetInt(r.Int64() - r.Int64())
	case v.CanUint():
		v.SetUint(r.Uint64())
	default:
		panic("no random value for " + v.Type().String())
	}
}

// randomTime lies in the years that can be written and read again.
func randomTime(r *rand.Rand) int64 {
	first := time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro()
	last := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).UnixMicro()
	return first + r.Int64N(last-first)
}

// codes counts the values of a code type that have a word.
func codes(t reflect.Type) int {
	for i := range 256 {
		if !known(t, uint8(i)) {
			return i
		}
	}
	return 256
}

func known(t reflect.Type, i uint8) bool {
	v := reflect.New(t).Elem()
	v.SetUint(uint64(i))
	_, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	return err == nil
}
