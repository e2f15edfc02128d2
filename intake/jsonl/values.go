package jsonl

import (
	"fmt"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// refuse keeps the first fault.
func (b *builder) refuse(why record.Refusal, format string, args ...any) {
	if b.fault == nil {
		b.fault = &feed.Fault{Reason: why, Detail: fmt.Sprintf(format, args...)}
	}
}

// wrong refuses a field that holds what it cannot mean.
func (b *builder) wrong(at string, v feed.JSON, want string) {
	b.refuse(record.RefusedBadField, "%s: want %s, found %s", at, want, short(v))
}

// object gives each field of an object to the reader that known returns for its
// key. What nobody reads is kept as it was written.
func (b *builder) object(at string, v feed.JSON, known func(key string) func(at string, v feed.JSON)) {
	if v.Kind() != '{' {
		b.wrong(at, v, "an object {…}")
		return
	}
	seen := map[string]bool{}
	n := 0
	for m := range v.Members() {
		path := m.Key
		if at != "" {
			path = at + "." + m.Key
		}
		if n++; n > b.limits.Parts {
			b.refuse(record.RefusedTooLong, "more than %d fields in one object; send what belongs together as a list", b.limits.Parts)
		}
		b.whole = b.whole && m.Whole
		read := known(m.Key)
		switch {
		case b.fault != nil:
			return
		case read == nil:
			b.rep.Unknown = append(b.rep.Unknown, intake.Field{Name: path, Value: string(m.Value)})
		case seen[m.Key]:
			b.refuse(record.RefusedBadField, "%s: stands twice; send the one that is meant", path)
		case m.Value.Kind() != 'n':
			read(path, m.Value)
		}
		seen[m.Key] = true
	}
}

// list gives each element of an array to read.
func (b *builder) list(at string, v feed.JSON, read func(at string, v feed.JSON)) {
	if v.Kind() != '[' {
		b.wrong(at, v, "a list […]")
		return
	}
	n := 0
	for e := range v.Elements() {
		if n == maxListed {
			b.refuse(record.RefusedTooLong, "%s: more than %d elements; split the report", at, maxListed)
		}
		if b.fault != nil {
			return
		}
		read(fmt.Sprintf("%s[%d]", at, n), e)
		n++
	}
}

// text reads a string.
func (b *builder) text(at string, v feed.JSON) string {
	if v.Kind() != '"' {
		b.wrong(at, v, "text in quotes")
		return ""
	}
	s, whole := v.Text()
	b.whole = b.whole && whole
	return s
}

// asWritten reads a string, or a number with all its digits.
func (b *builder) asWritten(at string, v feed.JSON) string {
	if v.Kind() == '0' {
		return string(v)
	}
	return b.text(at, v)
}

// time reads a time and keeps how it was written.
func (b *builder) time(at string, v feed.JSON) record.Time {
	s := b.text(at, v)
	t, err := record.ParseTime(s)
	if err == nil {
		// A time at the edge of the calendar may not survive being written in UTC.
		_, err = record.ParseTime(t.String())
	}
	if err != nil {
		b.refuse(record.RefusedBadField, "%s: %v", at, err)
		return 0
	}
	if s != "" {
		b.rep.Written = append(b.rep.Written, intake.Field{Name: at, Value: s})
	}
	return t
}

// code reads a word of a closed set.
func code[T any](b *builder, at string, v feed.JSON, parse func(string) (T, error)) T {
	var none T
	s := b.text(at, v)
	if s == "" {
		return none
	}
	c, err := parse(s)
	if err != nil {
		b.refuse(record.RefusedBadField, "%s: %v", at, err)
		return none
	}
	return c
}

// short shows the beginning of a value.
func short(v feed.JSON) string {
	const most = 60
	if len(v) <= most {
		return string(v)
	}
	s, _ := intake.Clean(string(v[:most]))
	return s + "…"
}
