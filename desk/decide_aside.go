package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// SourceNow is a source as it stands when somebody decides about it.
type SourceNow struct {
	Labels record.Labels   // those that everything of it carries that the viewer may read
	Aside  []record.Labels // under which it is set aside, as far as the viewer may read that
}

// setAside takes a sender's leads off the board, at the lead that shows it or at
// the sender's row of the take-in log. Under the labels of that lead, or of all
// that the sender sent: whoever may read less is not to notice anything.
func setAside(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	source, err := r.SourceNow(v, d.Source)
	if err != nil {
		return nil, d.Lead, err
	}
	labels := source.Labels
	if !d.Lead.IsZero() {
		lead, err := r.LeadNow(v, d.Lead)
		if err != nil {
			return nil, d.Lead, err
		}
		if lead.Sender != d.Source {
			return nil, d.Lead, Cannot("another source speaks in this lead by now: it would stay on the board")
		}
		labels = lead.Labels
	}
	if slices.ContainsFunc(source.Aside, func(l record.Labels) bool { return l.Within(labels) }) {
		return nil, d.Lead, Cannot("this sender is set aside already")
	}
	draft := v.Draft(d.Source, &record.SourceSetAside{Source: d.Source, Reason: d.Aside})
	draft.Labels = labels
	if strings.TrimSpace(d.Words) != "" {
		id := record.NewID()
		draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(d.Words)}}
	}
	return []record.Draft{draft}, d.Lead, nil
}

// bringBack undoes every setting aside of a sender that the viewer may read.
func bringBack(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	source, err := r.SourceNow(v, d.Source)
	if err != nil {
		return nil, d.Lead, err
	}
	if len(source.Aside) == 0 {
		return nil, d.Lead, Cannot("this sender is not set aside")
	}
	var drafts []record.Draft
	for _, labels := range source.Aside {
		draft := v.Draft(d.Source, &record.SourceBroughtBack{Source: d.Source})
		draft.Labels = labels
		drafts = append(drafts, draft)
	}
	return drafts, d.Lead, nil
}
