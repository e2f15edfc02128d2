package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"strings"

	"watchfloor/record"
	"watchfloor/web"
)

// hookFlags say who sends signed requests.
type hookFlags struct {
	Hooks string `help:"Take signed webhooks; a line each: path, source, channel, secrets." placeholder:"FILE"`
}

// add reads the senders, if there are any.
func (f hookFlags) add(all *doors) error {
	if f.Hooks == "" {
		return nil
	}
	file, err := os.Open(f.Hooks)
	if err != nil {
		return fmt.Errorf("--hooks: %w", err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	about, err := file.Stat()
	if err != nil {
		return fmt.Errorf("--hooks: %w", err)
	}
	if about.Mode().Perm()&0o007 != 0 && runtime.GOOS != "windows" {
		return fmt.Errorf("--hooks %s: everybody on this machine may read the secrets in it; chmod 600 it, and change them if others were here", f.Hooks)
	}
	if all.hooks, err = readHooks(file); err != nil {
		return fmt.Errorf("--hooks %s: %w", f.Hooks, err)
	}
	return nil
}

// hookPath is what the last part of a hook's address can be.
var hookPath = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// readHooks reads senders, one a line: the last part of the address, the source,
// the channel, the secrets. Blank lines and those that begin with # mean nothing.
//
//	harbour, Harbour line, partner, whsec_… whsec_…
func readHooks(r io.Reader) ([]web.Hook, error) {
	var all []web.Hook
	paths := map[string]bool{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		h, err := readHook(line)
		if err == nil && paths[h.Path] {
			err = fmt.Errorf("%s stands there twice; write all of its secrets in one line", h.Path)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		paths[h.Path] = true
		all = append(all, h)
	}
	return all, in.Err()
}

// readHook reads one line. Its errors show no secret.
func readHook(line string) (web.Hook, error) {
	f := strings.Split(line, ",")
	if len(f) != 4 {
		return web.Hook{}, errors.New("a sender is path, source, channel and secrets, such as harbour, Harbour line, partner, whsec_…")
	}
	h := web.Hook{Path: strings.TrimSpace(f[0]), Source: strings.TrimSpace(f[1])}
	if !hookPath.MatchString(h.Path) {
		return h, errors.New("the path is made of small letters, digits and -, at most 64")
	}
	if h.Source == "" {
		return h, errors.New("the source has no name")
	}
	var err error
	if h.Channel, err = record.ParseChannel(strings.TrimSpace(f[2])); err != nil {
		return h, fmt.Errorf("channel: %w", err)
	}
	for _, word := range strings.Fields(f[3]) {
		secret, err := web.ReadSecret(word)
		if err != nil {
			return h, err
		}
		h.Secrets = append(h.Secrets, secret)
	}
	if n := len(h.Secrets); n < 1 || n > web.MostSecrets {
		return h, fmt.Errorf("a sender has one to %d secrets", web.MostSecrets)
	}
	return h, nil
}
