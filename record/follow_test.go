package record_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"watchfloor/record"
)

// memory is a record.Log in memory. A kill is an error that Step returns before
// or after what it did has become durable.
type memory struct {
	entries []record.Entry
	cursor  map[record.Cursor]int
	kill    func() (before, after bool)
}

var errKilled = errors.New("killed")

func (m *memory) Step(_ context.Context, s record.Stage, limit int, step func(*memory, []record.Entry) ([]record.Draft, error)) (int, error) {
	var news []record.Entry
	for _, e := range m.entries[m.cursor[s.Cursor]:] {
		if s.Wants(e.Kind) && len(news) < limit {
			news = append(news, e)
		}
	}
	if len(news) == 0 {
		return 0, nil
	}
	drafts, err := step(m, news)
	if err != nil {
		return 0, fmt.Errorf("stage %s: %w", s.Cursor, err)
	}
	before, after := m.kill()
	if before {
		return 0, errKilled
	}
	for _, d := range drafts {
		m.add(d.Body)
	}
	m.cursor[s.Cursor] = int(news[len(news)-1].Seq) + 1
	if after {
		return 0, errKilled
	}
	return len(news), nil
}

func (m *memory) add(b record.Body) {
	m.entries = append(m.entries, record.Entry{Seq: record.Seq(len(m.entries)), Kind: b.Kind(), Body: b})
}

// worked returns the numbers of the entries that were worked on and of those
// that were passed by, in the order of the results.
func (m *memory) worked() (done, failed []record.Seq) {
	for _, e := range m.entries {
		switch b := e.Body.(type) {
		case *record.RulesSet:
			done = append(done, record.Seq(b.Engine))
		case *record.StageFailed:
			failed = append(failed, b.Entry)
		}
	}
	return done, failed
}

func logOf(reports int) *memory {
	m := &memory{cursor: map[record.Cursor]int{}, kill: func() (bool, bool) { return false, false }}
	m.add(&record.HouseFounded{})
	for range reports {
		m.add(&record.ReportTaken{})
		m.add(&record.LeadRead{}) // a kind that the stage does not want
	}
	return m
}

var testStage = record.Stage{Cursor: record.CursorGroup, Kinds: []record.Kind{record.KindReportTaken}}

// result is the work of the stage: one entry that names the entry it is about.
func result(e record.Entry) record.Draft {
	return record.Machine(e, e.About, &record.RulesSet{Engine: int64(e.Seq)})
}

func seqs(from, to, step record.Seq) (all []record.Seq) {
	for s := from; s <= to; s += step {
		all = append(all, s)
	}
	return all
}

func TestFollowWorksOnEveryEntryOnceInOrder(t *testing.T) {
	for _, batch := range []int{1, 3, 7, 100} {
		m := logOf(20)
		n, err := record.Follow(t.Context(), m, testStage, batch, func(_ *memory, es []record.Entry) (ds []record.Draft, err error) {
			if len(es) > batch {
				t.Errorf("%d entries at once, at most %d wanted", len(es), batch)
			}
			for _, e := range es {
				ds = append(ds, result(e))
			}
			return ds, nil
		})
		done, failed := m.worked()
		if err != nil || n != 20 || !slices.Equal(done, seqs(1, 39, 2)) || failed != nil {
			t.Errorf("batch %d: %d, %v; worked on %v, failed %v", batch, n, err, done, failed)
		}
	}
}

func TestOneBadEntryIsPassedByAndHoldsUpNoOther(t *testing.T) {
	for name, choke := range map[string]func() error{
		"error": func() error { return record.Unworkable{Err: errors.New("no sense in it")} },
		"panic": func() error { panic("index out of range") },
	} {
		for _, batch := range []int{1, 4, 100} {
			m := logOf(20)
			n, err := record.Follow(t.Context(), m, testStage, batch, func(_ *memory, es []record.Entry) (ds []record.Draft, err error) {
				for _, e := range es {
					if e.Seq == 9 || e.Seq == 39 {
						if err := choke(); err != nil {
							return nil, err
						}
					}
					ds = append(ds, result(e))
				}
				return ds, nil
			})
			done, failed := m.worked()
			want := slices.DeleteFunc(seqs(1, 39, 2), func(s record.Seq) bool { return s == 9 || s == 39 })
			if err != nil || n != 20 || !slices.Equal(done, want) || !slices.Equal(failed, []record.Seq{9, 39}) {
				t.Errorf("%s, batch %d: %d, %v; worked on %v, passed by %v", name, batch, n, err, done, failed)
			}
		}
	}
}

// TestAnErrorThatMayPassStopsTheStage: a full disk is no fault of the entry.
func TestAnErrorThatMayPassStopsTheStage(t *testing.T) {
	m := logOf(3)
	full := errors.New("the disk is full")
	_, err := record.Follow(t.Context(), m, testStage, 2, func(*memory, []record.Entry) ([]record.Draft, error) { return nil, full })
	done, failed := m.worked()
	if !errors.Is(err, full) || done != nil || failed != nil {
		t.Errorf("%v; worked on %v, passed by %v", err, done, failed)
	}
}

// TestAKillRepeatsAndSkipsNothing kills the stage again and again, before and
// after its results are durable, with bad entries on the way.
func TestAKillRepeatsAndSkipsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 200 {
		m := logOf(20)
		m.kill = func() (before, after bool) { return r.IntN(3) == 0, r.IntN(3) == 0 }
		bad := record.Seq(1 + 2*r.IntN(20))
		for starts := 0; ; starts++ {
			if starts > 1000 {
				t.Fatalf("round %d: no end", round)
			}
			_, err := record.Follow(t.Context(), m, testStage, 1+r.IntN(5), func(_ *memory, es []record.Entry) (ds []record.Draft, err error) {
				for _, e := range es {
					if e.Seq == bad {
						return nil, record.Unworkable{Err: errors.New("no sense in it")}
					}
					ds = append(ds, result(e))
				}
				return ds, nil
			})
			if err == nil {
				break
			}
			if !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
		}
		done, failed := m.worked()
		want := slices.DeleteFunc(seqs(1, 39, 2), func(s record.Seq) bool { return s == bad })
		if !slices.Equal(done, want) || !slices.Equal(failed, []record.Seq{bad}) {
			t.Fatalf("round %d: worked on %v, passed by %v; want all but %d", round, done, failed, bad)
		}
	}
}

// TestPassingByTakesOverLabels: that a restricted report failed is restricted too.
func TestPassingByTakesOverLabels(t *testing.T) {
	e := record.Entry{Labels: 6, HistoryAt: record.Second, OccurredAt: record.Hour}
	if d := record.Machine(e, record.ID{1}, &record.StageFailed{}); d.Labels != 6 || d.HistoryAt != record.Second || d.OccurredAt != record.Hour {
		t.Errorf("derived %+v", d)
	}
}
