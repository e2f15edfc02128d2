package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/cmd/watchfloor/scenario"
	"watchfloor/intake"
	"watchfloor/record"
)

// boardAfter plays a stream and returns the rows of the board a day after it began: the
// first report of each lead that is not among those added, and its index.
func boardAfter(t *testing.T, all []scenario.Told) []string {
	t.Helper()
	var reports, truth strings.Builder
	if err := scenario.Write(all, &reports, &truth); err != nil {
		t.Fatal(err)
	}
	out, errs := ran(t, reports.String(), "replay", "--json", "--every", "24h", "--top", "40", "-")
	if errs != "" {
		t.Fatal(errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var rows []string
	for _, r := range read[tickLine](t, lines[len(lines)-1])[0].Board {
		if !strings.HasPrefix(r.Reports[0], "added") {
			rows = append(rows, fmt.Sprint(r.Reports[0], " ", r.Index))
		}
	}
	return rows
}

// added are messages that come after a stream, a second apart.
func added(all []scenario.Told, id string, author func(i int) string, texts []string) []scenario.Told {
	all = slices.Clone(all)
	at := all[len(all)-1].ReceivedAt
	for i, text := range texts {
		r := intake.Report{Text: text, Source: "Public messages", Channel: record.ChannelPublic, ReceivedAt: at + record.Time(i+1)*record.Second,
			SentID: fmt.Sprintf("%s%03d", id, i), Format: record.FormatJSONL, Reporter: &intake.Reporter{Email: author(i) + "@messages.example.org"}}
		all = append(all, scenario.Told{Report: r})
	}
	return all
}

// TestRepostsLeaveTheOrderAsItIs: however often messages are passed on, by however many,
// no lead moves and no index changes.
func TestRepostsLeaveTheOrderAsItIs(t *testing.T) {
	inTurn(t)
	evening := scenario.Evening(2, eveningFrom, 160)
	short := []string{"shots at Harrow Mill", "gunman in Harrow Mill, run", "he fired twice, Harrow Mill"} // too short to be told for copies
	evening = added(evening, "short", func(i int) string { return fmt.Sprintf("witness%d", i) }, short)
	before := boardAfter(t, evening)
	if len(before) < 20 {
		t.Fatalf("%d rows", len(before))
	}
	var passed []string
	for i, m := range evening {
		if i%4 > 0 && i < len(evening)-len(short) {
			continue
		}
		text := m.Text
		passed = append(passed, text, "RT @somebody: "+text, "“"+text+"” wow")
	}
	after := boardAfter(t, added(evening, "added", func(i int) string { return fmt.Sprintf("passer%d", i) }, passed))
	same(t, before, after)
}

// TestAProlificAuthorIsOneVoice: thirty messages of one author about what others tell of
// move nothing that one of them had not moved.
func TestAProlificAuthorIsOneVoice(t *testing.T) {
	inTurn(t)
	evening := scenario.Evening(2, eveningFrom, 160)
	var texts []string
	for i := range 30 {
		words := []string{"tram", "rails", "lorry", "window", "driver"}
		texts = append(texts, fmt.Sprintf("crash on Lantern Hill by the Bellwether, %s and %s number %d", words[i%5], words[i/5%5], i))
	}
	one := boardAfter(t, added(evening, "added", func(int) string { return "prolific" }, texts[:1]))
	many := boardAfter(t, added(evening, "added", func(int) string { return "prolific" }, texts))
	same(t, one, many)
}

func same(t *testing.T, before, after []string) {
	t.Helper()
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			t.Fatalf("row %d was %q, and is %q", i+1, before[i], after[i])
		}
	}
}
