package places

import (
	"fmt"
	"strings"
	"testing"
)

// kilobyte is a report of about 1 kB that speaks of three places.
const kilobyte = `I wish to report something that happened outside the library in Leeds on Tuesday evening. I was waiting for the bus ` +
	`with my daughter when two people got out of a grey van and began to argue about money. One of them said that he would be ` +
	`back tomorrow with friends and that the other one would be sorry. They did not see me at first. The taller one had a green ` +
	`coat and spoke on the telephone for most of the time. After about ten minutes a third person arrived on a bicycle, gave them ` +
	`a parcel wrapped in brown paper and left towards the station. He spoke of Victoria and of New York. I am not certain that it ` +
	`matters, but my neighbour has seen the same van near the school on three other days, always in the early afternoon, and once ` +
	`somebody was taking notes in it. If you need to speak to me you can ring me after six. I have also seen the name ` +
	`Dark Heron written on the wall behind the shop. I would rather not give my name because we live in the same street and ` +
	`people talk. Thank you for reading this, and sorry if it is nothing at all.`

func BenchmarkFindInAReport(b *testing.B) {
	g := New()
	b.SetBytes(int64(len(kilobyte)))
	for b.Loop() {
		g.Find(kilobyte, "GB", anything)
	}
}

// BenchmarkFindWithTheHousesOwn is the same with 20,000 places that the house has added,
// BenchmarkKeep what the first report after one more costs.
func BenchmarkFindWithTheHousesOwn(b *testing.B) {
	g := ofAHouse(20_000)
	b.SetBytes(int64(len(kilobyte)))
	for b.Loop() {
		g.Find(kilobyte, "GB", anything)
	}
}

func BenchmarkKeep(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := ofAHouse(n)
			for b.Loop() {
				g.Put(Kept{Place{ID: "new", Latitude: 1}, []string{"Tallow Steps"}})
				g.Find("at Tallow Steps", "GB", anything)
			}
		})
	}
}

func ofAHouse(n int) *Gazetteer {
	g := New()
	for i := range n {
		g.Put(Kept{Place{ID: fmt.Sprint("own", i), Latitude: int64(i)}, []string{fmt.Sprintf("Quay %d North", i), fmt.Sprintf("Berth of Harrow%d", i)}})
	}
	g.Find("", "GB", anything)
	return g
}

func BenchmarkFindInRepetition(b *testing.B) {
	g := New()
	for _, word := range []string{"London ", "in Victoria ", "New York ", "New ", "北京", "بباريس ", "Москвы ", "a-", "San "} {
		text := strings.Repeat(word, 100_000/len(word))
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				g.Find(text, "GB", anything)
			}
		})
	}
}
