// Package unlist reads the UN Security Council's consolidated list in XML.
//
// The list id is "UN-" and the entry's DATAID. The four parts of a name are
// joined in their order; aliases that the list calls Low are weak names, those
// once used former ones, and what stands in an original script is a name of its
// own. One alias field often holds several names, and remarks on them: see
// [aliases].
//
// The file is read as a stream, one entry in memory at a time. XML that breaks
// off ends the reading with a refusal that says so: nothing after it can be
// trusted to be where it seems.
package unlist

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Name is what the list is called where nobody says otherwise.
const Name = "un"

// Read yields a holding or refusal for each entry of r.
func Read(r io.Reader, opt holdings.Options) iter.Seq2[holdings.Holding, *holdings.Refused] {
	return func(yield func(holdings.Holding, *holdings.Refused) bool) {
		if opt.List == "" {
			opt.List = Name
		}
		in, _ := feed.UTF8(r)
		meter := &meter{in: in, limit: opt.Limits.OrDefaults().Report}
		d := xml.NewDecoder(meter)
		d.CharsetReader = charset
		found := false
		for {
			t, err := d.Token()
			line, _ := d.InputPos()
			if err != nil {
				if refused := ended(line, err, found); refused != nil {
					yield(holdings.Holding{}, refused)
				}
				return
			}
			start, ok := t.(xml.StartElement)
			meter.spent = 0
			if !ok || start.Name.Local != "INDIVIDUAL" && start.Name.Local != "ENTITY" {
				continue
			}
			found = true
			var e entry
			if err := d.DecodeElement(&e, &start); err != nil {
				yield(holdings.Holding{}, broken(line, err))
				return
			}
			h, refused := e.holding(start.Name.Local == "INDIVIDUAL", line)
			h.List = opt.List
			if refused != nil {
				h = holdings.Holding{}
			}
			if !yield(h, refused) {
				return
			}
		}
	}
}

// ended says why reading stopped; nil when the file was whole.
func ended(line int, err error, found bool) *holdings.Refused {
	switch {
	case !errors.Is(err, io.EOF):
		return broken(line, err)
	case !found:
		return feed.Refuse(line, record.RefusedEmpty, nil, "no INDIVIDUAL and no ENTITY is in it; give the UN consolidated list as XML")
	}
	return nil
}

// broken refuses the rest of the file.
func broken(line int, err error) *holdings.Refused {
	refused := feed.Broken(line, err)
	if errors.Is(err, errTooLong) {
		refused.Reason = record.RefusedTooLong
	}
	return refused
}

var errTooLong = errors.New("one entry is too long")

// meter bounds what one entry can cost, because the decoder holds it whole.
type meter struct {
	in    io.Reader
	limit int
	spent int
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	if m.spent > m.limit {
		return 0, fmt.Errorf("%w: more than %d bytes", errTooLong, m.limit)
	}
	n, err := m.in.Read(p)
	m.spent += n
	return n, err
}

// charset reads XML that declares another charset than UTF-8. UTF-16 was made
// into UTF-8 already, whatever the declaration still says.
func charset(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("the charset %q is not known", label)
	}
	return enc.NewDecoder().Reader(in), nil
}
