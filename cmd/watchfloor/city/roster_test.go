package city

import (
	"testing"

	"watchfloor/record"
)

func TestBothPostsAreHeldFromTheFirstReportUntilLongAfterTheLast(t *testing.T) {
	posts := 0
	for _, one := range History(1, thursday, Extent{Days: 4}) {
		if one.Watch == nil {
			if posts < 2 && one.Deed == nil {
				t.Fatal("a report comes before the roster")
			}
			continue
		}
		posts++
		upTo := thursday - 4*record.Day
		for _, d := range one.Watch.Duties {
			if d.From > upTo {
				t.Errorf("nobody holds %s from %s to %s", one.Watch.Name, upTo, d.From)
			}
			upTo = max(upTo, d.Until)
		}
		if upTo < thursday+14*record.Day {
			t.Errorf("%s is held until %s only: a demo that is kept loses its line", one.Watch.Name, upTo)
		}
	}
	if posts != 2 {
		t.Errorf("the desk has %d posts, want two", posts)
	}
}
