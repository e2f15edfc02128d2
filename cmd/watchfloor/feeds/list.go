package feeds

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// Feed is one feed and how often it is visited.
type Feed struct {
	URL   *url.URL
	Name  string // of the source that its items come from
	Every time.Duration
}

// The bounds of a list.
const (
	leastEvery = time.Minute
	mostEvery  = 7 * 24 * time.Hour
	mostFeeds  = 1000
)

// List reads a list of feeds, one a line: address, name, how often. Blank lines
// and those that begin with # mean nothing. A name may hold commas.
//
//	https://news.example/feed.xml, Harbour Gazette, 15m
func List(r io.Reader) ([]Feed, error) {
	var all []Feed
	urls, names := map[string]int{}, map[string]int{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		f, err := parse(line)
		if err == nil {
			err = errors.Join(twice(urls, f.URL.String(), "this address", n), twice(names, f.Name, "the name "+f.Name, n))
		}
		if err == nil && len(all) == mostFeeds {
			err = fmt.Errorf("more than %d feeds", mostFeeds)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, f)
	}
	return all, in.Err()
}

func twice(seen map[string]int, what, called string, line int) error {
	if first := seen[what]; first > 0 {
		return fmt.Errorf("%s stands in line %d already", called, first)
	}
	seen[what] = line
	return nil
}

func parse(line string) (Feed, error) {
	address, rest, ok := strings.Cut(line, ",")
	last := strings.LastIndex(rest, ",")
	if !ok || last < 0 {
		return Feed{}, errors.New("a feed is an address, a name and how often, such as https://news.example/feed.xml, Harbour Gazette, 15m")
	}
	f := Feed{Name: strings.TrimSpace(rest[:last])}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return f, errors.New("the address cannot be read") // the error would show what may be a secret in it
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return f, fmt.Errorf("%s: the address of a feed begins with https:// or http://", u.Redacted())
	}
	u.Fragment = ""
	f.URL = u
	if f.Name == "" || len(f.Name) > 200 || !utf8.ValidString(f.Name) || strings.ContainsFunc(f.Name, func(r rune) bool { return r < ' ' }) {
		return f, errors.New("the name of a feed is some words, at most 200 bytes")
	}
	every := strings.TrimSpace(rest[last+1:])
	f.Every, err = time.ParseDuration(every)
	if err != nil || f.Every < leastEvery || f.Every > mostEvery {
		return f, fmt.Errorf("%q is not how often a feed can be visited: write 15m or 2h, from 1m to 168h", every)
	}
	return f, nil
}
