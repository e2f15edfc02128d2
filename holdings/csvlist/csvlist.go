// Package csvlist reads the house's own form of list: comma- or
// semicolon-separated values with a header line. The columns, in any order:
//
//	list_id    the id in the list it came from; without it, the name and dates of birth
//	type       person, organisation, account, phone, vehicle, place, item, vessel, aircraft, unknown
//	name       the primary name
//	aliases    other names; several are separated by ";", as in the columns below
//	dob        dates of birth, as far as they are known
//	phones, emails, urls, handles, plates, documents, wallets
//	places     addresses
//	role       what the person is to the list: subject, witness, victim, reporter, mentioned;
//	           victims, witnesses and reporters are held, and never matched or linked
//	notes      anything else
//	labels     labels of the house
//	status     open, suspended, closed; a closed or suspended record is shown for a purpose
//	           only. Another word is kept in the notes: lists of others have such columns too
//	review_by  the date by which the risk that remains of a closed one is looked at again
//	house      the class of house for which the list was made: live, exercise, demo
//	handling   what may be done with it: TLP:AMBER, PAP:RED, C A1, or words
//
// Only name is needed, or one identifier. A column with another name is kept in
// the notes under its name. Two lines with one id are refused, because the
// second would silently replace the first.
package csvlist

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Name is what the list is called where nobody says otherwise.
const Name = "csv"

// Read yields a holding or refusal for each line of r below the header.
func Read(r io.Reader, opt holdings.Options) iter.Seq2[holdings.Holding, *holdings.Refused] {
	return func(yield func(holdings.Holding, *holdings.Refused) bool) {
		in, _ := feed.UTF8(r)
		in, comma := separator(in)
		if opt.List == "" {
			opt.List = Name
		}
		var columns []string
		lineOf := map[string]int{} // by list id
		for row, refused := range feed.Rows(in, opt.Limits.OrDefaults().Line, comma) {
			var h holdings.Holding
			switch {
			case refused != nil:
			case columns == nil:
				if columns, refused = header(row); refused != nil {
					yield(h, refused)
					return
				}
				continue
			default:
				h, refused = holding(columns, row, opt.List)
			}
			if first := lineOf[h.ListID]; refused == nil && first > 0 {
				h, refused = holdings.Holding{}, feed.Refuse(row.Line, record.RefusedBadField, []byte(strings.Join(row.Fields, ",")),
					"list_id: %.60q stands in line %d already; give each line its own", h.ListID, first)
			} else if refused == nil {
				lineOf[h.ListID] = row.Line
			}
			if !yield(h, refused) {
				return
			}
		}
	}
}

// knownColumns are the columns that mean something, besides those of identifiers.
func knownColumns() []string {
	return []string{"list_id", "type", "name", "aliases", "dob", "places", "role", "notes", "labels", "status", "review_by", "house", "handling"}
}

// identifierColumns are the columns of identifiers and what they hold.
func identifierColumns() map[string]record.MentionKind {
	return map[string]record.MentionKind{
		"phones": record.MentionPhone, "emails": record.MentionEmail, "urls": record.MentionURL,
		"handles": record.MentionHandle, "plates": record.MentionPlate,
		"documents": record.MentionDocument, "wallets": record.MentionWallet,
	}
}

// header reads the names of the columns.
func header(row feed.Row) ([]string, *holdings.Refused) {
	columns := make([]string, len(row.Fields))
	known := false
	for i, f := range row.Fields {
		columns[i] = strings.ToLower(strings.TrimSpace(f))
		_, identifier := identifierColumns()[columns[i]]
		if known = known || identifier || columns[i] == "name"; columns[i] != "" && slices.Contains(columns[:i], columns[i]) {
			return nil, feed.Refuse(row.Line, record.RefusedBadField, []byte(strings.Join(row.Fields, ",")),
				"two columns are called %q; give each its own name", columns[i])
		}
	}
	if !known {
		return nil, feed.Refuse(row.Line, record.RefusedUnreadable, []byte(strings.Join(row.Fields, ",")),
			"the first line must name the columns, among them %q; they can be %s",
			"name", strings.Join(append(knownColumns(), slices.Sorted(maps.Keys(identifierColumns()))...), ", "))
	}
	return columns, nil
}

