package desk

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// PlaceRow is a line of a list of places: what it keeps, or why it cannot be read.
type PlaceRow struct {
	Line int
	PlaceDecision
	Err error
}

// ReadPlaces reads a list of places, comma-separated below a line that names its
// columns: name, names (others, parted by ";"), latitude, longitude, within (metres)
// and labels (parted by ";"). Other columns mean nothing; only names and labels may be empty.
func ReadPlaces(r io.Reader) iter.Seq[PlaceRow] {
	return func(yield func(PlaceRow) bool) {
		in := csv.NewReader(r)
		in.FieldsPerRecord, in.LazyQuotes, in.TrimLeadingSpace = -1, true, true
		header, err := in.Read()
		if err == nil {
			header, err = placeColumns(header)
		}
		if err != nil {
			yield(PlaceRow{Line: 1, Err: err})
			return
		}
		for {
			fields, err := in.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			row := PlaceRow{Err: err}
			var bad *csv.ParseError
			if errors.As(err, &bad) {
				row.Line = bad.Line
			} else if err == nil {
				row.Line, _ = in.FieldPos(0)
				row.PlaceDecision, row.Err = placeOf(header, fields)
			}
			if !yield(row) || err != nil && bad == nil {
				return
			}
		}
	}
}

// columnNames are what the columns may be called besides.
var columnNames = map[string]string{"lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "aliases": "names", "other names": "names", "radius": "within"}

func placeColumns(header []string) ([]string, error) {
	out := make([]string, len(header))
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if full, ok := columnNames[h]; ok {
			h = full
		}
		out[i] = h
	}
	for _, need := range []string{"name", "latitude", "longitude"} {
		if !slices.Contains(out, need) {
			return nil, fmt.Errorf("the first line must name the columns, among them name, latitude and longitude; they can be names, within and labels too")
		}
	}
	return out, nil
}

func placeOf(header, fields []string) (PlaceDecision, error) {
	var d PlaceDecision
	var others []string
	for i, f := range fields {
		if f = strings.TrimSpace(f); i >= len(header) || f == "" {
			continue
		}
		var err error
		switch header[i] {
		case "name":
			d.Names = []string{f}
		case "names":
			others = strings.Split(f, ";")
		case "latitude":
			d.Latitude, err = ParseDegrees(f)
		case "longitude":
			d.Longitude, err = ParseDegrees(f)
		case "within":
			d.Within, err = strconv.ParseInt(f, 10, 64)
		case "labels":
			for l := range strings.SplitSeq(f, ";") {
				d.Labels = append(d.Labels, strings.TrimSpace(l))
			}
		}
		if err != nil {
			return d, fmt.Errorf("%s: %w", header[i], err)
		}
	}
	if len(d.Names) == 0 {
		return d, errors.New("it has no name")
	}
	d.Names = append(d.Names, others...)
	return d, nil
}
