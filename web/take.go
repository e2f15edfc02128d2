package web

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"mime/multipart"
	"net/http"
	"strings"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/csv"
	"watchfloor/intake/eml"
	"watchfloor/intake/jsonl"
	"watchfloor/intake/mbox"
	"watchfloor/intake/rss"
	"watchfloor/intake/text"
	"watchfloor/record"
)

// takePage is the form for what came in, what became of it, and the take-in log.
type takePage struct {
	*base
	Log     []logLine
	Older   string // address of the older lines
	Receipt *Receipt
	Problem string // why the form could not be read, "" for nothing
	Form    takeForm
}

func (takePage) template() string { return "take.html" }

func (p takePage) status() int {
	if p.Problem != "" || p.Receipt != nil && len(p.Receipt.Refused) > 0 && len(p.Receipt.Taken) == 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// Next is the field at which writing goes on after a form was sent: the words
// where something was wrong, the time where sheet follows sheet. Else none, so
// that the keys lead on.
func (p takePage) Next() string {
	switch {
	case p.Receipt == nil:
		return ""
	case p.Problem != "":
		return "text"
	case p.Form.Received != "":
		return "received"
	}
	return ""
}

// logLine is a line of the take-in log.
type logLine struct {
	Page *base
	desk.ArrivalLine
}

// logLines are lines of the take-in log.
func (b *base) logLines(lines []desk.ArrivalLine) []logLine {
	return each(lines, func(l desk.ArrivalLine) logLine {
		b.carries(l.Handling)
		return logLine{b, l}
	})
}

// Channels are the ways by which a report can come.
func (takePage) Channels() []record.Channel {
	return []record.Channel{record.ChannelUnstated, record.ChannelPublic, record.ChannelPartner, record.ChannelNews,
		record.ChannelPlatform, record.ChannelOwn}
}

// takeForm is what was filled in, shown again when it cannot be taken.
type takeForm struct {
	Source, Channel, Received, WrittenBy, WrittenAt, Handling, Title, Text string
}

func (s *Server) takeIn(a ask) (view, error) { return s.takePage(a, takePage{}) }

func (s *Server) takePage(a ask, page takePage) (view, error) {
	log, err := s.house.Arrivals(a.Context(), a.viewer, a.at, desk.ArrivalQuery{Before: a.mark("before")})
	if err != nil {
		return nil, err
	}
	page.base = s.base(a, "take", "Take in").of(log.Moment)
	page.Log = page.logLines(log.Lines)
	if page.Receipt != nil {
		for _, r := range page.Receipt.Taken {
			page.carries(r.Handling)
		}
	}
	if n := len(log.Lines); n > 0 && log.More {
		page.Older = page.URL("/take?before=" + string(log.Lines[n-1].Mark))
	}
	return page, nil
}

// take reads the form as it streams in: fields first, then files, which never
// touch the disk unsealed.
func (s *Server) take(a ask) (view, error) {
	if a.at != 0 {
		return nil, desk.Cannot("Nothing can be taken in at a past moment. Go to the live page.")
	}
	a.Body = http.MaxBytesReader(nil, a.Body, s.opt.MaxTake)
	parts, err := a.MultipartReader()
	if err != nil {
		return nil, failure{http.StatusBadRequest, "Not a form", "This address takes the form of the page Take in. Programs send to /api/v1/reports."}
	}
	page := takePage{Receipt: &Receipt{}}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(err)
		}
		if err := s.takePart(a, part, &page); err != nil {
			return nil, err
		}
	}
	if err := s.takeWritten(a, &page); err != nil {
		return nil, err
	}
	if page.Problem == "" && len(page.Receipt.Taken)+len(page.Receipt.Refused) == 0 {
		page.Problem = "There was nothing to take in: write or paste a text, or choose a file."
	}
	return s.takePage(a, page)
}

// unreadable keeps the error of a request that is too large and explains others.
func unreadable(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return failure{http.StatusBadRequest, "Broken off", "The form did not arrive whole. Send it again: what was taken already is not taken twice."}
}

