package city

import (
	"iter"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/record"
)

// thursday is the end of most days told in these tests.
var thursday = record.At(time.Date(2026, 3, 12, 15, 0, 0, 0, time.UTC))

// everything is what some cities say, each report and holding a text of lines.
func everything() []string {
	var all []string
	for h := range Holdings() {
		all = append(all, linesIn(reflect.ValueOf(h)))
	}
	for h := range Closed(2000) {
		all = append(all, linesIn(reflect.ValueOf(h)))
	}
	for seed := range uint64(3) {
		for _, r := range Reports(seed, thursday, 30) {
			all = append(all, linesIn(reflect.ValueOf(r)))
		}
	}
	return all
}

// linesIn returns every string below a value, one a line.
func linesIn(v reflect.Value) string {
	var b strings.Builder
	switch v.Kind() {
	case reflect.String:
		return v.String() + "\n"
	case reflect.Pointer:
		if !v.IsNil() {
			return linesIn(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			b.WriteString(linesIn(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			b.WriteString(linesIn(v.Field(i)))
		}
	}
	return b.String()
}

func TestTheSameArgumentsGiveTheSameBytes(t *testing.T) {
	once, again := Reports(7, thursday, 5), Reports(7, thursday, 5)
	if d := cmp.Diff(once, again); d != "" {
		t.Errorf("reports differ:\n%s", d)
	}
	if other := Reports(8, thursday, 5); cmp.Equal(once, other) {
		t.Error("another seed tells the same days")
	}
}

func TestADayIsTheSameHoweverManyAreAskedFor(t *testing.T) {
	long := Reports(7, thursday, 12)
	short := Reports(7, thursday, 3)
	if d := cmp.Diff(long[len(long)-len(short):], short); d != "" {
		t.Errorf("the last three of twelve days (-twelve +three):\n%s", d)
	}
	if got := Reports(7, thursday, 0); len(got) != 0 {
		t.Errorf("no days give %d reports", len(got))
	}
}

func TestReportsComeInOrderWithinTheDaysAskedFor(t *testing.T) {
	seen := map[string]bool{}
	last := thursday - 30*record.Day
	for _, r := range Reports(1, thursday, 30) {
		if r.ReceivedAt < last || r.ReceivedAt > thursday {
			t.Fatalf("%s at %s, behind one at %s", r.SentID, r.ReceivedAt, last)
		}
		if last = r.ReceivedAt; seen[r.SentID] {
			t.Errorf("two reports are called %s", r.SentID)
		}
		if seen[r.SentID] = true; r.Source == "" || r.Channel == record.ChannelUnstated {
			t.Errorf("%s says not where it comes from", r.SentID)
		}
	}
}

func TestADayHasSomeEightyFiveReportsFourInFiveUseless(t *testing.T) {
	for seed := range uint64(4) {
		all := reports(seed, thursday, 30)
		useful := 0
		perDay := map[record.Time]int{}
		for _, r := range all {
			perDay[(thursday-r.ReceivedAt)/record.Day]++
			if r.useful {
				useful++
			}
		}
		if mean := len(all) / 30; mean < 80 || mean > 90 {
			t.Errorf("seed %d: %d a day", seed, mean)
		}
		if share := float64(useful) / float64(len(all)); share < .18 || share > .24 {
			t.Errorf("seed %d: %.2f of all are of use", seed, share)
		}
		for day, n := range perDay {
			if n < 60 || n > 115 {
				t.Errorf("seed %d: %d reports %d days before the end", seed, n, day)
			}
		}
	}
}

func TestTheCitySleepsAtNight(t *testing.T) {
	perHour := map[int]int{}
	for _, r := range Reports(1, thursday, 30) {
		perHour[r.ReceivedAt.Go().Hour()]++
	}
	for hour := 1; hour < 5; hour++ {
		if by := perHour[hour+8]; perHour[hour]*3 > by {
			t.Errorf("%d reports at %d o'clock and %d at %d", perHour[hour], hour, by, hour+8)
		}
	}
}

func TestFewTextsAreTheSame(t *testing.T) {
	all := Reports(1, thursday, 7)
	count := map[string]int{}
	for _, r := range all {
		count[r.Text]++
	}
	again := len(all) - len(count)
	if again > len(all)/25 {
		t.Errorf("%d of %d texts stood before", again, len(all))
	}
	for text, n := range count {
		if n > 5 {
			t.Errorf("%d times: %s", n, text)
		}
	}
}

func TestEverySlotIsFilled(t *testing.T) {
	for seed := range uint64(20) {
		for _, r := range Reports(seed, thursday, 3) {
			if strings.ContainsAny(r.Text+r.Title, "{}|") || strings.Contains(r.Text, "  ") || strings.TrimSpace(r.Text) == "" {
				t.Errorf("%s: %q %q", r.SentID, r.Title, r.Text)
			}
		}
	}
}

func TestTheRegisterHoldsEveryThingOnce(t *testing.T) {
	held, seen := 0, map[string]bool{}
	for h := range everybody() {
		held++
		keys := []string{h.ListID}
		for _, i := range h.Identifiers {
			keys = append(keys, i.Value)
		}
		for _, k := range keys {
			if seen[k] {
				t.Errorf("%s stands twice", k)
			}
			seen[k] = true
		}
		if h.List == "" || h.Notes == "" || h.Type == record.HoldingUnknown || len(h.Names)+len(h.Identifiers) == 0 {
			t.Errorf("%+v lacks something", h)
		}
	}
	if want := 271 + active + 20_000; held != want {
		t.Errorf("%d holdings, want %d", held, want)
	}
}

// everybody is everything that is held when the closed pool stands.
func everybody() iter.Seq[holdings.Holding] {
	return func(yield func(holdings.Holding) bool) {
		for h := range Holdings() {
			if !yield(h) {
				return
			}
		}
		for h := range Closed(20_000 - recent) {
			if !yield(h) {
				return
			}
		}
	}
}

func TestAWeekIsToldInAFifthOfASecond(t *testing.T) {
	best := time.Hour
	for range 3 {
		start := time.Now()
		Reports(1, thursday, 7)
		best = min(best, time.Since(start))
	}
	if best > 200*time.Millisecond {
		t.Errorf("7 days take %s", best)
	}
}
