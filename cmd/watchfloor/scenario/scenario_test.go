package scenario

import (
	"bytes"
	"strings"
	"testing"

	"watchfloor/record"
)

const from = record.Time(1781028000_000000)

func TestTheSameSeedTellsTheSameEvening(t *testing.T) {
	write := func(seed uint64) string {
		var reports, truth bytes.Buffer
		if err := Write(Evening(seed, from, 300), &reports, &truth); err != nil {
			t.Fatal(err)
		}
		return reports.String() + truth.String()
	}
	if once, again := write(3), write(3); once != again || once == write(4) {
		t.Error("an evening follows from its seed alone")
	}
	if strings.ContainsAny(write(5), "{[") && strings.Contains(write(5), "{clock}") {
		t.Error("a slot was not filled")
	}
}

func TestAnEveningIsMostlyNoise(t *testing.T) {
	count := map[string]int{}
	incidents := map[string]int{}
	all := Evening(2, from, 5000)
	for _, m := range all {
		kind, repost := strings.CutPrefix(m.Truth.Kind, "repost")
		switch {
		case repost:
			count["repost"]++
		case m.Truth.Incident != "":
			incidents[m.Truth.Incident]++
		default:
			count[kind]++
		}
	}
	t.Log(count, incidents)
	if junk := count["spam"] + count["advert"] + count["joke"]; len(all) != 5000 || junk < 1500 || count["repost"] < 1200 || count["soapbox"] < 150 || len(incidents) < 6 {
		t.Error("an evening of 5,000 is a third junk, a quarter reposts, and at least six incidents")
	}
}

func TestASlowBurnHasTwelvePlotsMonthsApart(t *testing.T) {
	last := map[string]record.Time{}
	for _, r := range SlowBurn(2, from, 300) {
		if r.Truth.Incident == "" {
			continue
		}
		if before := last[r.Truth.Incident]; before != 0 && r.ReceivedAt < before+30*record.Day {
			t.Errorf("two reports of %s are %v apart", r.Truth.Incident, r.ReceivedAt-before)
		}
		last[r.Truth.Incident] = r.ReceivedAt
	}
	if len(last) != 12 {
		t.Errorf("%d plots", len(last))
	}
}