// holding reads one line.
func holding(columns []string, row feed.Row, list string) (holdings.Holding, *holdings.Refused) {
	refuse := func(why record.Refusal, format string, args ...any) (holdings.Holding, *holdings.Refused) {
		return holdings.Holding{}, feed.Refuse(row.Line, why, []byte(strings.Join(row.Fields, ",")), format, args...)
	}
	h := holdings.Holding{List: list}
	for i, value := range row.Fields {
		value = strings.TrimSpace(value)
		switch {
		case value == "":
			continue
		case i >= len(columns):
			return refuse(record.RefusedBadField, "%d fields below %d columns; put a field that holds a comma in quotes", len(row.Fields), len(columns))
		}
		if err := column(&h, columns[i], value); err != nil {
			return refuse(record.RefusedBadField, "%s: %v", columns[i], err)
		}
	}
	if len(h.Names) == 0 && len(h.Identifiers) == 0 {
		return refuse(record.RefusedNoText, "neither name nor identifier; nothing could ever be found by it")
	}
	slices.SortStableFunc(h.Names, func(a, b holdings.Name) int { return int(a.Kind) - int(b.Kind) })
	if len(h.Names) > 0 {
		h.Names[0].Kind = holdings.Primary // an alias, where the name is left out
	}
	if h.ListID == "" {
		h.ListID = madeID(h)
	}
	return h, nil
}

// madeID names a holding whose list does not, so that the same line has the same
// id in the next issue of the list, wherever it stands there.
func madeID(h holdings.Holding) string {
	if len(h.Names) == 0 {
		return h.Identifiers[0].Value
	}
	return strings.Join(append([]string{h.Names[0].Text}, h.Born...), " ")
}

// column puts one field where it belongs.
func column(h *holdings.Holding, name, value string) error {
	if kind, ok := identifierColumns()[name]; ok {
		for _, v := range several(value) {
			h.Identifiers = append(h.Identifiers, holdings.Identifier{Kind: kind, Value: v})
		}
		return nil
	}
	switch name {
	case "list_id":
		h.ListID = value
	case "type":
		t, err := record.ParseHoldingType(strings.ToLower(value))
		h.Type = t
		return err
	case "name":
		h.Names = append(h.Names, holdings.Name{Text: value})
	case "aliases":
		for _, v := range several(value) {
			h.Names = append(h.Names, holdings.Name{Text: v, Kind: holdings.Alias})
		}
	case "dob":
		for _, v := range several(value) {
			h.Born = append(h.Born, holdings.Born(v))
		}
	case "places":
		for _, v := range several(value) {
			h.Places = append(h.Places, holdings.Place{Kind: holdings.PlaceAddress, Text: v})
		}
	case "role":
		r, err := record.ParseRole(strings.ToLower(value))
		h.Role = r
		return err
	case "notes":
		h.Notes = strings.TrimPrefix(h.Notes+"\n"+value, "\n")
	case "labels":
		h.Labels = several(value)
	case "status":
		s, err := record.ParseHoldingStatus(strings.ToLower(value))
		if h.Status = s; err != nil {
			return column(h, "its status", value) // of another list: in its own words
		}
	case "review_by":
		at, err := record.ParseTime(value)
		h.ReviewBy = at
		return err
	case "house":
		class, err := record.ParseClass(value)
		if err != nil {
			return err
		}
		h.House = class.String()
	case "handling":
		h.Handling = value
	default:
		h.Notes = strings.TrimPrefix(fmt.Sprintf("%s\n%s: %s", h.Notes, name, value), "\n")
	}
	return nil
}

// several splits a field that may hold more than one value.
func several(value string) []string {
	var all []string
	for v := range strings.SplitSeq(value, ";") {
		if v = strings.TrimSpace(v); v != "" {
			all = append(all, v)
		}
	}
	return all
}
