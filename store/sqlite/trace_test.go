//go:build linux

package sqlite_test

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// disk is what a disk holds that forgets, at a power cut, every write that was
// not yet synced. It is fed with the system calls of a program as strace
// records them. Names are part of it: a file that was made, and whose folder
// was not synced since, is lost with its bytes.
type disk struct {
	open    map[int]string          // paths by file descriptor
	files   map[string]*diskFile    // by path
	pending map[int]string          // calls that began and have not returned, by thread
	dir     string                  // only files in it are followed
	said    func(line string) error // what the program says on its output
	after   func(file string)       // each write
	calls   map[string]int
}

type diskFile struct {
	bytes  []byte // as the program sees them
	synced []byte
	named  bool // its name is on the disk
	writes []diskWrite
}

// diskWrite is a write that was not synced yet.
type diskWrite struct {
	at    int64
	bytes []byte
	cut   bool // the file was cut to at
}

// read feeds the disk with a whole trace.
func (d *disk) read(trace io.Reader) error {
	lines := bufio.NewReader(trace)
	for {
		line, err := lines.ReadString('\n')
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			if err := d.line(line); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// line takes one line: a thread, then a call with its arguments and result, or
// the beginning or the end of one.
func (d *disk) line(line string) error {
	number, what, _ := strings.Cut(line, " ")
	what = strings.TrimLeft(what, " ")
	thread, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	if began, ok := strings.CutSuffix(what, " <unfinished ...>"); ok {
		d.pending[thread] = began
		if said, ok := strings.CutPrefix(began, "write(1,"); ok {
			return d.call("write", "1,"+said, 1) // what is said has been said when the call began
		}
		return nil
	}
	if strings.HasPrefix(what, "<... ") {
		began := d.pending[thread]
		if strings.HasPrefix(began, "write(1,") {
			return nil
		}
		_, rest, _ := strings.Cut(what, " resumed>")
		what = began + rest
	}
	name, rest, called := strings.Cut(what, "(")
	end := strings.LastIndex(rest, ") ")
	if !called || end < 0 {
		return nil // signals, exits
	}
	value, _, _ := strings.Cut(strings.TrimLeft(rest[end+2:], "= "), " ")
	result, err := strconv.ParseInt(value, 10, 64)
	if err != nil || result < 0 {
		return nil // it failed, or never returned
	}
	return d.call(name, rest[:end], result)
}

// call carries out one successful system call.
func (d *disk) call(name, args string, result int64) error {
	d.calls[name]++
	switch name {
	case "open", "openat":
		return d.opened(args, int(result))
	case "close":
		fd, err := number(args)
		delete(d.open, int(fd))
		return err
	case "pwrite64", "write":
		return d.wrote(name, args, result)
	case "ftruncate":
		fd, size, _ := strings.Cut(args, ", ")
		return d.truncated(fd, size)
	case "fsync", "fdatasync":
		fd, err := number(args)
		d.synced(d.open[int(fd)])
		return err
	case "unlink", "unlinkat":
		return d.unlinked(args)
	case "rename", "renameat", "renameat2", "pwritev", "writev", "fallocate", "sync_file_range":
		if path, err := quoted(args); err == nil && strings.HasPrefix(path, d.dir) {
			return fmt.Errorf("the trace has %s(%.80s), which the disk does not know", name, args)
		}
	}
	return nil
}

func number(s string) (int64, error) {
	s, _, _ = strings.Cut(s, ",")
	return strconv.ParseInt(strings.TrimSpace(s), 10, 64)
}

// quoted returns the first string of the arguments; strace -xx writes every
// byte as \xNN.
func quoted(args string) (string, error) {
	begin := strings.IndexByte(args, '"')
	if begin < 0 {
		return "", fmt.Errorf("no string in %.80s", args)
	}
	text, rest, ok := strings.Cut(args[begin+1:], `"`)
	if !ok || strings.HasPrefix(rest, "...") {
		return "", fmt.Errorf("a string is cut short in %.80s", args)
	}
	b := make([]byte, len(text)/len(`\xNN`))
	for i := range b {
		if _, err := hex.Decode(b[i:i+1], []byte(text[4*i+2:4*i+4])); err != nil {
			return "", fmt.Errorf("%q in %.80s: %w", text[4*i:4*i+4], args, err)
		}
	}
	return string(b), nil
}

func (d *disk) opened(args string, fd int) error {
	path, err := quoted(args)
	if err != nil {
		return err
	}
	d.open[fd] = path
	if filepath.Dir(path) != d.dir || strings.HasSuffix(path, "-shm") {
		return nil // the -shm is made anew after a power cut
	}
	f := d.files[path]
	if f == nil && strings.Contains(args, "O_CREAT") {
		f = &diskFile{}
		d.files[path] = f
	}
	if f != nil && strings.Contains(args, "O_TRUNC") {
		f.write(diskWrite{cut: true})
	}
	return nil
}

func (d *disk) wrote(name, args string, n int64) error {
	fd, err := number(args)
	if err != nil {
		return err
	}
	f := d.files[d.open[int(fd)]]
	if fd != 1 && f == nil {
		return nil
	}
	text, err := quoted(args)
	if err != nil {
		return err
	}
	if fd == 1 {
		for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
			if err := d.said(line); err != nil {
				return err
			}
		}
		return nil
	}
	if name == "write" {
		return fmt.Errorf("write without a place to %s, which the disk does not know", d.open[int(fd)])
	}
	at, err := strconv.ParseInt(args[strings.LastIndex(args, ", ")+2:], 10, 64)
	if err != nil {
		return err
	}
	d.calls[filepath.Base(d.open[int(fd)])]++
	f.write(diskWrite{at: at, bytes: []byte(text)[:n]})
	d.after(filepath.Base(d.open[int(fd)]))
	return nil
}

func (d *disk) truncated(fd, size string) error {
	n, err := number(fd)
	if err != nil {
		return err
	}
	at, err := number(size)
	if f := d.files[d.open[int(n)]]; f != nil && err == nil {
		f.write(diskWrite{at: at, cut: true})
	}
	return err
}

// synced makes a file, or the names in a folder, last.
func (d *disk) synced(path string) {
	if f := d.files[path]; f != nil {
		f.synced, f.writes = bytes.Clone(f.bytes), nil
	}
	if path == d.dir {
		for _, f := range d.files {
			f.named = true
		}
	}
}

// unlinked forgets a file at once: a removal that is lost would leave more on
// the disk, not less, and SQLite removes a log only when it holds nothing.
func (d *disk) unlinked(args string) error {
	path, err := quoted(args)
	delete(d.files, path)
	return err
}

func (f *diskFile) write(w diskWrite) {
	f.bytes = w.on(f.bytes)
	f.writes = append(f.writes, w)
}

func (w diskWrite) on(b []byte) []byte {
	end := w.at + int64(len(w.bytes))
	if w.cut && int64(len(b)) > w.at {
		return b[:w.at:w.at]
	}
	if int64(len(b)) < end {
		b = append(b, make([]byte, end-int64(len(b)))...)
	}
	copy(b[w.at:end], w.bytes)
	return b
}

// afterPowerCut writes the files into a folder as they are after a power cut.
// Of the writes that were not synced those are there that survive says.
func (d *disk) afterPowerCut(into string, survives func() bool) error {
	for path, f := range d.files {
		if !f.named && !survives() {
			continue
		}
		b := bytes.Clone(f.synced)
		for _, w := range f.writes {
			if survives() {
				b = w.on(b)
			}
		}
		if err := os.WriteFile(filepath.Join(into, filepath.Base(path)), b, 0o600); err != nil {
			return err
		}
	}
	return nil
}
