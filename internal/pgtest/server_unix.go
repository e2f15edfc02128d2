//go:build unix

package pgtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// startServer makes a cluster in a new temporary folder below base, starts its server
// and returns the folder once the server answers.
func startServer(base string, options []string) (dir string, err error) {
	bin, err := programs(installs)
	if err != nil {
		return "", err
	}
	as, err := account()
	if err != nil {
		return "", err
	}
	if dir, err = folder(base, as); err != nil {
		return "", err
	}
	if err := watch(dir); err != nil {
		return "", errors.Join(err, os.RemoveAll(dir))
	}
	data := filepath.Join(dir, "data")
	initdb := program(dir, as, filepath.Join(bin, "initdb"), "--pgdata", data, "--username", owner,
		"--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync")
	if out, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	args := []string{"-D", data, "-k", dir}
	for _, o := range append([]string{"listen_addresses=", "max_connections=300", "shared_buffers=32MB"}, options...) {
		args = append(args, "-c", o)
	}
	return dir, serve(program(dir, as, filepath.Join(bin, "postgres"), args...), dir)
}

// program is a command that runs in dir, with none of the caller's environment
// (PGDATA and its like), in a process group of its own, so that a key pressed at
// the terminal reaches the tests and not the server.
func program(dir string, as *syscall.Credential, path string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = []string{"LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: as}
	return cmd
}

// serve starts the server and returns once it answers, has ended, or is too late.
func serve(cmd *exec.Cmd, dir string) error {
	out, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return err
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()

	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, dsn(dir, owner))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case endErr := <-ended:
			err = errors.Join(err, endErr)
		case <-ctx.Done():
		case <-time.After(20 * time.Millisecond):
			continue
		}
		log, readErr := os.ReadFile(out.Name())
		return fmt.Errorf("the server does not answer: %w\n%s", errors.Join(err, readErr), log)
	}
}

// account is the user that the server runs as: nil for the user of the tests,
// but another one for root, as which PostgreSQL refuses to run.
func account() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(uidErr, gidErr); err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody")
}

// folder makes a temporary folder below base that belongs to the server's user. No
// base is the folder that TMPDIR names, or /tmp where that user cannot reach it.
func folder(base string, as *syscall.Credential) (string, error) {
	base = cmp.Or(base, os.TempDir())
	if as != nil && !reachable(base) {
		base = "/tmp"
	}
	dir, err := os.MkdirTemp(base, "watchfloor-pg-")
	if err != nil || as == nil {
		return dir, err
	}
	return dir, os.Chown(dir, int(as.Uid), int(as.Gid))
}

// reachable reports whether everybody may pass through dir and all above it.
func reachable(dir string) bool {
	for ; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil || info.Mode()&fs.FileMode(0o001) == 0 {
			return false
		}
		if dir == filepath.Dir(dir) {
			return true
		}
	}
}

// watch starts a shell that waits for the end of this process, which it sees at
// the end of its input, and then stops the server and removes its folder. The
// input is never closed by this process, so that also os.Exit, a panic and
// SIGKILL end it, and nothing has to be called at the end of the tests.
func watch(dir string) error {
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	untilExit.Lock()
	untilExit.pipes = append(untilExit.pipes, write)
	untilExit.Unlock()
	shell := program("/", nil, "/bin/sh", "-c", strings.TrimSpace(watcher), "watchfloor-pg-watcher", dir)
	shell.Stdin = read
	if err := shell.Start(); err != nil {
		return err
	}
	go func() { _ = shell.Wait() }() // it outlives this process unless somebody kills it
	return nil
}

// untilExit keeps the pipes to the watchers open: a collected file would close.
var untilExit struct {
	sync.Mutex // guards pipes
	pipes      []*os.File
}

// watcher gives the server five seconds to go; its data is not worth more.
const watcher = `
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null; then
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
		kill -0 "$pid" 2>/dev/null || break
		sleep 0.2
	done
fi
rm -rf -- "$1"
`
