package desk

import (
	"watchfloor/rank"
	"watchfloor/record"
)

// Evidences is what weighing asks of the house.
type Evidences interface {
	// Evidence returns leads and what their reports say.
	Evidence(leads []record.ID) (map[record.ID]Evidence, error)
	Ruled
	// WeighedOtherwise returns leads that are open or held, after a lead in the order of
	// their ids, whose weight is not of these rules, at most limit.
	WeighedOtherwise(rules int64, after record.ID, limit int) ([]record.ID, error)
	// LeadOfCall returns the lead in which the report of a raised call stands
	// now; zero while it stands in none.
	LeadOfCall(call record.ID) (record.ID, error)
	// LeadBefore returns the lead in which a report stands now, if it has stood
	// there since before an entry; else zero.
	LeadBefore(report record.ID, before record.Seq) (record.ID, error)
	// LeadOf returns the lead in which a report stands now; zero for none.
	LeadOf(report record.ID) (record.ID, error)
	// CopyOnly reports whether a report adds nothing to another that traces to
	// the same origin and stands in the same lead: no sign, severity, window,
	// identifier or grade of its own.
	CopyOnly(report, of record.ID) (bool, error)
}

// Evidence is what the order of a lead is made from: nothing in it says who
// anybody is.
type Evidence struct {
	Labels  record.Labels
	State   record.LeadState
	First   record.Time // first report received
	Raised  record.Time // when a call in it was raised that nobody has taken up; 0: none
	Reports []ReportEvidence
	// Tells are the origins of reports that joined because they tell of the same.
	Tells []record.ID
	// Echoes are pairs of origins of which the first says the same as the second in nearly
	// the same words: they count together, as one author's do.
	Echoes [][2]record.ID
}

// ReportEvidence is what one report adds, or several that say the same.
type ReportEvidence struct {
	Origin      record.ID
	Voice       string // the key of its author, empty when not known: one author has one voice
	Scheme      record.Scheme
	Reliability uint8
	Credibility uint8
	Channel     record.Channel
	Received    record.Time
	Happened    record.Time
	Signs       []uint8
	Severity    uint8
	Window      record.WindowSaid
}

// WeighStage is what Weigh wants to see: whatever changes which reports a lead
// has or what they say, brings it back to the board, or starts and stops the clock of a call.
var WeighStage = record.Stage{Cursor: record.CursorRank, Kinds: []record.Kind{record.KindReportGrouped, record.KindLeadsMerged,
	record.KindLeadSplit, record.KindLeadReopened, record.KindLeadWoken, record.KindLeadDetached,
	record.KindOriginFound, record.KindSignJudged, record.KindMentionJudged, record.KindCallRaised, record.KindCallAnswered}}

// Weigher is the step that weighs leads.
type Weigher struct{ Scales *rank.Scales }

// Weigh is the step of the stage: each lead that the entries touch is weighed
// once, at the moment of the last of them.
func (w Weigher) Weigh(r Evidences, entries []record.Entry) ([]record.Draft, error) {
	last := map[record.ID]record.Entry{}
	var order []record.ID
	for _, e := range entries {
		leads, err := touched(r, e)
		if err != nil {
			return nil, err
		}
		for _, id := range leads {
			if id.IsZero() {
				continue
			}
			if _, ok := last[id]; !ok {
				order = append(order, id)
			}
			last[id] = e
		}
	}
	return w.weigh(r, order, last)
}

func touched(r Evidences, e record.Entry) ([]record.ID, error) {
	switch b := e.Body.(type) {
	case *record.ReportGrouped:
		return joined(r, b)
	case *record.LeadsMerged:
		return []record.ID{b.Into}, nil
	case *record.LeadSplit:
		return []record.ID{b.Lead, b.New}, nil
	case *record.LeadReopened:
		return []record.ID{b.Lead}, nil
	case *record.LeadWoken:
		return []record.ID{b.Lead}, nil
	case *record.LeadDetached:
		return []record.ID{b.Lead}, nil
	case *record.CallRaised:
		lead, err := r.LeadOfCall(b.Call)
		return []record.ID{lead}, err
	case *record.CallAnswered:
		lead, err := r.LeadOfCall(b.Call)
		return []record.ID{lead}, err
	case *record.MentionJudged:
		lead, err := r.LeadOf(b.Report)
		return []record.ID{lead}, err
	case *record.SignJudged:
		lead, err := r.LeadOf(b.Report)
		return []record.ID{lead}, err
	case *record.OriginFound:
		if b.Arrival == record.ArrivalQuotes {
			return nil, nil // a quotation is no copy: both reports count
		}
		lead, err := r.LeadBefore(b.Report, e.Seq)
		if err != nil || lead.IsZero() {
			return nil, err
		}
		return []record.ID{lead}, nil
	}
	return nil, nil
}

