//go:build unix

package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"watchfloor/store"
)

// fillUp is the child that runs out of room: no file may grow beyond a megabyte
// more than the house has. It says what the write said that failed, whether
// that left anything, and how it went on when there was room again.
func fillUp(ctx context.Context, db *store.DB) error {
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	small := before
	small.Cur = 1 << 20
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		return err
	}
	takeOne := func() error {
		return db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
			_, err := tx.Append(report(strings.Repeat("lantern ", 5000)))
			return err
		})
	}
	taken := 0
	var full error
	for ; full == nil && taken < 1000; taken++ {
		full = takeOne()
	}
	fmt.Printf("error %v\n", full)
	if err := takeOne(); err == nil {
		return errors.New("there was room for another")
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	if err := takeOne(); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	head, err := db.Head(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("entries beyond those taken %d\n", int(head)-(taken-1)-1)
	found, err := db.Verify(ctx, nil)
	fmt.Printf("problems %v\n", found.Problems)
	return err
}

func TestAFullDiskIsSaidAndLeavesNothingHalfTaken(t *testing.T) {
	cmd := child(t, "fill up", t.TempDir())
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"error the disk", "full", "nothing was taken", "entries beyond those taken 0\n", "problems []\n"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
}

// TestATinyDiskIsSaid fills a real disk, where tests may make one.
func TestATinyDiskIsSaid(t *testing.T) {
	dir := tinyDisk(t)
	db := open(t, dir, opened)
	taken := 0
	var full error
	for ; full == nil && taken < 1000; taken++ {
		full = db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
			_, err := tx.Append(report(strings.Repeat("lantern ", 5000)))
			return err
		})
	}
	if full == nil || !strings.Contains(full.Error(), "the disk is full; nothing was taken. Make room") {
		t.Errorf("a full disk: %v", full)
	}
	if head, err := db.Head(t.Context()); err != nil || int(head) != taken-1 {
		t.Errorf("%d entries after %d were taken, %v", head, taken-1, err)
	}
	if got, err := db.Verify(t.Context(), nil); err != nil || len(got.Problems) > 0 {
		t.Errorf("%v, %v", got.Problems, err)
	}
}

func TestAFileThatMayNotBeWrittenIsSaid(t *testing.T) {
	dir, err := os.MkdirTemp("/tmp", "watchfloor-readonly-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(dir, 0o700)
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	db := open(t, dir, opened)
	take(t, db, "lantern")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for path, mode := range map[string]os.FileMode{"house.db": 0o444, ".": 0o555} {
		if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	cmd := child(t, "take small", dir)
	asNobody(t, cmd)
	var said bytes.Buffer
	cmd.Stderr = &said
	if out, err := cmd.Output(); err == nil || len(out) > 0 {
		t.Errorf("taken: %s", out)
	}
	if !strings.Contains(said.String(), "cannot be written to; nothing was taken. Give this user the right") {
		t.Errorf("said: %s", &said)
	}
}

// asNobody makes root's child run as a user whom file modes bind, from a copy of
// the test that this user can reach.
func asNobody(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("/tmp", "watchfloor-child-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	b, err := os.ReadFile(cmd.Path)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = filepath.Join(dir, "child")
	if err := errors.Join(os.Chmod(dir, 0o755), os.WriteFile(cmd.Path, b, 0o755)); err != nil {
		t.Fatal(err)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
	cmd.Dir = "/"
}
