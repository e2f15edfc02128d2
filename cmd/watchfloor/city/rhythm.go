package city

import (
	"math/rand/v2"
	"time"

	"watchfloor/record"
)

// perHour is how many reports of a hundred come in each hour of a working day,
// by the clock of the city (UTC).
var perHour = [24]int{2, 1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 6, 6, 5, 5, 5, 6, 6, 6, 6, 5, 5, 4, 2}

const busiest = 7

// moments returns when the everyday reports of the 24 hours from `from` on
// arrive: some 82 a day, fewer at weekends, hardly any before dawn.
func moments(r *rand.Rand, from record.Time) []record.Time {
	n := 76 + r.IntN(17)
	switch (from + record.Day/2).Go().Weekday() {
	case time.Saturday, time.Sunday:
		n -= 12
	case time.Monday:
		n += 8
	}
	all := make([]record.Time, 0, n)
	for range n {
		all = append(all, moment(r, from, record.Day))
	}
	return all
}

// moment is a moment of a span of time, as likely as something comes in then.
func moment(r *rand.Rand, from, span record.Time) record.Time {
	for {
		at := from + record.Time(1+r.Int64N(int64(span/record.Second)))*record.Second
		if r.IntN(busiest) < perHour[at.Go().Hour()] {
			return at
		}
	}
}
