package desk

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"watchfloor/rank"
	"watchfloor/record"
)

// LeadFactors takes the place of a lead apart: the four factors of its index, each with
// its words, its figures and where these come from.
type LeadFactors struct {
	Moment   Moment            `json:"moment"`
	Lead     record.ID         `json:"lead"`
	Headline string            `json:"headline"`
	OnBoard  bool              `json:"on_board"`
	Rules    int64             `json:"rules"` // version by which it was weighed; 0: it was not
	Older    bool              `json:"older"` // another version is in force by now
	Index    record.Millionths `json:"index"`
	Chance   Chance            `json:"chance"`
	Factors  []IndexFactor     `json:"factors"`

	Handling record.Handling `json:"handling"`
}

// IndexFactor is one of the four that are multiplied.
type IndexFactor struct {
	Name   string       `json:"name"`
	Words  string       `json:"words"`
	Figure string       `json:"figure,omitempty"` // "" where it is told in words only
	Lines  []FactorLine `json:"lines"`
}

// FactorLine is something on which a factor rests.
type FactorLine struct {
	Text   string `json:"text"`
	Figure string `json:"figure,omitempty"`
	From   string `json:"from,omitempty"` // where it comes from
}

// FactorsOf takes a weight apart by the rules in force at a moment.
func FactorsOf(w rank.Weight, s *rank.Scale, c Calibration, now record.Time) LeadFactors {
	rules := s.Rules()
	v := LeadFactors{Rules: w.Rules, Older: w.Rules != rules.Version, Chance: c.Of(w.P)}
	if w.Rules == 0 {
		return v
	}
	x := taking{w: w, rules: rules, parts: s.Parts(w, now), now: now, older: v.Older, figures: map[FigureCode]FigureLine{}}
	for _, f := range FigureLines(rules) {
		x.figures[f.Code] = f
	}
	v.Index = x.parts.Index
	v.Factors = []IndexFactor{x.likely(v.Chance), x.grave(), x.time(), x.work()}
	return v
}

// taking is a weight that is taken apart.
type taking struct {
	w       rank.Weight
	rules   rank.Rules
	parts   rank.Parts
	now     record.Time
	older   bool
	figures map[FigureCode]FigureLine
}

// from says where the figures come from on which a reason rests: set here, or the
// engine's own and on what grounds.
func (x taking) from(rests ...rank.Figure) string {
	if x.older {
		return fmt.Sprintf("by version %d of the rules", x.w.Rules)
	}
	said := ""
	for _, r := range rests {
		f, ok := x.figures[FigureCode{r.Group, r.At}]
		switch {
		case !ok:
			continue
		case f.Set:
			return "set here: see the rules of the order"
		}
		said = f.Basis
	}
	return said
}

// likely is how likely a plot is: in words until there are enough outcomes.
func (x taking) likely(c Chance) IndexFactor {
	f := IndexFactor{Name: "How likely it is of a plot", Words: rank.InWords(x.parts.P)}
	if c.P != 0 {
		f.Figure = c.Share()
		f.Lines = append(f.Lines, FactorLine{Text: c.Text(), From: "counted here"})
	} else if c.Few() {
		f.Lines = append(f.Lines, FactorLine{Text: fmt.Sprintf("in words: %d of 200 outcomes are recorded", c.Outcomes), From: "counted here"})
	}
	f.Lines = append(f.Lines, FactorLine{"any report, before anything is known of it", times(x.rules.Prior.Plot), x.from(rank.Figure{Group: rank.PriorOdds, At: 1})})
	for _, r := range x.w.Factors {
		l := FactorLine{Text: r.Text(x.now)}
		switch r.Code {
		case rank.Origins, rank.Repeats:
			l.From = "recorded: who took it from whom"
		case rank.BestGrade:
			l.Figure, l.From = times(r.Value), "recorded as it came; its figure "+x.from(r.Rests()...)
		case rank.Ungraded:
			l.From = "counts neither for it nor against it"
		case rank.Says:
			l.Figure, l.From = times(r.Value), "read in the text; its figure "+x.from(r.Rests()...)
		case rank.Came, rank.Found, rank.Agreeing:
			l.Figure, l.From = times(r.Value), "recorded; its figure "+x.from(r.Rests()...)
		default:
			continue
		}
		f.Lines = append(f.Lines, l)
	}
	return f
}