// joined leaves the lead out when the report is nothing but a copy of one that
// stands there: copies never move a lead, and ten thousand of them cost no more
// than their arrival.
func joined(r Evidences, b *record.ReportGrouped) ([]record.ID, error) {
	for _, why := range b.Why {
		if why.Because != record.BecauseOrigin || b.Opens {
			continue
		}
		copyOnly, err := r.CopyOnly(b.Report, why.With)
		if err != nil {
			return nil, err
		}
		if copyOnly {
			return nil, nil
		}
	}
	return []record.ID{b.Lead}, nil
}

// weigh weighs leads, each at the moment of the entry because of which.
func (w Weigher) weigh(r Evidences, leads []record.ID, because map[record.ID]record.Entry) ([]record.Draft, error) {
	if len(leads) == 0 {
		return nil, nil
	}
	rules, err := r.RulesNow()
	if err != nil {
		return nil, err
	}
	scale, err := w.Scales.Of(rules)
	if err != nil {
		return nil, err
	}
	evidence, err := r.Evidence(leads)
	if err != nil {
		return nil, err
	}
	var drafts []record.Draft
	for _, id := range leads {
		found, e := evidence[id], because[id]
		if len(found.Reports) == 0 {
			continue
		}
		weight := found.Weigh(scale, e.At())
		body := weight.Body(id)
		body.LookBy = LookBy(weight, found.First, found.graveSince(), found.Raised)
		d := record.Machine(e, id, &body)
		d.Labels = found.Labels
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// Anew weighs the next leads, after a lead in the order of their ids, that are not
// weighed by the rules in force, and returns the last of them; zero when none is left.
func (w Weigher) Anew(r Evidences, after record.ID) ([]record.Draft, record.ID, error) {
	e, err := r.RulesNow()
	b, ok := e.Body.(*record.RulesSet)
	if err != nil || !ok {
		return nil, record.ID{}, err
	}
	leads, err := r.WeighedOtherwise(b.Rules, after, anewAtOnce)
	if err != nil || len(leads) == 0 {
		return nil, record.ID{}, err
	}
	because := make(map[record.ID]record.Entry, len(leads))
	for _, id := range leads {
		because[id] = e
	}
	drafts, err := w.weigh(r, leads, because)
	return drafts, leads[len(leads)-1], err
}

// anewAtOnce bounds how many leads one transaction weighs anew: nobody waits for more.
const anewAtOnce = 200

// Weigh returns the weight of a lead with this evidence at a moment.
func (f Evidence) Weigh(s *rank.Scale, now record.Time) rank.Weight {
	return s.Weigh(f.forRank(), now)
}

func (f Evidence) forRank() rank.Evidence {
	var out rank.Evidence
	count := f.voices()
	came := f.channels(count)
	for _, r := range f.Reports {
		origin := count[r.Origin]
		report := rank.Report{Origin: origin, Channel: came[origin], Received: r.Received, Dated: r.Happened,
			Grade:    rank.Grade{Scheme: r.Scheme, Source: r.Reliability, Information: r.Credibility},
			Deadline: rank.Deadline{From: r.Window.From, Until: r.Window.Until}}
		for _, s := range r.Signs {
			report.Indicators |= rank.Of(rank.Indicator(s))
		}
		out.Reports = append(out.Reports, report)
		// The two sets of severities have the same words and numbers.
		out.Severity = max(out.Severity, rank.Severity(r.Severity))
	}
	out.Agree = f.agree(count)
	return out
}

// channels are those through which each origin came first: the reports of an evidence
// stand in the order in which they came.
func (f Evidence) channels(count map[record.ID]record.ID) map[record.ID]record.Channel {
	came := make(map[record.ID]record.Channel, len(count))
	for _, r := range f.Reports {
		if _, ok := came[count[r.Origin]]; !ok {
			came[count[r.Origin]] = r.Channel
		}
	}
	return came
}

// agree counts the voices that tell of the same as the others of the lead, beyond
// the first.
func (f Evidence) agree(count map[record.ID]record.ID) int64 {
	told := map[record.ID]bool{}
	for _, o := range f.Tells {
		if c, ok := count[o]; ok {
			told[c] = true
		}
	}
	others := 0
	for _, c := range count {
		if !told[c] {
			others = 1
		}
	}
	return int64(max(len(told)-1+others, 0))
}

// voices maps each origin to the one that it counts with: origins that share an
// author count together, and so does what says the same in nearly the same words.
func (f Evidence) voices() map[record.ID]record.ID {
	count := map[record.ID]record.ID{}
	heard := map[string]record.ID{}
	root := func(o record.ID) record.ID {
		for count[o] != o {
			o = count[o]
		}
		return o
	}
	for _, r := range f.Reports {
		if _, ok := count[r.Origin]; !ok {
			count[r.Origin] = r.Origin
		}
		if r.Voice == "" {
			continue
		}
		if first, ok := heard[r.Voice]; ok {
			count[root(r.Origin)] = root(first)
		} else {
			heard[r.Voice] = r.Origin
		}
	}
	for _, e := range f.Echoes {
		_, one := count[e[0]]
		if _, other := count[e[1]]; one && other {
			count[root(e[0])] = root(e[1])
		}
	}
	for o := range count {
		count[o] = root(o)
	}
	return count
}
