package names

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestATrayKeepsEachPieceAndNothingOfThoseTakenOut puts and drops pieces of many
// lengths, also of more than a block, and compares all that are held.
func TestATrayKeepsEachPieceAndNothingOfThoseTakenOut(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var tr tray
	type piece struct {
		at   uint32
		text string
	}
	var held []piece
	put := func(n int) {
		text := strings.Repeat(string(rune('a'+len(held)%26)), n)
		at := tr.put(n)
		if b := tr.at(at)[:n]; len(bytes.Trim(b, "\x00")) > 0 {
			t.Fatalf("%d bytes are not empty: %.20q", n, b)
		}
		copy(tr.at(at), text)
		held = append(held, piece{at, text})
	}
	for range 3000 {
		put(1 + r.IntN(120))
	}
	for _, n := range []int{trayBlock * trayUnit, trayBlock*trayUnit + 1, 3 * trayBlock * trayUnit, 5000, 5000} {
		put(n)
	}
	blocks := 0
	for round := range 20 {
		for range 500 {
			i := r.IntN(len(held))
			p := held[i]
			tr.drop(p.at, len(p.text))
			held[i] = held[len(held)-1]
			held = held[:len(held)-1]
			put(len(p.text))
		}
		if round == 0 {
			blocks = len(tr.blocks)
		}
	}
	for _, p := range held {
		if got := string(tr.at(p.at)[:len(p.text)]); got != p.text {
			t.Fatalf("a piece of %d bytes is %.20q, want %.20q", len(p.text), got, p.text)
		}
	}
	if len(tr.blocks) != blocks {
		t.Errorf("%d blocks, %d would do", len(tr.blocks), blocks)
	}
}