// grave is how grave it would be.
func (x taking) grave() IndexFactor {
	f := IndexFactor{Name: "How grave it would be", Figure: plain(x.parts.S)}
	for _, r := range x.w.Factors {
		if r.Code != rank.Gravest {
			continue
		}
		f.Words = rank.Severity(r.Count).String()
		from := x.from(r.Rests()...)
		if !x.older {
			if said := x.rules.Severities[min(int(r.Count), len(x.rules.Severities)-1)]; said != x.parts.S {
				f.Lines = append(f.Lines, FactorLine{Text: "its weight in full", Figure: plain(said), From: from},
					FactorLine{Text: "counted as far as its best source is trusted, until somebody has assessed it"})
				return f
			}
		}
		f.Lines = append(f.Lines, FactorLine{Text: "its weight, beside " + plain(x.rules.Severities[rank.LifeAtRisk]) + " for life at risk:", Figure: plain(x.parts.S), From: from})
	}
	return f
}

// time is what leaving it for a day costs.
func (x taking) time() IndexFactor {
	f := IndexFactor{Name: "What a wait costs", Figure: plain(x.parts.Loss)}
	for _, r := range x.w.Factors {
		switch r.Code {
		case rank.StatedWindow:
			f.Words = r.Text(x.now)
			f.Lines = append(f.Lines, FactorLine{"how far the stated window is believed; the rest is assumed", tenths(r.Value), "by the grade of the report"})
		case rank.AssumedWindow:
			f.Words = "no window stated"
			f.Lines = append(f.Lines, FactorLine{"assumed instead: plots that are over within days", tenths(r.Value), x.from(r.Rests()...)})
		}
	}
	later := "a day"
	if x.parts.Delta != record.Day {
		later = plain(record.Round(float64(x.parts.Delta)/float64(record.Day))) + " days"
	}
	f.Lines = append(f.Lines,
		FactorLine{"in time, if the work begins now", outOf(x.parts.Now), "computed from the window and the work"},
		FactorLine{"in time, if it begins in " + later, outOf(x.parts.Later), "computed likewise"},
		FactorLine{"of which counts as work that could wait", percent(x.parts.Gamma.Float()), x.from(rank.Figure{Group: rank.Deferral, At: 0})})
	return f
}

// work is how many like it fit into a day.
func (x taking) work() IndexFactor {
	f := IndexFactor{Name: "How little work it is", Figure: plain(x.parts.Mu)}
	for _, r := range x.w.Factors {
		if r.Code == rank.HandsOn {
			f.Words = r.Text(x.now)
		}
	}
	kind := ""
	if !x.older {
		kind = x.rules.WorkOf(x.w)
	}
	text := "so many fit into a day’s work"
	if kind != "" {
		text = kind + ": " + text
	}
	f.Lines = []FactorLine{{text, plain(x.parts.Mu), x.from(rank.Figure{Group: rank.HandsOnTimes, At: 0})}}
	return f
}

// Product writes the index as what was multiplied, where a probability may be shown.
func (v LeadFactors) Product() string {
	if v.Chance.P == 0 || len(v.Factors) != 4 {
		return ""
	}
	return fmt.Sprintf("1,000 × %s × %s × %s × %s = %s", plain(v.Chance.P), v.Factors[1].Figure, v.Factors[2].Figure, v.Factors[3].Figure, plain(v.Index))
}

// IndexText is the index as people read it.
func (r Row) IndexText() string { return plain(r.Index) }

// IndexText is the index as people read it.
func (v LeadFactors) IndexText() string { return plain(v.Index) }

// times writes a ratio.
func times(m record.Millionths) string { return "×\u00a0" + plain(m) }

// plain writes a figure with three digits that count.
func plain(m record.Millionths) string {
	f := m.Float()
	if f == 0 {
		return "0"
	}
	digits := max(0, 2-int(math.Floor(math.Log10(math.Abs(f)))))
	s := strconv.FormatFloat(f, 'f', digits, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// tenths and outOf write shares.
func tenths(m record.Millionths) string { return fmt.Sprintf("%.0f\u00a0in\u00a010", m.Float()*10) }

func outOf(m record.Millionths) string { return fmt.Sprintf("%.0f\u00a0in\u00a0100", m.Float()*100) }
