package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"watchfloor/cmd/watchfloor/scenario"
	"watchfloor/record"
)

// eveningFrom is when the evenings of the tests begin.
const eveningFrom = record.Time(1781024400_000000)

// replayed plays a stream in the program itself and returns how well it did.
func replayed(t testing.TB, all []scenario.Told, args ...string) ([]scenario.IncidentLine, scenario.Summary) {
	t.Helper()
	dir := t.TempDir()
	reports, truth := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "truth.jsonl")
	var r, tr strings.Builder
	if err := scenario.Write(all, &r, &tr); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{reports: r.String(), truth: tr.String()} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, errs := ran(t, "", append([]string{"replay", "--json", "--truth", truth}, append(args, reports)...)...)
	if errs != "" {
		t.Fatal(errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var incidents []scenario.IncidentLine
	for _, l := range lines[:len(lines)-1] {
		if strings.HasPrefix(l, `{"incident"`) {
			incidents = append(incidents, read[scenario.IncidentLine](t, l)...)
		}
	}
	return incidents, read[summaryLine](t, lines[len(lines)-1])[0].Summary
}

// TestAnEveningIsSeen plays a small evening on a seed that nothing was chosen on.
func TestAnEveningIsSeen(t *testing.T) {
	incidents, sum := replayed(t, scenario.Evening(101, eveningFrom, 500), "--every", "5m")
	if sum.Precision < .95 || sum.Found < .55 || sum.BuiltNoise > .3 {
		t.Errorf("of pairs %.2f are right, and %.2f of those within reach found; %.1f large leads of noise at the top", sum.Precision, sum.Found, sum.BuiltNoise)
	}
	for _, l := range incidents {
		if l.Reports >= 10 && l.Minutes == nil {
			t.Errorf("%s, told of %d times, never came to the top", l.Incident, l.Reports)
		}
	}
}

// TestASlowBurnIsFound plays few reports of plots among few others over eighteen months.
func TestASlowBurnIsFound(t *testing.T) {
	inTurn(t)
	_, sum := replayed(t, scenario.SlowBurn(101, eveningFrom, 300), "--every", "2000h")
	if sum.Precision < .9 || sum.Found < .6 {
		t.Errorf("of pairs %.2f are right and %.2f found", sum.Precision, sum.Found)
	}
}

// TestAnEveningOfFullSize plays evenings of the size and the seeds that
// WATCHFLOOR_EVENING names, as in "5000:2,3,4", and prints what became of them.
func TestAnEveningOfFullSize(t *testing.T) {
	eachSeed(t, "WATCHFLOOR_EVENING", func(t *testing.T, n int, seed uint64) {
		report(t, scenario.Evening(seed, eveningFrom, n))
	})
}

// TestASlowBurnOfFullSize is the same for WATCHFLOOR_SLOW_BURN, with a tick a day.
func TestASlowBurnOfFullSize(t *testing.T) {
	eachSeed(t, "WATCHFLOOR_SLOW_BURN", func(t *testing.T, n int, seed uint64) {
		report(t, scenario.SlowBurn(seed, eveningFrom, n), "--every", "24h")
	})
}

func report(t *testing.T, all []scenario.Told, args ...string) {
	t.Helper()
	incidents, sum := replayed(t, all, args...)
	for _, l := range incidents {
		minutes := "never"
		if l.Minutes != nil {
			minutes = strconv.FormatFloat(*l.Minutes, 'f', 0, 64)
		}
		t.Logf("%-10s grave %-5v reports %3d leads %3d largest %3d minutes %s", l.Incident, l.Grave, l.Reports, l.Leads, l.Largest, minutes)
	}
	t.Logf("%+v", sum)
}

func eachSeed(t *testing.T, variable string, do func(*testing.T, int, uint64)) {
	size, seeds, ok := strings.Cut(os.Getenv(variable), ":")
	n, err := strconv.Atoi(size)
	if !ok || err != nil {
		t.Skipf("a measurement: set %s=5000:2,3", variable)
	}
	for s := range strings.SplitSeq(seeds, ",") {
		seed, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		t.Run("seed "+s, func(t *testing.T) { do(t, n, seed) })
	}
}
