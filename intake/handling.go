package intake

import "watchfloor/record"

// Marks are the handling codes with which a report came: in its handling, in its
// title, on a first line that holds nothing else, and as the third part of its
// grade. Its own words stay where they were written.
func (r *Report) Marks() record.Handling {
	marks := record.ReadHandling(r.Handling) | record.HandlingTags(r.Title) | record.HandlingLine(r.Text)
	for _, f := range r.Written {
		if f.Name == "category" { // of a feed
			marks |= record.HandlingTags(f.Value)
		}
	}
	return marks | gradeMarks(r.Grade)
}

// gradeMarks reads the third part of a grade: P or C, and in 5x5x5 the figures 1
// to 3, which permit sharing, and 4 and 5, which bind it.
func gradeMarks(g Grade) record.Handling {
	permits := uint8(0)
	switch g.Scheme {
	case record.ThreeByFive:
		permits = 1
	case record.FiveByFive:
		permits = 3
	}
	switch {
	case permits == 0 || g.Handling == 0:
		return 0
	case g.Handling <= permits:
		return record.HandlingP
	}
	return record.HandlingC
}

// AddHandling puts one more thing that a sender says of handling behind what is
// there. scheme is the name of the scheme, where the field is called by it.
func (r *Report) AddHandling(scheme, words string) {
	if words == "" {
		return
	}
	if named := scheme + ":" + words; record.HandlingTags(words) == 0 && record.HandlingTags(named) != 0 {
		words = named // a colour alone
	}
	if r.Handling != "" {
		words = r.Handling + "; " + words
	}
	r.Handling = words
}
