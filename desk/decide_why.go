package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// sayWhy records why somebody reads of a person under 18 in a report, which then
// names them to whoever said so, for a shift. It takes somebody who decides and
// who has opened the lead: reading on at random is no reason.
func sayWhy(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	now, err := r.PeopleNow(v, d.Report)
	if err != nil {
		return nil, d.Lead, err
	}
	switch {
	case !v.May(lawful.Decide):
		return nil, now.Lead, Cannot("this is for those who decide about the lead: ask one of them")
	case NewVeil(now.Lines()) == nil:
		return nil, now.Lead, Cannot("nobody under 18 is covered in this report")
	case !now.Opened:
		return nil, now.Lead, Cannot("open the lead first: the names are for those who work on it")
	case strings.TrimSpace(d.Words) == "":
		return nil, now.Lead, Cannot("write why you need to know who they are")
	}
	draft := v.Draft(d.Report, &record.PurposeStated{Item: d.Report, Lead: now.Lead, Until: r.Now() + Young})
	draft.Labels = now.Labels
	id := record.NewID()
	draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(d.Words)}}
	return []record.Draft{draft}, now.Lead, nil
}