// takePart reads one field of the form, or takes one file in.
func (s *Server) takePart(a ask, part *multipart.Part, page *takePage) error {
	if part.FormName() == "file" {
		if part.FileName() == "" {
			return nil
		}
		opt, problem := page.Form.options()
		if problem != "" {
			page.Problem = problem
			return nil
		}
		in := bufio.NewReaderSize(part, 4096)
		head, err := in.Peek(4096)
		if err != nil && !errors.Is(err, io.EOF) {
			return unreadable(err)
		}
		return s.takeStream(a, intake.Detect(part.FileName(), head), in, opt, page)
	}
	value, err := io.ReadAll(part)
	if err != nil {
		return unreadable(err)
	}
	if field := page.Form.field(part.FormName()); field != nil {
		*field, _ = intake.Clean(strings.ReplaceAll(string(value), "\r\n", "\n"))
	}
	return nil
}

func (f *takeForm) field(name string) *string {
	return map[string]*string{"source": &f.Source, "channel": &f.Channel, "received": &f.Received,
		"written_by": &f.WrittenBy, "written_at": &f.WrittenAt, "handling": &f.Handling, "title": &f.Title, "text": &f.Text}[name]
}

// options are what the form says about files.
func (f *takeForm) options() (opt intake.Options, problem string) {
	channel, err := record.ParseChannel(orElse(f.Channel, record.ChannelUnstated.String()))
	if err != nil {
		return opt, "Channel: " + err.Error() + "."
	}
	return intake.Options{Source: f.Source, Channel: channel}, ""
}

// takeWritten takes the text of the form in.
func (s *Server) takeWritten(a ask, page *takePage) error {
	f := &page.Form
	if strings.TrimSpace(f.Text) == "" {
		return nil
	}
	opt, problem := f.options()
	received, wrong := pastTime("Received", f.Received, a.now)
	written, wrongToo := pastTime("Written down", f.WrittenAt, a.now)
	problem = orElse(problem, orElse(wrong, wrongToo))
	if problem == "" && written != 0 && written < received {
		problem = "Written down: that is before it was received."
	}
	if problem != "" {
		page.Problem = problem
		return nil
	}
	r := intake.Report{Source: opt.Source, Channel: opt.Channel, Format: record.FormatForm, Title: f.Title,
		Text: f.Text, ReceivedAt: received, WrittenBy: f.WrittenBy, WrittenAt: written, Handling: strings.TrimSpace(f.Handling)}
	d := Delivery{record.DoorForm, record.FormatForm, opt.Source, opt.Channel}
	if err := s.takeAll(a, d, func(yield func(intake.Report, *intake.Refused) bool) { yield(r, nil) }, page); err != nil {
		return err
	}
	f.Text, f.Title = "", ""
	return nil
}

// pastTime reads a time of the form that has come already, or says what is wrong.
func pastTime(what, said string, now record.Time) (at record.Time, problem string) {
	at, err := record.ParseTime(said)
	switch {
	case err != nil:
		return 0, what + ": " + err.Error() + "."
	case at > now:
		return 0, what + ": that moment has not come yet. Times are in UTC."
	}
	return at, ""
}

func (s *Server) takeStream(a ask, format record.Format, in io.Reader, opt intake.Options, page *takePage) error {
	reports, err := Parse(format, in, opt)
	if err != nil {
		return err
	}
	return s.takeAll(a, Delivery{record.DoorForm, format, opt.Source, opt.Channel}, reports, page)
}

func (s *Server) takeAll(a ask, d Delivery, in iter.Seq2[intake.Report, *intake.Refused], page *takePage) error {
	got, err := s.house.Take(a.Context(), a.viewer, d, in)
	page.Receipt.Taken = append(page.Receipt.Taken, got.Taken...)
	page.Receipt.Refused = append(page.Receipt.Refused, got.Refused...)
	return err
}

// Parse reads an input in its format.
func Parse(format record.Format, in io.Reader, opt intake.Options) (iter.Seq2[intake.Report, *intake.Refused], error) {
	switch format {
	case record.FormatText:
		return text.Read(in, opt), nil
	case record.FormatJSONL:
		return jsonl.Read(in, opt), nil
	case record.FormatEML:
		return eml.Read(in, opt), nil
	case record.FormatRSS:
		return rss.Read(in, opt), nil
	case record.FormatCSV:
		return csv.Read(in, opt), nil
	case record.FormatMbox:
		return mbox.Read(in, opt), nil
	}
	return nil, desk.Cannot("Nothing is read as " + format.String() + ". It can be text, eml, mbox, jsonl, csv or rss.")
}
