package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// keepsPlace adds a place: place NAME LATITUDE LONGITUDE, with "_" for spaces.
func (d *day) keepsPlace(args []string) error {
	lat, err1 := desk.ParseDegrees(args[1])
	lon, err2 := desk.ParseDegrees(args[2])
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	return d.DecidePlace(d.t.Context(), d.sitter(), desk.PlaceDecision{Names: []string{strings.ReplaceAll(args[0], "_", " ")}, Spot: desk.Spot{Latitude: lat, Longitude: lon}})
}

// dropsPlace takes one out: drop NAME WHY.
func (d *day) dropsPlace(args []string) error {
	all, err := d.Places(d.t.Context(), d.sitter(), 0, strings.ReplaceAll(args[0], "_", " "))
	if err != nil || len(all.Kept) != 1 {
		return fmt.Errorf("%d places of this name: %w", len(all.Kept), err)
	}
	return d.DecidePlace(d.t.Context(), d.sitter(), desk.PlaceDecision{Drop: all.Kept[0].Place, Words: strings.Join(args[1:], " ")})
}

// judgesWhere is a person's word on a place or time in a report: means R WORDS: PLACE,
// or an hour from now for a time that is threatened ("+36h"), "-" for none, "=" for what
// the machine read.
func (d *day) judgesWhere(args []string) error {
	words, is, _ := strings.Cut(strings.Join(args[1:], " "), ": ")
	x := desk.WhereDecision{Report: d.ids[args[0]], Holds: is != "-", Kind: record.MentionPlace, Name: words}
	page, err := d.Report(d.t.Context(), d.sitter(), 0, x.Report)
	if err != nil {
		return err
	}
	for _, l := range page.Report.Where {
		if l.Words == words {
			x.Kind, x.Start, x.End, x.Name = l.Kind, l.Start, l.End, ""
		}
	}
	hours, isTime := strings.CutPrefix(is, "+")
	switch {
	case isTime:
		n, err := strconv.Atoi(strings.TrimSuffix(hours, "h"))
		if err != nil {
			return err
		}
		from := record.At(d.clock.Now()) + record.Time(n)*record.Hour
		x.Kind, x.When, x.Threatens = record.MentionDate, record.WindowSaid{From: from, Until: from}, true
	case is != "-" && is != "=":
		x.Place = is
	}
	return d.JudgeWhere(d.t.Context(), d.sitter(), x)
}

// where is where and when a report speaks of, as far as it stands.
func (w wanted) where(sent string) (string, error) {
	page, _, err := w.about(sent)
	if errors.Is(err, desk.ErrNotFound) {
		return "-", nil
	}
	var all []string
	for _, l := range page.Report.Where {
		if name, _, _ := strings.Cut(l.Means, " ("); l.Stands {
			all = append(all, l.Words+" is "+name)
		}
	}
	if len(all) == 0 {
		return "-", err
	}
	return strings.Join(all, ", "), err
}
