//go:build linux

package sqlite_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"watchfloor/internal/absent"
	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/store/storetest"
)

// TestAPowerCutLosesNothingAcknowledged runs a writer under strace and replays
// its system calls onto a disk that forgets what was not synced. At moments of
// acknowledgement it cuts the power: with every unsynced write lost, and with
// some of them lost and others not. The house then opens, is whole, and has
// everything that was acknowledged.
func TestAPowerCutLosesNothingAcknowledged(t *testing.T) {
	storetest.InTurn(t)
	strace, err := exec.LookPath("strace")
	if err != nil {
		absent.Skip(t, "strace is not installed: install the Debian package strace")
	}
	for part, acks := range map[string]int{"take small": 40, "take large": 30} {
		t.Run(part, func(t *testing.T) { powerCuts(t, strace, part, acks) })
	}
}

func powerCuts(t *testing.T, strace, part string, acks int) {
	dir, trace := t.TempDir(), filepath.Join(t.TempDir(), "trace")
	cmd := child(t, part, dir)
	cmd.Env = append(cmd.Env, childAcks(acks))
	cmd.Args = append([]string{strace, "-f", "-xx", "-s", "100000000", "-o", trace, "-e", "signal=none",
		"-e", "trace=?open,openat,close,write,pwrite64,ftruncate,fsync,fdatasync,?unlink,unlinkat,?rename,?renameat,renameat2,writev,pwritev,fallocate,sync_file_range",
		cmd.Path}, cmd.Args[1:]...)
	cmd.Path = strace
	if out, err := cmd.Output(); err != nil {
		absentPtrace(t, err, out)
	}
	f, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var told storetest.Told
	r := rand.New(rand.NewPCG(1, uint64(acks)))
	cuts, n := 0, 0
	d := &disk{open: map[int]string{}, files: map[string]*diskFile{}, pending: map[int]string{}, dir: dir, calls: map[string]int{}}
	someLost := func() bool { return r.IntN(2) == 0 }
	d.after = func(file string) {
		if file == sqlite.FileName && r.IntN(500) == 0 { // while the log is brought home
			cuts++
			cutPower(t, d, &told, someLost)
		}
	}
	d.said = func(line string) error {
		if err := told.Hear(line); err != nil {
			return err
		}
		if n++; n < 4 || n > 2*acks-2 || r.IntN(2*acks/4) == 0 {
			cuts++
			cutPower(t, d, &told, func() bool { return false })
			cutPower(t, d, &told, someLost)
		}
		return nil
	}
	if err := d.read(f); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d acknowledged, %d moments of a power cut, calls %v", len(told.Acknowledged), cuts, d.calls)
	if part == "take large" && d.calls[sqlite.FileName] < 1000 {
		t.Errorf("%d pages were written home from the log: too few to show that no power cut hurts then", d.calls[sqlite.FileName])
	}
	if len(told.Acknowledged) != acks || d.calls["fdatasync"]+d.calls["fsync"] < acks {
		t.Errorf("%d acknowledged with %d syncs: the trace does not show what happened", len(told.Acknowledged), d.calls["fdatasync"]+d.calls["fsync"])
	}
}

// absentPtrace skips where processes may not be traced, as in some containers.
func absentPtrace(t *testing.T, err error, out []byte) {
	t.Helper()
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(out) == 0 {
		absent.Skip(t, "strace does not work here: %v", err)
	}
	t.Fatal(err)
}

func cutPower(t *testing.T, d *disk, told *storetest.Told, survives func() bool) {
	t.Helper()
	dir := t.TempDir()
	if err := d.afterPowerCut(dir, survives); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), dir, sqlite.ThrowAway, store.Options{Now: time.Now})
	if errors.Is(err, store.ErrNoHouse) && len(told.Acknowledged) == 0 {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	storetest.Holds(t, storetest.Place{SQL: plain(t, dir)}, db, told)
	if len(told.Acknowledged)%4 == 0 { // it takes long
		storetest.Whole(t, db)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// childAcks makes a child stop by itself after so many acknowledgements.
func childAcks(n int) string { return "WATCHFLOOR_STORE_ACKS=" + strconv.Itoa(n) }
