package main

import (
	"errors"
	"fmt"

	"watchfloor/intake"
	"watchfloor/record"
)

// writtenFlags say that what is taken in came earlier, by phone or on paper.
type writtenFlags struct {
	ReceivedAt string `help:"When the reports were received, where they do not say; for what came by phone or on paper." placeholder:"T"`
	WrittenBy  string `help:"Who wrote them down." placeholder:"NAME"`
	WrittenAt  string `help:"And when." placeholder:"T"`
}

// paper is what is known of reports that came by phone or on paper.
type paper struct {
	received, written record.Time
	by                string
}

// written reads the flags; now is when they were given.
func (f writtenFlags) written(now record.Time) (p paper, err error) {
	var wrong [2]error
	p.received, wrong[0] = pastMoment("--received-at", f.ReceivedAt, now)
	p.written, wrong[1] = pastMoment("--written-at", f.WrittenAt, now)
	if err := errors.Join(wrong[:]...); err != nil {
		return p, err
	}
	if p.written != 0 && p.written < p.received {
		return p, fmt.Errorf("--written-at %s lies before --received-at %s", f.WrittenAt, f.ReceivedAt)
	}
	p.by, _ = intake.Clean(f.WrittenBy)
	return p, nil
}

func pastMoment(flag, said string, now record.Time) (record.Time, error) {
	at, err := record.ParseTime(said)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", flag, err)
	}
	if at > now {
		return 0, fmt.Errorf("%s %s has not come yet", flag, said)
	}
	return at, nil
}

// of says it of reports that do not say it themselves.
func (p paper) of(in inputs) inputs {
	if p == (paper{}) {
		return in
	}
	return func(yield func(intake.Report, *intake.Refused) bool) {
		for r, refused := range in {
			if refused == nil && r.ReceivedAt == 0 {
				r.ReceivedAt = p.received
			}
			if refused == nil && r.WrittenBy == "" && r.WrittenAt == 0 {
				r.WrittenBy, r.WrittenAt = p.by, p.written
			}
			if !yield(r, refused) {
				return
			}
		}
	}
}
