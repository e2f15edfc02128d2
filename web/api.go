package web

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

const (
	matchLimit = 64 << 10 // bytes of a query
	matchMost  = 100      // candidates of an answer
	apiFirst   = 50       // leads of a board when no limit is said
	apiMost    = 10_000
)

// apiMatch answers POST /api/v1/match. It is asked thousands of times a second:
// nothing is logged, rendered or recorded.
func (s *Server) apiMatch(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	var q MatchQuery
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, matchLimit))
	if err := dec.Decode(&q); err != nil {
		return 0, nil, unreadableJSON(err)
	}
	if q.Name == "" && len(q.Identifiers) == 0 {
		return 0, nil, failure{status: http.StatusBadRequest, text: `a query needs a name or identifiers: {"name":"…"}`}
	}
	if q.Limit < 1 || q.Limit > matchMost {
		q.Limit = 10
	}
	a, err := s.house.Match(r.Context(), v, q)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, NewMatchLine(q, a), nil
}

func unreadableJSON(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return failure{status: http.StatusBadRequest, text: "the query cannot be read as JSON: " + err.Error()}
}

// apiBoard answers GET /api/v1/board?as_of=&limit=.
func (s *Server) apiBoard(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	a, err := s.read(r, v)
	if err != nil {
		return 0, nil, err
	}
	limit := apiFirst
	if said := r.URL.Query().Get("limit"); said != "" {
		limit, err = strconv.Atoi(said)
		if err != nil || limit < 1 || limit > apiMost {
			return 0, nil, failure{status: http.StatusBadRequest, text: "limit is a number from 1 to " + strconv.Itoa(apiMost)}
		}
	}
	b, err := s.house.Board(r.Context(), a.viewer, a.at, limit)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, NewBoardAnswer(b), nil
}

// apiReports answers POST /api/v1/reports: one object for one report, a list for
// lines, in which what was taken comes before what was refused.
func (s *Server) apiReports(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	a, err := s.read(r, v)
	if err != nil {
		return 0, nil, err
	}
	if a.at != 0 {
		return 0, nil, desk.Cannot("nothing can be taken in at a past moment: leave as_of out")
	}
	q := r.URL.Query()
	opt := intake.Options{Source: q.Get("source")}
	if opt.Channel, err = record.ParseChannel(orElse(q.Get("channel"), record.ChannelUnstated.String())); err != nil {
		return 0, nil, failure{status: http.StatusBadRequest, text: "channel: " + err.Error()}
	}
	if enc := r.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return 0, nil, failure{status: http.StatusUnsupportedMediaType, text: "Content-Encoding " + strconv.Quote(enc) + ": nothing is unpacked here; send it as it is"}
	}
	in := bufio.NewReaderSize(http.MaxBytesReader(w, r.Body, s.opt.MaxTake), 4096)
	format, list := formatOf(r.Header.Get("Content-Type"), in)
	reports, err := Parse(format, in, opt)
	if err != nil {
		return 0, nil, err
	}
	got, err := s.house.Take(r.Context(), a.viewer, Delivery{record.DoorAPI, format, opt.Source, opt.Channel}, reports)
	if err != nil {
		return 0, nil, err
	}
	if err := tooLarge(got); err != nil {
		return 0, nil, err
	}
	return receiptJSON(got, list || len(got.Taken)+len(got.Refused) != 1)
}

// tooLarge is the error of a request that was too large to hold any report.
func tooLarge(got Receipt) error {
	var err *http.MaxBytesError
	if len(got.Taken) == 0 && len(got.Refused) == 1 && errors.As(got.Refused[0].Err, &err) {
		return err
	}
	return nil
}

// receiptJSON is 201 when something new is held, 200 when all of it was held
// before, and 422 when nothing could be taken.
func receiptJSON(got Receipt, list bool) (int, any, error) {
	status := http.StatusUnprocessableEntity
	var lines []any
	for _, t := range got.Taken {
		lines = append(lines, NewTakenLine(t))
		switch {
		case t.Arrival != record.ArrivalRepeat:
			status = http.StatusCreated
		case status != http.StatusCreated:
			status = http.StatusOK
		}
	}
	for _, ref := range got.Refused {
		lines = append(lines, NewRefusedLine(ref))
	}
	switch {
	case len(lines) == 0:
		return 0, nil, failure{status: http.StatusUnprocessableEntity, text: "there is no report in this request"}
	case list:
		return status, lines, nil
	}
	return status, lines[0], nil
}

// formatOf says in which format a request brings reports, and whether its sender
// expects a list. Without a known content type the first bytes decide.
func formatOf(contentType string, in *bufio.Reader) (format record.Format, list bool) {
	kind, _, err := mime.ParseMediaType(contentType)
	if err == nil {
		switch kind {
		case "application/json":
			return record.FormatJSONL, false
		case "application/x-ndjson", "application/jsonl":
			return record.FormatJSONL, true
		case "text/plain":
			return record.FormatText, false
		case "message/rfc822":
			return record.FormatEML, false
		case "application/mbox":
			return record.FormatMbox, true
		case "text/csv", "text/tab-separated-values":
			return record.FormatCSV, true
		case "application/rss+xml", "application/atom+xml", "application/rdf+xml":
			return record.FormatRSS, true
		}
	}
	head, err := in.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		head = nil // the parser meets the same error
	}
	format = intake.Detect("", head)
	return format, format == record.FormatMbox || format == record.FormatCSV || format == record.FormatRSS
}

func (s *Server) apiUnknown(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	return http.StatusNotFound, problem{"there is nothing at this address: see POST /api/v1/match, POST /api/v1/reports, GET /api/v1/board, GET /api/v1/origins, GET /api/v1/capacity, GET /api/v1/lead/{id}/chart, GET /api/v1/holding/{id}/chart"}, nil
}
