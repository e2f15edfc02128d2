package scenario

import (
	"encoding/json"
	"io"
	"time"

	"watchfloor/intake"
)

// line is a report as replay reads it.
type line struct {
	ID         string            `json:"id"`
	Source     string            `json:"source,omitempty"`
	Channel    string            `json:"channel,omitempty"`
	ReceivedAt string            `json:"received_at"`
	Text       string            `json:"text"`
	Reporter   map[string]string `json:"reporter,omitempty"`
}

func writeReport(w io.Writer, r intake.Report) error {
	l := line{ID: r.SentID, Source: r.Source, Channel: r.Channel.String(), ReceivedAt: r.ReceivedAt.Go().Format(time.RFC3339), Text: r.Text}
	if r.Reporter != nil && r.Reporter.Email != "" {
		l.Reporter = map[string]string{"email": r.Reporter.Email}
	}
	return writeLine(w, l)
}

func writeLine(w io.Writer, v any) error {
	b, err := json.Marshal(v)
	if err == nil {
		_, err = w.Write(append(b, '\n'))
	}
	return err
}
