package web

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/record"
)

// originShown is how many members of a group one page lists.
const originShown = 200

// originPage is a group of common origin: who was first, who took it from whom,
// and two of its reports side by side.
type originPage struct {
	*base
	Origin         desk.OriginView
	Rows           []originRow
	Earlier, Later string // addresses of the other members, "" when there are none
	Left, Right    *besideText
	Shared         string // how much the two share, in words
	shown
}

func (originPage) template() string { return "origin.html" }

func (s *Server) origin(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	from, err := strconv.Atoi(orElse(a.FormValue("from"), "0"))
	if err != nil || from < 0 {
		return nil, desk.ErrNotFound
	}
	v, err := s.house.Origin(a.Context(), a.viewer, a.at, id, Members{from, originShown})
	if err != nil {
		return nil, err
	}
	page := originPage{base: s.base(a, "", "Origin").of(v.Moment).carries(v.Handling), Origin: v, shown: shown{a.viewer, record.ReadOrigin, v.Origin, a.at != 0}}
	path := "/origin/" + v.Origin.String() + "?from="
	if v.From > 0 {
		page.Earlier = page.URL(path + strconv.Itoa(max(0, v.From-originShown)))
	}
	if end := v.From + len(v.Members); end < v.Total {
		page.Later = page.URL(path + strconv.Itoa(end))
	}
	left, right, err := pair(a, v)
	if err != nil {
		return nil, err
	}
	for _, m := range v.Members {
		page.Rows = append(page.Rows, originRow{page.base, m, m.Report == left && !m.Again(), m.Report == right && !m.Again()})
	}
	return page, s.beside(a, &page, left, right)
}

// pair reads which two reports are to stand side by side: those that were
// chosen, else the first and one that was taken from it.
func pair(a ask, v desk.OriginView) (left, right record.ID, err error) {
	left, err = record.ParseID(a.FormValue("a"))
	if err == nil {
		right, err = record.ParseID(a.FormValue("b"))
	}
	if err != nil {
		return left, right, errors.Join(desk.ErrNotFound, err)
	}
	if left.IsZero() {
		left = v.First
	}
	for _, m := range v.Members {
		if right.IsZero() && !m.Again() && m.Report != left {
			right = m.Report
		}
	}
	return left, right, nil
}

// originRow is one member of the group.
type originRow struct {
	Page *base
	desk.OriginMember
	IsLeft, IsRight bool
}

// How says in words how the member stands to what it was taken from.
func (r originRow) How() string {
	switch r.Arrival {
	case record.ArrivalNew:
		return "was there first"
	case record.ArrivalRepeat:
		if r.Again() {
			return "arrived again, word for word"
		}
		return "was sent again with another text"
	case record.ArrivalCopy:
		return "is a copy"
	case record.ArrivalExcerpt:
		return "took a part over"
	case record.ArrivalQuotes:
		return "quotes it, and stands for itself"
	}
	return r.Arrival.String()
}

// Inset is the style of how far the member stands in; what is deeper than that
// stands no further in.
func (r originRow) Inset() string { return "in" + strconv.Itoa(min(r.Depth, 6)) }

// Name is how the member is called: by its headline, its sender's id, or not at all.
func (r originRow) Name() string { return orElse(r.Headline, orElse(r.SentID, "Report without words")) }

// Percent is the share of the words that both have.
func (r originRow) Percent() string { return percent(r.Share) }

// percent writes a share as people do.
func percent(m record.Millionths) string {
	if n := (int64(m) + 5000) / 10_000; n > 0 || m == 0 {
		return fmt.Sprintf("%d %%", n)
	}
	return "under 1 %"
}

// originLine is one origin of the reports of a lead.
type originLine struct {
	Origin  record.ID
	Sources []string
	Reports int
	More    bool // it has more sources than are named here
}

// originsOf counts the reports of a lead by their origins, in the order in which
// they came.
func originsOf(members []desk.ReportView) []originLine {
	var out []originLine
	at := map[record.ID]int{}
	for _, m := range members {
		i, ok := at[m.Origin]
		if !ok {
			i = len(out)
			at[m.Origin] = i
			out = append(out, originLine{Origin: m.Origin})
		}
		out[i].Reports += 1 + len(m.Repeats)
		if name := orElse(m.SourceName, "source not named"); !slices.Contains(out[i].Sources, name) {
			if out[i].More = len(out[i].Sources) == 4; !out[i].More {
				out[i].Sources = append(out[i].Sources, name)
			}
		}
	}
	return out
}
