//go:build unix

package pgtest

import (
	"bufio"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// TestBeKilled is the process that TestAKilledProcessLeavesNothing kills; on its
// own it claims nothing.
func TestBeKilled(t *testing.T) {
	if os.Getenv("PGTEST_BE_KILLED") != "1" {
		return
	}
	if _, err := os.Stdout.WriteString(Start(t) + "\n"); err != nil {
		t.Fatal(err)
	}
	select {}
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	_, err := startServer("", []string{"fsync=perhaps"})
	if errors.Is(err, errNoServer) {
		Start(t) // skips
	}
	if err == nil || !strings.Contains(err.Error(), `"fsync"`) {
		t.Errorf("err = %v, want the server's words about fsync", err)
	}
}

func TestAKilledProcessLeavesNothing(t *testing.T) {
	Start(t) // skips without a server
	cmd := exec.Command(os.Args[0], "-test.run=^TestBeKilled$")
	cmd.Env = append(os.Environ(), "PGTEST_BE_KILLED=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, readErr := bufio.NewReader(out).ReadString('\n')
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed, and says so
	if readErr != nil {
		t.Fatal(readErr)
	}
	dsn, err := url.Parse(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	dir := dsn.Query().Get("host")
	for limit := time.Now().Add(15 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			break
		}
		if time.Now().After(limit) {
			t.Fatalf("%s is still there", dir)
		}
	}
	if conn, err := pgx.Connect(t.Context(), dsn.String()); err == nil {
		t.Errorf("the server still answers: %v", conn.Close(t.Context()))
	}
}
