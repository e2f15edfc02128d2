package resolve

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/resolve/names"
)

// news are mentions as a house in memory has them.
type news []MentionNews

func (n news) NamesAfter(after record.Seq, _ int) (MentionNews, error) {
	for _, one := range n {
		if one.Upto > after {
			return one, nil
		}
	}
	return MentionNews{Upto: record.Forever}, nil
}

func reached(m *Mentioned, name string) (reports []record.Seq) {
	for _, h := range m.Reach(names.Entity{Type: names.Person, Names: []string{name}}, 10) {
		reports = append(reports, h.report)
	}
	return reports
}

func TestANameReachesMentionsThatAreWrittenOtherwise(t *testing.T) {
	m := NewMentioned()
	err := m.CatchUp(news{{Upto: 9, Named: []NameMention{
		{Report: 1, Name: "Yusra Elharbouni", Person: true}, {Report: 2, N: 1, Name: "El-Harbunni, Yousra"},
		{Report: 3, Name: "Jonas Farrubeni"}, {Report: 4, Name: "Yusra Elharbouni", Person: true}, {Report: 4, N: 2, Name: "Yusra El Harbouni"},
	}}}, 9, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := reached(m, "Yousra El Harbuni"); !slices.Equal(got, []record.Seq{4, 2, 1}) {
		t.Errorf("reached %v, want each report once, the newest first", got)
	}
}

func TestAReportThatIsDisposedOfLeavesTheIndexOfNames(t *testing.T) {
	m := NewMentioned()
	err := m.CatchUp(news{
		{Upto: 1, Named: []NameMention{{Report: 1, Name: "Yusra Elharbouni"}, {Report: 2, Name: "Yusra Elharbouni"}, {Report: 2, N: 1, Name: "Marta Ilvonen"}}},
		{Upto: 2, Gone: []record.Seq{2}}, {Upto: 3, Named: []NameMention{{Report: 3, Name: "Orlo Tavish"}}},
	}, 3, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := reached(m, "Yusra Elharbouni"); !slices.Equal(got, []record.Seq{1}) {
		t.Errorf("reached %v, want the report that is left", got)
	}
	if got := reached(m, "Marta Ilvonen"); got != nil {
		t.Errorf("reached %v by a name that is gone", got)
	}
	if got := reached(m, "Orlo Tavish"); !slices.Equal(got, []record.Seq{3}) {
		t.Errorf("reached %v by the name that took its place", got)
	}
	if n, spellings := m.Len(); n != 2 || spellings != 2 {
		t.Errorf("%d mentions of %d spellings are left", n, spellings)
	}
}

func TestARestrictedSpellingTakesNoPlace(t *testing.T) {
	m := NewMentioned()
	var all []NameMention
	for i := range 40 {
		all = append(all, NameMention{Report: record.Seq(100 + i), Labels: 1, Name: "Yusra Elharbouni"})
	}
	all = append(all, NameMention{Report: 7, Name: "Yusra Elharbouni"})
	if err := m.CatchUp(news{{Upto: 200, Named: all}}, 200, true); err != nil {
		t.Fatal(err)
	}
	got := reached(m, "Yusra Elharbouni")
	if len(got) != 11 || got[10] != 7 {
		t.Errorf("reached %v: the restricted ones took the place of the open one", got)
	}
}

func TestWhatWasUndoneIsForgotten(t *testing.T) {
	m := NewMentioned()
	if err := m.CatchUp(news{{Upto: 1, Named: []NameMention{{Report: 1, Name: "Orlo Tavish"}}}}, 1, false); err != nil {
		t.Fatal(err)
	}
	m.Forget()
	if got := reached(m, "Orlo Tavish"); got != nil || m.At() != -1 {
		t.Errorf("reached %v at %d", got, m.At())
	}
}

// many are a million mentions: names as common and as rare as names are, one in ten
// with a slip, in reports that name two or three people each.
func many(n int) news {
	r := rand.New(rand.NewPCG(3, 5))
	syllables := strings.Fields("ba bel cor dan dra el fen gar hal il jon ka kor lin mar mo na nor ol par ra ros sa sel ta tor ul va ven wil yo zan")
	words := make([]string, 40_000)
	for i := range words {
		for range 2 + r.IntN(2) {
			words[i] += syllables[r.IntN(len(syllables))]
		}
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:] + string(rune('a'+i%26))
	}
	pick := func(of []string) string { return of[int(math.Pow(float64(len(of)), r.Float64()))-1] }
	var out news
	for at := 0; at < n; at += 2000 {
		one := MentionNews{Upto: record.Seq(at + 1999)}
		for i := range 2000 {
			name := pick(words[:4000]) + " " + pick(words[4000:])
			if r.IntN(10) == 0 {
				k := 1 + r.IntN(len(name)-1)
				name = name[:k] + string(rune('a'+r.IntN(26))) + name[k:]
			}
			one.Named = append(one.Named, NameMention{Report: record.Seq((at + i) / 2), N: int64(i % 2), Name: name})
		}
		out = append(out, one)
	}
	return out
}

// BenchmarkReach1M looks for a new alias among a million mentions; filling the index
// and what it takes in memory are told beside it.
func BenchmarkReach1M(b *testing.B) {
	all := many(1_000_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	m, start := NewMentioned(), time.Now()
	if err := m.CatchUp(all, 999_999, true); err != nil {
		b.Fatal(err)
	}
	filled := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	found := 0
	var i int
	for b.Loop() {
		name := all[i%500].Named[i%2000].Name
		found += len(m.Reach(names.Entity{Type: names.Person, Names: []string{name}}, mostReached))
		i++
	}
	mentions, spellings := m.Len()
	b.ReportMetric(float64(found)/float64(i), "reports/name")
	b.ReportMetric(filled.Seconds(), "s/fill")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(mentions), "B/mention")
	b.ReportMetric(float64(spellings), "spellings")
}
