// Package feed cuts what strangers send into numbered pieces of bounded size.
// The readers of lists (holdings/…) and of reports (intake/…) stand on it, so
// that both refuse in the same words and neither can be made to fill memory.
//
// Promises:
//   - A piece that is too long, too deep or not of its format is refused with
//     its line and a reason ([Refused]); the pieces after it are still read.
//   - Memory is bounded by [Limits], however long a line is.
//   - Nothing here panics, reads a clock or opens a file.
package feed

import (
	"fmt"
	"strings"

	"watchfloor/record"
)

// KeptRaw is how many bytes of a refused piece are kept to look at.
const KeptRaw = 64 << 10

// Refused says which piece of an input was not taken, and why.
type Refused struct {
	File   string // which of several inputs; "" when there is only one
	Line   int    // where the piece begins, counted from 1
	Reason record.Refusal
	Detail string // what was found and what to do about it
	Raw    []byte // the beginning of the piece, at most KeptRaw bytes
	Err    error  // set when the input itself broke off: nothing after Line was read
}

// Refuse makes a refusal, keeping a copy of the beginning of raw.
func Refuse(line int, why record.Refusal, raw []byte, format string, args ...any) *Refused {
	return &Refused{Line: line, Reason: why, Detail: fmt.Sprintf(format, args...), Raw: head(raw)}
}

// Broken is the refusal of everything that a failing input still held.
func Broken(line int, err error) *Refused {
	return &Refused{Line: line, Reason: record.RefusedUnreadable, Err: err,
		Detail: fmt.Sprintf("the input broke off here (%v); send what follows again", err)}
}

// String says it in one line, for people.
func (r *Refused) String() string {
	var b strings.Builder
	if r.File != "" {
		fmt.Fprintf(&b, "%s: ", r.File)
	}
	fmt.Fprintf(&b, "line %d: %s: %s", r.Line, r.Reason, r.Detail)
	return b.String()
}

// Limits bound what one input can cost. The zero value of a field means its default.
type Limits struct {
	Line   int // bytes in one line; 8 MiB
	Depth  int // braces within braces, parts within parts; 64
	Report int // bytes of one report that is not a line; 16 MiB
	Parts  int // parts of one message, fields of one line; 200
	File   int // bytes of one file that comes with a report; 10 MiB
	List   int // bytes of a list that must be read whole before its first holding; 256 MiB
}

// OrDefaults fills in what is not set.
func (l Limits) OrDefaults() Limits {
	for _, f := range []struct {
		at  *int
		def int
	}{{&l.Line, 8 << 20}, {&l.Depth, 64}, {&l.Report, 16 << 20}, {&l.Parts, 200}, {&l.File, 10 << 20}, {&l.List, 256 << 20}} {
		if *f.at <= 0 {
			*f.at = f.def
		}
	}
	return l
}

// head copies the beginning of a piece, so that a refusal does not keep all of it.
func head(raw []byte) []byte {
	if len(raw) == 0 {
		return nil
	}
	return append([]byte(nil), raw[:min(len(raw), KeptRaw)]...)
}
