package record_test

import (
	"encoding"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"watchfloor/record"
)

// code is one closed set of codes.
type code struct {
	typ   reflect.Type
	parse func(string) (uint8, error)
}

func coded[T ~uint8](parse func(string) (T, error)) code {
	return code{reflect.TypeFor[T](), func(s string) (uint8, error) {
		v, err := parse(s)
		return uint8(v), err
	}}
}

var allCodes = []code{
	coded(record.ParseCursor), coded(record.ParseClass), coded(record.ParseLeadState), coded(record.ParseReason),
	coded(record.ParsePriority), coded(record.ParseBasis), coded(record.ParsePurpose), coded(record.ParseDisposalReason),
	coded(record.ParseHoldingType), coded(record.ParseHoldingStatus), coded(record.ParseMentionKind), coded(record.ParseLinkState), coded(record.ParseBecause),
	coded(record.ParseDoor), coded(record.ParseDeliveryEnd), coded(record.ParseAsideReason), coded(record.ParseChannel), coded(record.ParseFormat), coded(record.ParseCharset), coded(record.ParseScheme),
	coded(record.ParseRole), coded(record.ParseArrival), coded(record.ParseRefusal),
	coded(record.ParseAccountRole), coded(record.ParseAccountState), coded(record.ParseMeans), coded(record.ParseSessionEnd), coded(record.ParseSignInRefusal),
	coded(record.ParseTokenScope), coded(record.ParseAccessAnswer), coded(record.ParseAgeMark), coded(record.ParseStanding), coded(record.ParseReadOf),
	coded(record.ParseReadRefusal), coded(record.ParseWarning), coded(record.ParseHandOverEnd), coded(record.ParseSheetSide), coded(record.ParseRosterWay),
	coded(record.ParseWitnessWay), coded(record.ParseExportOf), coded(record.ParseSameness),
	coded(record.ParseConnects), coded(record.ParseCame), coded(record.ParseOperationEnd),
}

func TestEveryCodeIsReadAsItIsWritten(t *testing.T) {
	for _, c := range allCodes {
		n := codes(c.typ)
		if n < 2 {
			t.Errorf("%s has %d codes", c.typ, n)
		}
		seen := map[string]bool{}
		for i := range 256 {
			v := reflect.New(c.typ)
			v.Elem().SetUint(uint64(i))
			word := v.Elem().Interface().(fmt.Stringer).String()
			got, err := c.parse(word)
			if i >= n {
				if err == nil || known(c.typ, uint8(i)) {
					t.Errorf("%s(%d) is beyond the last code and passes for %q", c.typ, i, word)
				}
				continue
			}
			text, textErr := v.Elem().Interface().(encoding.TextMarshaler).MarshalText()
			if err != nil || textErr != nil || int(got) != i || string(text) != word || word == "" || seen[word] {
				t.Errorf("%s(%d) is written %q, %q and read as %d: %v, %v", c.typ, i, word, text, got, err, textErr)
			}
			seen[word] = true
			back := reflect.New(c.typ)
			if err := back.Interface().(encoding.TextUnmarshaler).UnmarshalText(text); err != nil || back.Elem().Uint() != uint64(i) {
				t.Errorf("%s(%d): UnmarshalText gives %d, %v", c.typ, i, back.Elem().Uint(), err)
			}
		}
		if err := reflect.New(c.typ).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte("no such word")); err == nil {
			t.Errorf("%s reads any word", c.typ)
		}
	}
}

// TestEveryCodeTypeIsTested finds code types in the source that allCodes lacks.
func TestEveryCodeTypeIsTested(t *testing.T) {
	tested := map[string]bool{"Kind": true, "ContentClass": true} // Kind has its own test; a class has a number only
	for _, c := range allCodes {
		tested[c.typ.Name()] = true
	}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "uint8" {
					found++
					if !tested[spec.Name.Name] {
						t.Errorf("%s is not in allCodes", spec.Name.Name)
					}
				}
			}
			return true
		})
	}
	if found != len(tested) {
		t.Errorf("%d code types in the source, %d tested", found, len(tested))
	}
}

func TestEveryKindHasAWordAndABody(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range record.Kinds() {
		word := k.String()
		if got, err := record.ParseKind(word); err != nil || got != k || word == "" || seen[word] {
			t.Errorf("kind %d is written %q and read as %d, %v", k, word, got, err)
		}
		seen[word] = true
		if b := record.NewBody(k); b == nil || b.Kind() != k {
			t.Errorf("the body of %q is %T", k, b)
		}
	}
	beyond := record.Kind(len(record.Kinds()) + 1)
	for _, k := range []record.Kind{0, beyond, 255} {
		if _, err := record.ParseKind(k.String()); err == nil || record.NewBody(k) != nil {
			t.Errorf("kind %d is no kind and passes for %q", k, k)
		}
	}
}
