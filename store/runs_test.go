package store

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"watchfloor/record"
)

// somePostings are sorted postings with now and then one key for many reports.
func somePostings(r *rand.Rand, n int) []posting {
	ps := make([]posting, n)
	key := r.Uint64N(1<<(63-runBits)) << runBits
	for i := range ps {
		if r.IntN(10) > 0 {
			key += r.Uint64N(1 << r.IntN(41))
		}
		ps[i] = posting{key & (1<<63 - 1), record.Seq(r.Uint64N(1 << (1 + r.IntN(40))))}
	}
	slices.SortFunc(ps, comparePostings)
	return slices.Compact(ps)
}

func TestBlocksHoldWhatWasPutIn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		want := somePostings(r, 1+r.IntN(5000))
		var got []posting
		for ps := want; len(ps) > 0; {
			b, n := encodeBlock(ps)
			if len(b) > blockBytes+64 || n == 0 {
				t.Fatalf("%d postings in %d bytes", n, len(b))
			}
			var err error
			if got, err = decodeBlock(got, b); err != nil {
				t.Fatal(err)
			}
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
			if _, err := decodeBlock(nil, b); !errors.Is(err, errRunsDamaged) {
				t.Errorf("a changed bit: %v", err)
			}
			ps = ps[n:]
		}
		if !slices.Equal(got, want) {
			t.Fatal("other postings came back")
		}
	}
}

func TestReportsOfAKeyAreFoundAmongPostings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		ps := somePostings(r, 1+r.IntN(500))
		some, most := ps[r.IntN(len(ps))].key, 1+r.IntN(5)
		var want []record.Seq
		for _, p := range ps {
			if p.key == some && len(want) < most {
				want = append(want, p.report)
			}
		}
		if got := appendReports(nil, ps, some, most); !slices.Equal(got, want) {
			t.Fatalf("the reports of %x are %v, not %v", some, got, want)
		}
	}
}

func FuzzBlocksOfAnyBytesAreRefusedOrRead(f *testing.F) {
	b, _ := encodeBlock(somePostings(rand.New(rand.NewPCG(1, 1)), 100))
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if ps, err := decodeBlock(nil, b); err == nil && len(ps) > len(b) {
			t.Errorf("%d postings from %d bytes", len(ps), len(b))
		}
	})
}

func TestFiltersNeverSayNoWrongly(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for i, n := range []int{1, 2, 3, 10, 100, 5000, 13000, 13000} {
		width := 1 + i%2
		keys := distinctKeys(somePostings(r, n))
		f, err := decodeRunFilter(makeRunFilter(keys, width).encode())
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			if !f.mayHave(k) {
				t.Fatalf("of %d keys %x is not in its filter", n, k)
			}
		}
		wrong := 0
		for range 10000 {
			if f.mayHave(r.Uint64() >> 1) {
				wrong++
			}
		}
		if wrong > 150/(1+149*(width-1)) {
			t.Errorf("of %d keys: %d strangers in 10,000 let through", n, wrong)
		}
		if bits := 8 * len(f.planes[0]) / len(keys); n >= 1000 && bits > 10 {
			t.Errorf("%d bits a key", bits)
		}
	}
}
