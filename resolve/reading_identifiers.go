package resolve

import (
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
)

// identifiers adds what stands in the text, in the title and in the fields of
// the report.
func (in *reading) identifiers(region string) {
	for _, f := range identifiers.Find(in.text, region) {
		in.identified(f, true)
	}
	for _, f := range identifiers.Find(in.said.Title, region) {
		in.identified(f, false)
	}
	for _, i := range in.said.Identifiers {
		kind, err := record.ParseMentionKind(i.Kind)
		if err != nil || kind == record.MentionName {
			for _, f := range identifiers.Find(i.Value, region) {
				in.identified(f, false)
			}
			continue
		}
		if key, ok := identifiers.Normalise(kind, i.Value, region); ok {
			in.identifier(kind, 0, 0, key)
		}
	}
}

// identified adds what was found, and the handle that a profile link also is.
func (in *reading) identified(f identifiers.Found, placed bool) {
	if !placed {
		f.Start, f.End = 0, 0
	}
	in.identifier(f.Kind, f.Start, f.End, f.Key)
	in.identifier(record.MentionHandle, f.Start, f.End, f.Also)
	if like, ok := identifiers.Like(f.Key); ok && !in.own[f.Key] {
		in.identifier(record.MentionLike, f.Start, f.End, like)
	}
}

// identity is how whoever reported can be reached, as stated.
type identity struct {
	kind   record.MentionKind
	value  string
	digits string // the last ones of a number
	region string
}

// lastDigits are the last six digits of a number, however it is written.
func lastDigits(s string) string {
	var out [6]byte
	n := len(out)
	for i := len(s) - 1; i >= 0 && n > 0; i-- {
		if s[i] >= '0' && s[i] <= '9' {
			n--
			out[n] = s[i]
		}
	}
	return string(out[n:])
}

// ofReporter reports whether an identifier is one of whoever reported. To read a
// number is dear: only one that ends alike is read.
func (in *reading) ofReporter(kind record.MentionKind, key string) bool {
	for _, r := range in.reporters {
		if r.kind != kind || kind == record.MentionPhone && lastDigits(key) != r.digits {
			continue
		}
		if own, ok := identifiers.Normalise(r.kind, r.value, r.region); ok && own == key {
			return true
		}
	}
	return in.own[key]
}

func (in *reading) identifier(kind record.MentionKind, start, end int, key string) {
	if key != "" && !in.ofReporter(kind, key) {
		in.add(record.Mention{Kind: kind, Start: int64(start), End: int64(end)}, key)
	}
}
