package record_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"watchfloor/record"
)

func TestLabelsOfADerivedThingLetNobodyReadMore(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		a, b, held := record.Labels(r.Uint64()), record.Labels(r.Uint64()), record.Labels(r.Uint64()|r.Uint64()|r.Uint64())
		if a.Union(b).Within(held) != (a.Within(held) && b.Within(held)) {
			t.Fatalf("%b ∪ %b, held %b", a, b, held)
		}
	}
	n := 0
	for i := range record.Labels(0b1011).Each {
		n |= 1 << i
	}
	if n != 0b1011 || record.Labels(0b1011).Len() != 3 {
		t.Errorf("Each gives %b", n)
	}
}

func TestMillionthsAreRoundedToTheNearest(t *testing.T) {
	for f, want := range map[float64]record.Millionths{
		0: 0, 1: record.One, 0.0000004: 0, 0.0000005: 1, -0.0000005: -1, 0.1 + 0.2: 300_000,
		math.NaN(): 0, math.Inf(1): math.MaxInt64, math.Inf(-1): math.MinInt64, 1e300: math.MaxInt64,
	} {
		if got := record.Round(f); got != want {
			t.Errorf("Round(%v) = %d, want %d", f, got, want)
		}
	}
	if got := record.Millionths(1_250_000).String(); got != "1.25" {
		t.Errorf("written as %s", got)
	}
}

func TestTimesAreReadAsTheyWereWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		want := record.Time(randomTime(r))
		if got, err := record.ParseTime(want.String()); err != nil || got != want {
			t.Fatalf("%d is written %s and read as %d: %v", want, want, got, err)
		}
	}
	if got := record.At(time.Time{}); got != 0 || got.String() != "" || !got.Go().IsZero() {
		t.Errorf("absence is %d, written %q", got, got)
	}
	for _, s := range []string{"yesterday", "2026-13-01", "0999-01-01", "2026-01-31T25:00", "1754600000"} {
		if got, err := record.ParseTime(s); err == nil {
			t.Errorf("%q is read as %s", s, got)
		}
	}
	for _, s := range []string{"2026-01-31T10:00:00Z", "2026-01-31T12:00:00+02:00", "2026-01-31 10:00", "2026-01-31T10:00"} {
		if got, err := record.ParseTime(s); err != nil || got.String() != "2026-01-31T10:00:00Z" {
			t.Errorf("%q is read as %s, %v", s, got, err)
		}
	}
}

func TestIDsSortByTimeOfMaking(t *testing.T) {
	last := ""
	for range 1000 {
		id := record.NewID()
		if id.String() <= last {
			t.Fatalf("%s after %s", id, last)
		}
		last = id.String()
		if got, err := record.ParseID(last); err != nil || got != id {
			t.Fatalf("%s is read as %s: %v", last, got, err)
		}
	}
	if id, err := record.ParseID(""); err != nil || !id.IsZero() || id.String() != "" {
		t.Errorf("no id is %q, %v", id, err)
	}
}

func TestADigestSaysNothingWithoutItsKey(t *testing.T) {
	a := record.DigestOf(record.ContentKey{1}, record.ClassText, []byte("the same words"))
	b := record.DigestOf(record.ContentKey{2}, record.ClassText, []byte("the same words"))
	c := record.DigestOf(record.ContentKey{1}, record.ClassNote, []byte("the same words"))
	if a == b || a == c {
		t.Error("key or class do not enter the digest")
	}
	var back record.Digest
	text, err := a.MarshalText()
	if err != nil || back.UnmarshalText(text) != nil || back != a || back.UnmarshalText(text[1:]) == nil {
		t.Errorf("written %s, read %x, %v", text, back, err)
	}
}

func TestWhatMaySayWhoReportedIsGuarded(t *testing.T) {
	for class, want := range map[record.ContentClass]bool{record.ClassReporter: true, record.ClassOriginal: true, record.ClassRefused: true,
		record.ClassText: false, record.ClassSaid: false, record.ClassAttachment: false, record.ClassName: false} {
		if got := class.Guarded(); got != want {
			t.Errorf("class %d: guarded %v, want %v", class, got, want)
		}
	}
}
