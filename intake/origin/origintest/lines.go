package origintest

import (
	"encoding/json"
	"fmt"
	"io"

	"watchfloor/intake"
)

// line is a report as the format jsonl reads it.
type line struct {
	ID         string `json:"id"`
	Source     string `json:"source"`
	Channel    string `json:"channel,omitempty"`
	ReceivedAt string `json:"received_at,omitempty"`
	Title      string `json:"title,omitempty"`
	Text       string `json:"text"`
	URL        string `json:"url,omitempty"`
	Lang       string `json:"lang,omitempty"`
}

// WriteReports writes the reports, one a line, in the order of arrival.
func (c Corpus) WriteReports(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range c.Reports {
		if err := e.Encode(lineOf(&c.Reports[i])); err != nil {
			return fmt.Errorf("report %s of the corpus: %w", c.Reports[i].SentID, err)
		}
	}
	return nil
}

func lineOf(r *intake.Report) line {
	return line{ID: r.SentID, Source: r.Source, Channel: r.Channel.String(), ReceivedAt: r.ReceivedAt.String(),
		Title: r.Title, Text: r.Text, URL: r.URL, Lang: r.Lang}
}

// truthLine is one piece of the truth; exactly one field is set.
type truthLine struct {
	Group     *Group     `json:"group,omitempty"`
	Statement *Statement `json:"statement,omitempty"`
	Grey      *Grey      `json:"grey,omitempty"`
	Made      *madeLine  `json:"made,omitempty"`
}

type madeLine struct {
	SentID string `json:"sent_id"`
	Made
}

// WriteTruth writes what is true of the reports, one piece a line.
func (c Corpus) WriteTruth(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for l := range c.truthLines() {
		if err := e.Encode(l); err != nil {
			return fmt.Errorf("the truth of the corpus: %w", err)
		}
	}
	return nil
}

func (c Corpus) truthLines() func(yield func(truthLine) bool) {
	return func(yield func(truthLine) bool) {
		for _, g := range c.Truth.Groups {
			if !yield(truthLine{Group: &g}) {
				return
			}
		}
		for _, s := range c.Truth.Statements {
			if !yield(truthLine{Statement: &s}) {
				return
			}
		}
		for _, g := range c.Truth.Grey {
			if !yield(truthLine{Grey: &g}) {
				return
			}
		}
		for _, r := range c.Reports {
			if !yield(truthLine{Made: &madeLine{r.SentID, c.Truth.Made[r.SentID]}}) {
				return
			}
		}
	}
}
