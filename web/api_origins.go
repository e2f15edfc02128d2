package web

import (
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// How many groups of common origin one answer holds: at first, and at most.
const (
	originsFirst = 50
	originsMost  = 500
)

// OriginsAnswer is the answer of GET /api/v1/origins. Next is the value of
// `after` for the groups that follow, "" when there are none.
type OriginsAnswer struct {
	At      record.Time  `json:"at"`
	Origins []OriginLine `json:"origins"`
	Next    string       `json:"next"`
}

// OriginLine is a group of reports of common origin. First is the sender's own
// id of the report that was there first, or its id where there is none; so is Of.
type OriginLine struct {
	Origin  record.ID          `json:"origin"`
	First   string             `json:"first"`
	Reports []OriginReportLine `json:"reports"`

	Handling record.HandlingList `json:"handling"` // of all of them
}

// OriginReportLine is one report of a group, or one arrival of it. Share is the
// part of the shorter text that both have.
type OriginReportLine struct {
	Report  record.ID      `json:"report"`
	SentID  string         `json:"sent_id"`
	Source  string         `json:"source"`
	Arrival record.Arrival `json:"arrival"`
	Of      string         `json:"of"`
	Share   Decimal        `json:"share"`

	Handling record.HandlingList `json:"handling"`
}

// NewOriginLine returns the JSON of a group.
func NewOriginLine(v desk.OriginView) OriginLine {
	name := func(sent string, id record.ID) string {
		if sent == "" && !id.IsZero() {
			return id.String()
		}
		return sent
	}
	line := OriginLine{Origin: v.Origin, Handling: record.HandlingList(v.Handling)}
	line.Reports = each(v.Members, func(m desk.OriginMember) OriginReportLine {
		if m.Report == v.First && !m.Again() {
			line.First = name(m.SentID, m.Report)
		}
		return OriginReportLine{m.Report, m.SentID, m.Source, m.Arrival, name(m.OfSentID, m.Of), Decimal(m.Share), record.HandlingList(m.Handling)}
	})
	return line
}

// apiOrigins answers GET /api/v1/origins?as_of=&after=&limit=.
func (s *Server) apiOrigins(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	a, err := s.read(r, v)
	if err != nil {
		return 0, nil, err
	}
	limit := originsFirst
	if said := a.FormValue("limit"); said != "" {
		if limit, err = strconv.Atoi(said); err != nil || limit < 1 || limit > originsMost {
			return 0, nil, failure{status: http.StatusBadRequest, text: "limit is a number from 1 to " + strconv.Itoa(originsMost)}
		}
	}
	after, err := record.ParseID(a.FormValue("after"))
	if err != nil {
		return 0, nil, failure{status: http.StatusBadRequest, text: "after is an id: that of the group after which the answer begins"}
	}
	got, err := s.house.Origins(a.Context(), a.viewer, a.at, after, limit)
	if err != nil {
		return 0, nil, err
	}
	out := OriginsAnswer{At: got.Moment.Now, Origins: each(got.Groups, NewOriginLine)}
	if !got.Next.IsZero() {
		out.Next = got.Next.String()
	}
	return http.StatusOK, out, nil
}
