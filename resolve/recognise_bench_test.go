package resolve_test

import (
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// holdTown holds so many people of a town, and returns what the town reports: letters
// of about 1 kB, all different.
func holdTown(tb testing.TB, people, letters int) (s *shelf, reports []record.Entry) {
	t, s := newTown(people), newShelf()
	other := &town{r: t.r, given: t.given, family: newTown(people * 2).family}
	held := make([]string, people)
	for i := range held {
		held[i] = t.name()
		var keys []string
		if i >= people/5*2 && i%10 == 0 {
			keys = []string{fmt.Sprintf("phone:+447700900%03d", i/10%1000)}
		}
		s.hold(record.HoldingPerson, 0, keys, held[i])
	}
	for range letters {
		said := intake.Report{Title: "Neighbours", Text: t.letter(held, other)}
		reports = append(reports, s.report(tb, said, &intake.Reporter{Phone: "01632 960123"}))
	}
	return s, reports
}

// BenchmarkRecognise reads reports of 1 kB against 100,000 holdings: names, names
// that nobody holds, identifiers, places, times and indicators together, with the
// reading of what is stored and the writing of what was found, on one core. The
// texts of all reports differ; tables that are made at first use are there.
// "cpu-µs/report" is what the program computed, the collection of garbage included,
// and "reports/cpu-s" the same the other way round: what one core does that does
// nothing else. "calm-µs/report" is the lower quarter of the time of a hundred
// reports, which other programs on the machine disturb least.
func BenchmarkRecognise(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	s, reports := holdTown(b, 100_000, 4000)
	g := &resolve.Recogniser{Known: resolve.NewKnown(), Region: "GB"}
	if err := g.Known.CatchUp(s, s.Newest()); err != nil {
		b.Fatal(err)
	}
	if _, err := g.Recognise(s, reports[:20]); err != nil { // tables are made at first use
		b.Fatal(err)
	}
	runtime.GC()
	links, mentions, size := 0, 0, 0
	b.ResetTimer()
	before := computed(b)
	var parts []time.Duration // of a hundred reports each
	begun := before
	for i := 0; b.Loop(); i++ {
		if i%100 == 99 {
			now := computed(b)
			parts, begun = append(parts, now-begun), now
		}
		one := reports[i%len(reports) : i%len(reports)+1]
		drafts, err := g.Recognise(s, one)
		if err != nil {
			b.Fatal(err)
		}
		size += len(s.words[one[0].Contents[0].ID])
		for _, d := range drafts {
			switch found := d.Body.(type) {
			case *record.MentionsFound:
				mentions += len(found.Mentions)
			case *record.LinksProposed:
				links += len(found.Links)
			}
		}
	}
	cpu := computed(b) - before
	b.ReportMetric(float64(cpu.Microseconds())/float64(b.N), "cpu-µs/report")
	b.ReportMetric(float64(b.N)/cpu.Seconds(), "reports/cpu-s")
	if slices.Sort(parts); len(parts) > 0 {
		b.ReportMetric(float64(parts[len(parts)/4].Microseconds())/100, "calm-µs/report")
	}
	b.ReportMetric(float64(size)/float64(b.N), "B/report")
	b.ReportMetric(float64(links)/float64(b.N), "links/report")
	b.ReportMetric(float64(mentions)/float64(b.N), "mentions/report")
}

// computed is how long this program has computed.
func computed(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
