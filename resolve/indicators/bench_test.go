package indicators

import (
	"strings"
	"testing"

	"watchfloor/record"
)

// kilobyte is a report of about 1 kB with a threat and a time.
const kilobyte = `I wish to report something that happened outside the library on Tuesday evening. I was waiting for the bus ` +
	`with my daughter when two people got out of a grey van and began to argue about money. One of them said that he would be ` +
	`back tomorrow with friends and that the other one would be sorry. They did not see me at first. The taller one had a green ` +
	`coat and spoke on the telephone for most of the time. After about ten minutes a third person arrived on a bicycle, gave them ` +
	`a parcel wrapped in brown paper and left towards the station. I did not hear what was said then. I am not certain that it ` +
	`matters, but my neighbour has seen the same van near the school on three other days, always in the early afternoon, and once ` +
	`somebody was taking notes in it. He said that he will kill her tomorrow night at 5 pm and that he has a gun. I have also seen ` +
	`a name written on the wall behind the shop. I would rather not give my own because we live in the same street and ` +
	`people talk. Thank you for reading this, and sorry if it is nothing at all.`

const now = record.Time(1773328800_000000)

func BenchmarkFindInAReport(b *testing.B) {
	b.SetBytes(int64(len(kilobyte)))
	for b.Loop() {
		Find(kilobyte, now)
	}
}

func BenchmarkFindInRepetition(b *testing.B) {
	for _, word := range []string{"will ", "kill ", "will kill ", "kill xyz ", "no ", "tomorrow ", "kill tomorrow ", "“bomb” ", "in the next ", "5 "} {
		text := strings.Repeat(word, 100_000/len(word))
		b.Run(strings.TrimSpace(word), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, now)
			}
		})
	}
}
