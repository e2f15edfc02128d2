package rss

import (
	"regexp"
	"strings"
	"time"

	"watchfloor/record"
)

// finish settles what follows from several fields.
func (i *item) finish() {
	r := &i.rep
	r.SentID = orElse(i.guid, orElse(i.about, i.link))
	r.URL = orElse(r.URL, orElse(i.link, address(i.about)))
	r.Text = joined(i.short, i.long)
	if strings.TrimSpace(r.Text) == "" {
		r.Text = r.Title
		if r.Title != "" {
			i.warn("the item has no text but its title; it stands for the text")
		}
	}
	if i.source.opt.OwnTimes {
		r.ReceivedAt = i.received()
	}
}

func address(s string) string {
	if isAddress(s) {
		return s
	}
	return ""
}

// joined returns the long form of the words, and the short one before it where
// that says something else.
func joined(short, long string) string {
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	begins := strings.TrimRight(fold(short), ".… []")
	switch {
	case strings.TrimSpace(long) == "":
		return short
	case strings.Contains(fold(long), begins):
		return long
	case strings.Contains(begins, fold(long)):
		return short
	}
	return strings.TrimRight(short, "\n") + "\n\n" + long
}

// received is when the item was published, as far as that can be read.
func (i *item) received() record.Time {
	for _, name := range []string{"pubdate", "published", "dc:date", "issued", "created", "date", "updated", "modified"} {
		if i.dates[name] == "" {
			continue
		}
		if at, ok := parseDate(i.dates[name]); ok {
			return at
		}
	}
	i.warn("the item has no date that can be read")
	return 0
}

// dateLayouts are the forms of date that feeds write, without the day of the
// week, which is often wrong.
var dateLayouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 MST", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05 MST", "2 Jan 06 15:04 -0700", "2 Jan 06 15:04 MST", "2 Jan 06",
	"2 January 2006 15:04:05 -0700", "2 January 2006 15:04:05 MST", "2 January 2006 15:04:05", "2 January 2006 15:04", "2 January 2006",
	"2-Jan-2006 15:04:05 MST", "2-Jan-06 15:04:05 MST", "Jan 2, 2006 15:04:05 MST", "Jan 2 15:04:05 2006", "Jan 2 15:04:05 MST 2006", "January 2, 2006 15:04", "January 2, 2006",
	"2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01",
}

// zones are the names of zones that mean one thing in dates of mail and feeds.
var zones = map[string]string{"UT": "+0000", "UTC": "+0000", "GMT": "+0000", "Z": "+0000", "WET": "+0000", "BST": "+0100", "CET": "+0100", "MET": "+0100", "CEST": "+0200", "EET": "+0200",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700"}

var (
	weekday = regexp.MustCompile(`^(?i)[a-z]{2,9}\.?,\s*|^(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+`)
	zone    = regexp.MustCompile(`\s+\(?([A-Z]{1,4})\)?(\s\d{4})?$`)
)

// parseDate reads a date as feeds write it. A zone that is no number and not
// known cannot be told, so that the date cannot be.
func parseDate(s string) (record.Time, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if at, err := record.ParseTime(s); err == nil {
		return at, at != 0
	}
	s = weekday.ReplaceAllString(s, "")
	if m := zone.FindStringSubmatch(s); m != nil {
		offset, known := zones[m[1]]
		if !known {
			return 0, false
		}
		s = strings.TrimSuffix(s, m[0]) + " " + offset + m[2]
	}
	s = strings.Replace(s, "GMT+", "+", 1)
	for _, layout := range dateLayouts {
		t, err := time.Parse(strings.ReplaceAll(layout, "MST", "-0700"), s)
		if err != nil {
			continue
		}
		at := record.At(t)
		_, err = record.ParseTime(at.String())
		return at, err == nil && at != 0
	}
	return 0, false
}
