package places

import (
	"strings"
	"testing"
)

func TestNoWordOfANameIsToldApartByItsBeginning(t *testing.T) {
	k := known()
	for _, line := range strings.Split(tableText, "\n") {
		f := strings.Split(line, "|")
		if len(f) != 7 || line[0] == '#' || strings.HasPrefix(line, "country ") {
			continue
		}
		for name := range strings.SplitSeq(f[1], ";") {
			name = strings.TrimPrefix(name, "!")
			ws := words(nil, name)
			for _, s := range []string{name[ws[0].start:ws[0].end], strings.ToUpper(name[ws[0].start:ws[0].end])} {
				if !k.begins.may(s) {
					t.Errorf("%q is passed by", s)
				}
			}
		}
	}
	if k.begins.may("qx") {
		t.Error("a beginning that no place has is looked up")
	}
}
