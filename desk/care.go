package desk

import (
	"slices"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Care is how somebody wants to meet what is graphic. The zero value covers
// everything until it is asked for.
type Care struct {
	Images bool `json:"images,omitempty"` // show images and film at once, not blurred
	Colour bool `json:"colour,omitempty"` // in colour, not grey
	Sound  bool `json:"sound,omitempty"`  // not muted
	Text   bool `json:"text,omitempty"`   // show words that have a warning at once
}

// Choose records how the viewer wants to meet what is graphic. It is theirs
// alone: nobody chooses for another.
func (c Care) Choose(v lawful.Viewer) record.Draft {
	return v.Draft(v.Actor, &record.CareChosen{Account: v.Actor, Images: c.Images, Colour: c.Colour, Sound: c.Sound, Text: c.Text})
}

// Warned is what a warning asks of the house.
type Warned interface {
	// ReportLabels returns the labels of a report, ErrNotFound when the viewer may
	// not read it.
	ReportLabels(v lawful.Viewer, report record.ID) (record.Labels, error)
}

// Warn says what a reader of the report may not be prepared for; none takes what
// was said before back. The warnings of a report are those of its copies too.
func Warn(r Warned, v lawful.Viewer, report record.ID, warnings []record.Warning) ([]record.Draft, error) {
	labels, err := r.ReportLabels(v, report)
	if err != nil {
		return nil, err
	}
	slices.Sort(warnings)
	d := v.Draft(report, &record.WarningSet{Report: report, Warnings: slices.Compact(warnings)})
	d.Labels = labels
	return []record.Draft{d}, nil
}
