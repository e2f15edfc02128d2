package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"watchfloor/cmd/watchfloor/scenario"
	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// scored is a replay whose truth is known.
type scored struct {
	*scenario.Score
	reports map[record.ID]string // the senders' ids of what was taken
}

// truth reads what is true of the reports; nil when nobody says.
func (c *replayCommand) truth() (_ *scored, err error) {
	if c.Truth == "" {
		return nil, nil
	}
	f, err := os.Open(c.Truth)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var all []scenario.Truth
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		var t scenario.Truth
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil || t.ID == "" {
			return nil, fmt.Errorf(`%s:%d: this is no line such as {"id":"M1","incident":"fire"}`, c.Truth, n)
		}
		all = append(all, t)
	}
	return newScored(all), lines.Err()
}

func newScored(truth []scenario.Truth) *scored {
	return &scored{scenario.NewScore(truth), map[record.ID]string{}}
}

func (s *scored) came(got []taken, at record.Time) {
	if s == nil {
		return
	}
	for _, t := range got {
		s.Came(t.sent, at)
		s.reports[t.report] = t.sent
	}
}

func (s *scored) top(at record.Time, b desk.Board) {
	if s == nil {
		return
	}
	rows := make([][]string, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = r.SentIDs
	}
	s.Top(at, rows)
}

// stand tells the score in which lead each report stands at the end.
func (s *scored) stand(ctx context.Context, h *house) error {
	return h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		for report, sent := range s.reports {
			lead, err := tx.LeadOf(report)
			if err != nil {
				return err
			}
			s.Stands(sent, lead)
		}
		return nil
	})
}

// summaryLine is the last line of a replay whose truth is known.
type summaryLine struct {
	Summary scenario.Summary `json:"summary"`
}

func (p *player) scored(ctx context.Context) error {
	if p.score == nil {
		return nil
	}
	if err := p.score.stand(ctx, p.h); err != nil {
		return err
	}
	lines, sum := p.score.Lines()
	if p.JSON {
		for _, l := range lines {
			if err := p.out.print(l); err != nil {
				return err
			}
		}
		return p.out.print(summaryLine{sum})
	}
	for _, l := range lines {
		when := "never at the top"
		if l.Minutes != nil {
			when = fmt.Sprintf("at the top after %.0f minutes", *l.Minutes)
		}
		if _, err := fmt.Fprintf(p.text, "%s: %d reports in %d leads, %d in the largest, %s\n", l.Incident, l.Reports, l.Leads, l.Largest, when); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(p.text, "%d reports, pairs: precision %.3f, recall %.3f; largest lead %d, of noise %d; %.1f rows of noise at the top, %.1f of them large\n",
		sum.Reports, sum.Precision, sum.Recall, sum.Largest, sum.Noise, sum.NoiseRows, sum.BuiltNoise)
	return err
}
