package store

import (
	"errors"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

func markedWith(secret byte) *keyring {
	k := &keyring{secret: record.ContentKey{secret}}
	if err := k.makeMarks(); err != nil {
		panic(err)
	}
	return k
}

func TestAMarkIsReadByItsHouseAlone(t *testing.T) {
	ours, theirs := markedWith(1), markedWith(2)
	seen := map[record.Mark]bool{}
	for _, seq := range []record.Seq{0, 1, 2, 255, 256, 1 << 40, record.Forever} {
		m := ours.mark(seq)
		if got, err := ours.entry(m); got != seq || err != nil {
			t.Errorf("entry %d came back as %d: %v", seq, got, err)
		}
		if seen[m] || m != ours.mark(seq) || len(m) != 32 {
			t.Errorf("the mark of %d is %q", seq, m)
		}
		seen[m] = true
		altered := "0" + string(m[1:])
		if m[0] == '0' {
			altered = "1" + string(m[1:])
		}
		for _, bad := range []record.Mark{theirs.mark(seq), record.Mark(altered), m[:31], m + "00", "41"} {
			if got, err := ours.entry(bad); !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("%q is taken for the mark of %d: %v", bad, got, err)
			}
		}
	}
}

// TestTheIndexOfNewsHoldsAllNews: a kind that is told of and is not in the index
// would make every page look through the whole record.
func TestTheIndexOfNewsHoldsAllNews(t *testing.T) {
	if !strings.Contains(migrations(t), "WHERE "+newsIndexed+";") {
		t.Errorf("no migration makes the index that is asked for with %q: add one that makes it anew", newsIndexed)
	}
	for k := range strings.SplitSeq(strings.Trim(strings.TrimPrefix(newsTold, "kind IN "), "()"), ",") {
		if !strings.Contains(strings.NewReplacer("(", ",", ")", ",").Replace(newsIndexed), ","+k+",") {
			t.Errorf("kind %s is told of and not in the index: add it to newsKinds and make the index anew in a migration", k)
		}
	}
}
