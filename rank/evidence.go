package rank

import "watchfloor/record"

// Evidence is all that may decide the place of a lead. There is no field for a
// name, a text or a holding, so none can move it.
type Evidence struct {
	Reports  []Report
	Severity Severity
	Stage    Stage
	Outcome  Outcome
	// Agree counts the origins that tell of the same as the first one in other words,
	// whatever they claim.
	Agree int64
}

// Report is what one report of the lead contributes.
type Report struct {
	// Origin is the utterance or observation that the report traces to.
	// Reports without a known origin count together as one.
	Origin     record.ID
	Grade      Grade
	Indicators Indicators
	Deadline   Deadline
	// Channel is that of the first report of the origin, the same for all of them: by
	// which way a copy came says nothing.
	Channel record.Channel
	// Dated is when the report says it was made, 0 when it does not. A date
	// after Received is not believed.
	Dated    record.Time
	Received record.Time
}

// Deadline is when a report says that harm will come: by Until, or between
// From and Until. The zero Deadline states nothing.
type Deadline struct{ From, Until record.Time }

// Stated reports whether there is a deadline.
func (d Deadline) Stated() bool { return d.Until != 0 || d.From != 0 }

// median is the moment the statement points to: the deadline, or the middle of
// the range.
func (d Deadline) median() record.Time {
	switch {
	case d.From == 0:
		return d.Until
	case d.Until == 0:
		return d.From
	}
	return d.From + (d.Until-d.From)/2
}
