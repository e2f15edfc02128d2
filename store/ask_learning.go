package store

import (
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// mostOutcomes bounds the closed leads from which is learned: the newest of them.
const mostOutcomes = 20_000

// mostJudged bounds those that probabilities are held against: a board asks for it, and
// what was long ago was weighed by other rules.
const mostJudged = 2_000

// mostSources bounds the sources that are listed: those from which came most.
const mostSources = 50

// outcomes returns what closed leads came to that the viewer may read, the newest first.
func (a *Asked) outcomes() ([]outcomeRow, error) {
	found, err := collectOutcomes(a.s, `SELECT `+outcomeRead+` FROM outcome WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0
		ORDER BY decided DESC LIMIT $4`, append(a.asking(), mostOutcomes)...)
	return slices.DeleteFunc(found, func(o outcomeRow) bool { return a.isBlind(o.lead) }), err
}

func collectOutcomes(q querier, query string, args ...any) ([]outcomeRow, error) {
	rows, err := q.rows(query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, (*outcomeRow).fields)
}

// Calibration returns how probabilities compared with what happened, over the newest
// outcomes that the viewer may read. A page of a lead asks for it, so each outcome comes
// as one number.
func (a *Asked) Calibration() (desk.Calibration, error) {
	rows, err := a.s.rows(`SELECT p * 16777216 + state * 65536 + reason * 256 + came FROM outcome WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0
		ORDER BY decided DESC LIMIT $4`, append(a.asking(), mostJudged)...)
	if err != nil {
		return desk.Calibration{}, err
	}
	numbers, err := collect(rows, func(n *int64) []any { return []any{n} })
	found := make([]outcomeRow, len(numbers))
	for i, n := range numbers {
		found[i] = outcomeRow{p: record.Millionths(n >> 24), state: record.LeadState(n >> 16), reason: record.Reason(n >> 8), came: record.Came(n)}
	}
	return desk.Calibrate(judged(found)), err
}

// judged are the outcomes that say something about how likely a plot was taken to be.
func judged(found []outcomeRow) []learn.Judged {
	var out []learn.Judged
	for _, o := range found {
		if class, ok := learn.ClassOf(o.state, o.reason, o.came); ok && o.p > 0 {
			out = append(out, learn.Judged{P: o.p, Class: class})
		}
	}
	return out
}

// Learning returns what the outcomes say about the figures of the order.
func (a *Asked) Learning() (desk.LearningView, error) {
	v := desk.LearningView{Moment: a.Moment, Rules: a.scale.Rules().Version}
	found, err := a.outcomes()
	if err != nil {
		return v, err
	}
	c, err := a.Calibration()
	if err != nil {
		return v, err
	}
	v.Outcomes, v.Cut, v.Came = len(judged(found)), len(found) >= mostOutcomes-len(a.blind), cameLines(found)
	v.Newest, v.Tenths = c.Outcomes, c.Tenths()
	cases, err := a.cases(found)
	if err != nil {
		return v, err
	}
	counted := learn.Count(cases)
	v.Count(counted, a.scale.Rules())
	for source, n := range counted.Sources {
		body, err := a.organisation(source)
		if err != nil {
			return v, err
		}
		if !body {
			continue
		}
		name, err := a.sourceName(source)
		if err != nil {
			return v, err
		}
		v.Sources = append(v.Sources, desk.NewRatioLine(name, n))
	}
	byUse(v.Sources)
	v.Sources = v.Sources[:min(len(v.Sources), mostSources)]
	v.Again, err = a.lookedAgain()
	return v, err
}

// organisation reports whether a source is a body as the record knows it: named as a
// partner, an outlet or a platform. Any other can be one person, who is never counted.
func (a *Asked) organisation(source record.ID) (bool, error) {
	var channel uint8
	err := a.s.row(`SELECT channel FROM source WHERE house = $1 AND id = $2`, a.house(), source[:]).Scan(&channel)
	switch record.Channel(channel) {
	case record.ChannelPartner, record.ChannelNews, record.ChannelPlatform:
		return err == nil, err
	}
	return false, err
}

// byUse puts the lines of what was seen most first.
func byUse(lines []desk.RatioLine) {
	seen := func(l desk.RatioLine) int { return l.Counts.With[0] + l.Counts.With[1] + l.Counts.With[2] }
	slices.SortFunc(lines, func(a, b desk.RatioLine) int { return cmp.Or(seen(b)-seen(a), cmp.Compare(a.Name, b.Name)) })
}

// cameLines counts the outcomes by what people said, also those that count as nothing.
func cameLines(found []outcomeRow) []desk.CameLine {
	at := map[desk.CameLine]int{}
	for _, o := range found {
		l := desk.CameLine{What: o.state.String()}
		if o.state == record.StateRejected {
			l.What += ": " + o.reason.String()
		}
		if o.came != record.CameUnstated {
			l.What = o.came.String()
		}
		if class, ok := learn.ClassOf(o.state, o.reason, o.came); ok {
			l.Class = class.String()
		}
		at[l]++
	}
	var out []desk.CameLine
	for l, n := range at {
		l.N = n
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b desk.CameLine) int { return cmp.Or(b.N-a.N, cmp.Compare(a.What, b.What)) })
	return out
}
