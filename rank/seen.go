package rank

import (
	"cmp"
	"slices"
)

// Seen is what the order makes of the reports of one origin besides their signs.
type Seen struct {
	Grade Grade // the one that counts
	Ahead int   // by how far ahead the moment lies that is stated, as [AheadOf]; -1: none is
}

// Seen returns what the order makes of the reports of one origin, so that what came of
// leads is held against the same things that were weighed.
func (s *Scale) Seen(reports []Report) Seen {
	all := make([]graded, len(reports))
	for i, r := range reports {
		all[i] = graded{r, s.markOf(r.Grade), madeAt(r, r.Received)}
	}
	slices.SortFunc(all, stronger)
	out := Seen{Ahead: -1}
	if len(all) > 0 {
		out.Grade = all[0].Grade
	}
	slices.SortStableFunc(all, func(a, b graded) int { return cmp.Compare(b.mark.trust, a.mark.trust) })
	var w stating
	for _, r := range all {
		w.hear(r)
	}
	if w.any {
		out.Ahead = AheadOf(w.Deadline.median() - w.made)
	}
	return out
}

// GradePlace is one place in a list of a grading scheme.
type GradePlace struct {
	Group Group // SourceGrades or InformationGrades
	At    int64 // that of its ratio for a useful report
}

// Places are the two places of a grade, by their figures; fewer where a half is not given.
func (g Grade) Places() []GradePlace {
	var out []GradePlace
	for group, place := range map[Group]uint8{SourceGrades: g.Source, InformationGrades: g.Information} {
		if int(g.Scheme) < schemes && 0 < place && place < places {
			out = append(out, GradePlace{group, int64(int(g.Scheme)*places+int(place)) * 3})
		}
	}
	slices.SortFunc(out, func(a, b GradePlace) int { return cmp.Compare(a.Group, b.Group) })
	return out
}
