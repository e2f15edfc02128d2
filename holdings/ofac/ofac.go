// Package ofac reads the OFAC list of Specially Designated Nationals in its
// legacy form: sdn.csv (entries), alt.csv (further names), add.csv (addresses)
// and sdn_comments.csv (remarks that did not fit). The files may come in any
// order and under any name: a row is known by its shape.
//
// The list id is the entry number. Names of individuals, listed "LAST, First",
// are put into natural order with the listed form beside them. Remarks are read
// for dates and places of birth, further names (in quotes, which the list calls
// weak), numbers of documents, phones, addresses of e-mail, sites and wallets,
// and links to other entries; they also stand in the notes as they came.
//
// Entries are joined from all files, so the list is read whole (bounded by
// Limits.List) before the first holding is yielded.
package ofac

import (
	"iter"
	"strconv"
	"strings"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Name is what the list is called where nobody says otherwise.
const Name = "ofac"

// Read joins the files of one list and yields a holding an entry, in the order
// of the entries. Refusals of rows come before the first holding.
func Read(files []holdings.File, opt holdings.Options) iter.Seq2[holdings.Holding, *holdings.Refused] {
	return func(yield func(holdings.Holding, *holdings.Refused) bool) {
		if opt.List == "" {
			opt.List = Name
		}
		l := list{name: opt.List, limits: opt.Limits.OrDefaults(), byNumber: map[string]*entry{}}
		for _, f := range files {
			for row, refused := range feed.Rows(f, l.limits.Line, ',') {
				if refused == nil {
					refused = l.take(row)
				}
				if refused == nil {
					continue
				}
				refused.File = f.Name
				if !yield(holdings.Holding{}, refused) || l.full {
					return
				}
			}
		}
		l.give(yield)
	}
}

// list is what the files held.
type list struct {
	name     string
	limits   holdings.Limits
	size     int
	full     bool
	entries  []*entry // in their order
	byNumber map[string]*entry
	byName   map[string]string // listed name → number, "" where two have it
}

// entry is one entry with what other files say of it.
type entry struct {
	number    string
	line      int // of the first row that named it
	sdn       []string
	alts      [][]string
	addresses [][]string
	comment   string
}

// The columns of sdn.csv.
const (
	colName = iota + 1
	colType
	colProgram
	colTitle
	colCallSign
	colVesselType
	colTonnage
	colGRT
	colFlag
	colOwner
	colRemarks
	sdnColumns
)

// take files one row under its entry.
func (l *list) take(row feed.Row) *holdings.Refused {
	f := row.Fields
	refuse := func(why record.Refusal, format string, args ...any) *holdings.Refused {
		return feed.Refuse(row.Line, why, []byte(strings.Join(f, ",")), format, args...)
	}
	for i := range f {
		l.size += len(f[i]) + 16
		if f[i] = strings.Trim(f[i], " \t\x1a"); f[i] == "-0-" {
			f[i] = ""
		}
	}
	if l.size > l.limits.List {
		l.full = true
		return refuse(record.RefusedTooLong, "the list has more than %d bytes; nothing of it was taken", l.limits.List)
	}
	number := f[0]
	if _, err := strconv.ParseUint(number, 10, 63); err != nil {
		if strings.EqualFold(number, "ent_num") {
			return nil
		}
		return refuse(record.RefusedBadField, "an entry number is missing at the beginning, found %.40q", number)
	}
	e := l.byNumber[number]
	if e == nil {
		e = &entry{number: number, line: row.Line}
		l.byNumber[number] = e
		l.entries = append(l.entries, e)
	}
	switch shape(f) {
	case sdnShape:
		if e.sdn != nil {
			return refuse(record.RefusedBadField, "entry %s stands twice; the first was taken", number)
		}
		e.sdn = f
	case altShape:
		e.alts = append(e.alts, f)
	case addShape:
		e.addresses = append(e.addresses, f)
	case commentShape:
		e.comment += f[1]
	default:
		return refuse(record.RefusedUnreadable, "%d fields are neither an entry (12), a name (5), an address (6) nor a comment (2)", len(f))
	}
	return nil
}

// The shapes that a row can have.
type rowShape uint8

const (
	noShape rowShape = iota
	sdnShape
	altShape
	addShape
	commentShape
)

// shape tells by the number of fields, and by the kind of name, to which file a row belongs.
func shape(f []string) rowShape {
	switch n := len(f); {
	case n == sdnColumns:
		return sdnShape
	case (n == 4 || n == 5) && (strings.EqualFold(f[2], "aka") || strings.EqualFold(f[2], "fka") || strings.EqualFold(f[2], "nka")):
		return altShape
	case n == 5 || n == 6:
		return addShape
	case n == 2:
		return commentShape
	}
	return noShape
}

// give yields the holdings, and a refusal for what belongs to no entry.
func (l *list) give(yield func(holdings.Holding, *holdings.Refused) bool) {
	l.byName = make(map[string]string, len(l.entries))
	for _, e := range l.entries {
		if e.sdn == nil {
			continue
		}
		name := strings.ToUpper(e.sdn[colName])
		if _, twice := l.byName[name]; twice {
			l.byName[name] = ""
			continue
		}
		l.byName[name] = e.number
	}
	for _, e := range l.entries {
		var h holdings.Holding
		var refused *holdings.Refused
		switch {
		case e.sdn == nil:
			refused = feed.Refuse(e.line, record.RefusedBadField, nil,
				"names, addresses or comments belong to entry %s, which no file holds; give sdn.csv of the same day too", e.number)
		case e.sdn[colName] == "":
			refused = feed.Refuse(e.line, record.RefusedNoText, []byte(strings.Join(e.sdn, ",")), "entry %s has no name", e.number)
		default:
			h = l.holding(e)
		}
		if !yield(h, refused) {
			return
		}
	}
}
