package identifiers

import (
	"strings"
	"testing"
)

// kilobyte is a report of about 1 kB with one number and one handle.
const kilobyte = `I wish to report something that happened outside the library on Tuesday evening. I was waiting for the bus ` +
	`with my daughter when two people got out of a grey van and began to argue about money. One of them said that he would be ` +
	`back tomorrow with friends and that the other one would be sorry. They did not see me at first. The taller one had a green ` +
	`coat and spoke on the telephone for most of the time. After about ten minutes a third person arrived on a bicycle, gave them ` +
	`a parcel wrapped in brown paper and left towards the station. I did not hear what was said then. I am not certain that it ` +
	`matters, but my neighbour has seen the same van near the school on three other days, always in the early afternoon, and once ` +
	`somebody was taking notes in it. If you need to speak to me you can ring 07700 900123 after six. I have also seen the name ` +
	`@dark_heron written on the wall behind the shop. I would rather not give my name because we live in the same street and ` +
	`people talk. Thank you for reading this, and sorry if it is nothing at all.`

func BenchmarkFindInAReport(b *testing.B) {
	b.SetBytes(int64(len(kilobyte)))
	for b.Loop() {
		Find(kilobyte, "GB")
	}
}

func BenchmarkFindInAReportWithoutIdentifiers(b *testing.B) {
	text := strings.NewReplacer("07700 900123", "my door", "@dark_heron", "Dark Heron").Replace(kilobyte)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, "GB")
	}
}

func BenchmarkFindInOtherScripts(b *testing.B) {
	text := strings.Repeat("رأيت رجلا عند المدرسة في الصباح وكان يحمل حقيبة كبيرة ثم ذهب ", 10) + "٠٧٧٠٠ ٩٠٠١٢٣"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, "GB")
	}
}

func BenchmarkFindInATableOfNumbers(b *testing.B) {
	for name, row := range map[string]string{
		"phones": "07700 900123, ", "groups": "123 4567 89 ", "dots": "a.b.", "ats": "a@", "spelled": "seven ", "plates": "A1 B2 ", "reg": "reg A1 ", "colons": "telegram: ",
	} {
		text := strings.Repeat(row, 100_000/len(row))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, "GB")
			}
		})
	}
}
