package jsonl

import (
	"fmt"
	"strconv"
	"strings"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// maxListed is how many labels, people or identifiers one report may list.
const maxListed = 10_000

// builder fills a report from the fields of a line and keeps the first fault.
type builder struct {
	rep    intake.Report
	limits intake.Limits
	whole  bool // nothing was replaced in any string so far
	fault  *feed.Fault
}

// report reads the whole line.
func (b *builder) report(doc feed.JSON) {
	if doc.Kind() != '{' {
		b.refuse(record.RefusedUnreadable, `a report is an object such as {"text":"…"}; this is %s`, short(doc))
		return
	}
	b.object("", doc, func(key string) func(string, feed.JSON) {
		switch key {
		case "grade":
			return b.grade
		case "people":
			return func(at string, v feed.JSON) { b.list(at, v, b.person) }
		case "identifiers":
			return func(at string, v feed.JSON) { b.list(at, v, b.identifier) }
		case "place":
			return b.place
		case "reporter":
			return b.reporter
		}
		return b.plain(key)
	})
	if b.fault == nil && strings.TrimSpace(b.rep.Text) == "" {
		b.refuse(record.RefusedNoText, `the field "text" is missing or blank; a report needs words to be read`)
	}
}

// plain returns what reads a field that is one value or a list of words.
func (b *builder) plain(key string) func(string, feed.JSON) {
	switch key {
	case "id":
		return func(at string, v feed.JSON) { b.rep.SentID = b.asWritten(at, v) }
	case "source":
		return b.into(&b.rep.Source)
	case "channel":
		return func(at string, v feed.JSON) { b.rep.Channel = code(b, at, v, record.ParseChannel) }
	case "received_at":
		return func(at string, v feed.JSON) { b.rep.ReceivedAt = b.time(at, v) }
	case "happened_at":
		return func(at string, v feed.JSON) { b.rep.HappenedAt = b.time(at, v) }
	case "title":
		return b.into(&b.rep.Title)
	case "text":
		return b.into(&b.rep.Text)
	case "url":
		return b.into(&b.rep.URL)
	case "lang":
		return b.into(&b.rep.Lang)
	case "house":
		return func(at string, v feed.JSON) {
			if class := code(b, at, v, record.ParseClass); b.fault == nil {
				b.rep.House = class.String()
			}
		}
	case "handling":
		return b.handling
	case "tlp", "pap":
		return func(at string, v feed.JSON) { b.rep.AddHandling(strings.ToUpper(key), b.text(at, v)) }
	case "written_by":
		return b.into(&b.rep.WrittenBy)
	case "written_at":
		return func(at string, v feed.JSON) { b.rep.WrittenAt = b.time(at, v) }
	case "labels":
		return func(at string, v feed.JSON) {
			b.list(at, v, func(at string, v feed.JSON) { b.rep.Labels = append(b.rep.Labels, b.text(at, v)) })
		}
	}
	return nil
}

// into returns what reads a string into its place.
func (b *builder) into(to *string) func(string, feed.JSON) {
	return func(at string, v feed.JSON) { *to = b.text(at, v) }
}

// handling reads a string, or a list of them.
func (b *builder) handling(at string, v feed.JSON) {
	if v.Kind() != '[' {
		b.rep.AddHandling("", b.text(at, v))
		return
	}
	b.list(at, v, func(at string, v feed.JSON) { b.rep.AddHandling("", b.text(at, v)) })
}

// grade reads {"scheme","code"}.
func (b *builder) grade(at string, v feed.JSON) {
	var scheme record.Scheme
	var written string
	b.object(at, v, func(key string) func(string, feed.JSON) {
		switch key {
		case "scheme":
			return func(at string, v feed.JSON) {
				scheme = code(b, at, v, func(s string) (record.Scheme, error) { return record.ParseScheme(strings.ToLower(s)) })
			}
		case "code":
			return func(at string, v feed.JSON) { written = b.asWritten(at, v) }
		}
		return nil
	})
	g, err := intake.ParseGrade(scheme, written)
	if err != nil {
		b.refuse(record.RefusedBadField, "%s.code: %v", at, err)
	}
	b.rep.Grade = g
}

// person reads {"name","role","dob","age"}.
func (b *builder) person(at string, v feed.JSON) {
	var p intake.Person
	b.object(at, v, func(key string) func(string, feed.JSON) {
		switch key {
		case "name":
			return func(at string, v feed.JSON) { p.Name = b.text(at, v) }
		case "role":
			return func(at string, v feed.JSON) { p.Role = code(b, at, v, record.ParseRole) }
		case "dob":
			return func(at string, v feed.JSON) { p.DOB = b.text(at, v) }
		case "age":
			return func(at string, v feed.JSON) { p.Age = b.asWritten(at, v) }
		}
		return nil
	})
	b.rep.People = append(b.rep.People, p)
}

// identifier reads a word, a number, or {"kind","value"}.
func (b *builder) identifier(at string, v feed.JSON) {
	var id intake.Identifier
	switch v.Kind() {
	case '"', '0':
		id.Value = b.asWritten(at, v)
	default:
		b.object(at, v, func(key string) func(string, feed.JSON) {
			switch key {
			case "kind":
				return func(at string, v feed.JSON) { id.Kind = b.text(at, v) }
			case "value":
				return func(at string, v feed.JSON) { id.Value = b.asWritten(at, v) }
			}
			return nil
		})
	}
	b.rep.Identifiers = append(b.rep.Identifiers, id)
}

// place reads {"name","lat","lon"}.
func (b *builder) place(at string, v feed.JSON) {
	var p intake.Place
	b.object(at, v, func(key string) func(string, feed.JSON) {
		switch key {
		case "name":
			return func(at string, v feed.JSON) { p.Name = b.text(at, v) }
		case "lat":
			return func(at string, v feed.JSON) { p.Lat = b.degrees(at, v, 90) }
		case "lon":
			return func(at string, v feed.JSON) { p.Lon = b.degrees(at, v, 180) }
		}
		return nil
	})
	b.rep.Place = &p
}

// reporter reads {"name","phone","email",…}; what else stands there stays apart with it.
func (b *builder) reporter(at string, v feed.JSON) {
	var r intake.Reporter
	b.object(at, v, func(key string) func(string, feed.JSON) {
		switch key {
		case "name":
			return func(at string, v feed.JSON) { r.Name = b.text(at, v) }
		case "phone":
			return func(at string, v feed.JSON) { r.Phone = b.asWritten(at, v) }
		case "email":
			return func(at string, v feed.JSON) { r.Email = b.text(at, v) }
		}
		return func(_ string, v feed.JSON) { r.Other = append(r.Other, intake.Field{Name: key, Value: string(v)}) }
	})
	b.rep.Reporter = &r
}

// degrees reads a latitude or longitude.
func (b *builder) degrees(at string, v feed.JSON, most float64) *float64 {
	f, err := strconv.ParseFloat(string(v), 64)
	if v.Kind() != '0' || err != nil || f < -most || f > most {
		b.wrong(at, v, fmt.Sprintf("degrees, a number from -%v to %v", most, most))
		return nil
	}
	return &f
}
