package rank

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// thousand: the index counts per thousand analyst-days, so that it does not
// collapse to 0 in millionths.
const thousand = 1000

// Weigh weighs a lead's evidence, as it is known at now. Whatever the evidence, p lies a
// millionth or more from 0 and from 1, and the ceiling is above 0.
func (s *Scale) Weigh(e Evidence, now record.Time) Weight {
	origins := s.fold(e.Reports, now)
	sum := s.prior.plus(s.outcomes[known(e.Outcome)])
	for _, o := range origins {
		sum = sum.plus(o.mark.odds).plus(o.contents).plus(s.channels[o.channel])
	}
	sum = sum.plus(s.agreeing(s.further(e, origins)))
	work := s.workOf(e.Stage, origins)
	p, harm, perDay := sum.plausible(), s.harm(e, origins), 1/days(s.rules.Work[work])
	w := Weight{
		Rules:   s.rules.Version,
		P:       min(max(record.Round(p), 1), record.One-1),
		S:       harm,
		Mu:      record.Round(perDay),
		Ceiling: max(record.Round(thousand*p*harm.Float()*perDay), 1),
		Gamma:   s.gamma,
		Delta:   s.rules.Delta,
		Since:   now,
		Service: s.rules.Work[work] + s.rules.Follows[known(e.Stage)],
		Origins: int64(len(origins)),
	}
	if len(origins) > 0 {
		w.Since = slices.MaxFunc(origins, func(a, b origin) int { return cmp.Compare(a.first, b.first) }).first
	}
	w.First = firstReceived(e.Reports, now)
	w.Window = s.windowOf(e.Reports, w.Since, now)
	w.Factors = s.factorsOf(e, origins, w)
	return w
}

// further is how many origins count beside the first because they tell of the same.
func (s *Scale) further(e Evidence, origins []origin) int64 {
	return min(max(min(e.Agree, int64(len(origins))-1), 0), s.rules.MostAgreeing)
}

// agreeing is what origins say by being several that tell of the same.
func (s *Scale) agreeing(further int64) odds {
	return odds{further * s.agree.useful, further * s.agree.plot}
}

// workOf chooses the work by what is claimed and how well it is graded.
func (s *Scale) workOf(stage Stage, origins []origin) Work {
	switch known(stage) {
	case Trace:
		return CheckTrace
	case Investigate:
		return OpenInvestigation
	}
	good, claim := false, false
	for _, o := range origins {
		good = good || o.mark.plot >= s.goodGrade
		claim = claim || o.indicators&Of(Threat, ThreatToLife, ImminentClaim) != 0
	}
	switch {
	case good && claim:
		return LookAtGradedClaim
	case good:
		return LookAtGraded
	case claim:
		return LookAtClaim
	}
	return LookAtPlain
}

// harm is the weight of the severity. Graver than unstated counts only as far
// as the best origin is trusted, until somebody has looked.
func (s *Scale) harm(e Evidence, origins []origin) record.Millionths {
	said, unstated := s.rules.Severities[known(e.Severity)], s.rules.Severities[Unstated]
	if said <= unstated || known(e.Outcome) != NotAssessed {
		return said
	}
	trust := s.rules.Unknown
	for _, o := range origins {
		trust = max(trust, o.mark.trust)
	}
	return unstated + (said-unstated)*trust/record.One
}

// windowOf takes the stated window of the most trusted report, of several the
// earliest. A moment that had passed when it was stated states nothing.
func (s *Scale) windowOf(reports []Report, since, now record.Time) Window {
	best := Window{
		From:  since + s.soon,
		Until: since + s.half,
		Fast:  s.rules.Fast,
	}
	trust := record.Millionths(-1)
	for _, r := range reports {
		said := madeAt(r, now)
		if !r.Deadline.Stated() || r.Deadline.median() <= said {
			continue
		}
		w := Window{Stated, r.Deadline.From, r.Deadline.Until, s.markOf(r.Grade).trust, s.rules.Fast}
		if w.Trust > trust || (w.Trust == trust && sooner(w.deadline(), best.deadline())) {
			best, trust = w, w.Trust
		}
	}
	return best
}

func (w Window) deadline() Deadline { return Deadline{w.From, w.Until} }

func sooner(a, b Deadline) bool {
	return cmp.Or(cmp.Compare(a.median(), b.median()), cmp.Compare(a.Until, b.Until)) < 0
}

// firstReceived is the earliest time of receipt; a report without one counts
// as received when it was made.
func firstReceived(reports []Report, now record.Time) record.Time {
	first := now
	for _, r := range reports {
		first = min(first, cmp.Or(r.Received, madeAt(r, now)))
	}
	return first
}
