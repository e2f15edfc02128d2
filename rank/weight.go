package rank

import "watchfloor/record"

// Weight is what is stored of a lead's place: everything but the moment. It
// holds ids, closed codes, numbers and times only.
type Weight struct {
	Rules   int64             // version of the rules that made it
	P       record.Millionths // probability that the reports are of a plot
	S       record.Millionths // weight of the harm
	Mu      record.Millionths // leads like this that one analyst-day of eight hours holds
	Ceiling record.Millionths // 1000·p·s·μ: no index of this weight is higher, ever
	// Gamma and Delta were in force when the lead was weighed. A page uses one
	// γ and Δ for all its rows, those of its scale: else leads weighed on a calm
	// and on a busy day could not be compared.
	Gamma   record.Millionths
	Delta   record.Time
	Window  Window
	Since   record.Time // the latest origin's first report: the window counts from here
	Service record.Time // hands-on work until harm is averted: 1/μ, and what follows this stage
	Origins int64
	First   record.Time // first received; breaks ties
	Factors []Factor
}

// HandsOn is the work of the lead's own stage, in which a Day is an analyst's of eight
// hours, to the second; 0 for a weight that nobody made. What has to follow before harm is averted is not in it.
func (w Weight) HandsOn() record.Time {
	if w.Mu <= 0 {
		return 0
	}
	return record.Time((int64(record.Day/record.Second)*int64(record.One)+int64(w.Mu)/2)/int64(w.Mu)) * record.Second
}

// Window is the time left before harm. A stated window holds what a report
// said; an assumed one reaches from when one in ten plots would have acted
// until half would have.
type Window struct {
	Kind        WindowKind
	From, Until record.Time
	Trust       record.Millionths // share that a stated window counts; the assumed one counts the rest
	Fast        record.Millionths // share of fast plots in the assumed window
}

// Factor is one reason for a weight. What Value, Count and At hold depends on
// the code.
type Factor struct {
	Code  FactorCode
	Value record.Millionths
	Count int64
	At    record.Time
}

// FactorCode names a reason.
type FactorCode uint8

// The reasons, and what Value, Count and At hold.
const (
	Origins       FactorCode = iota // Count independent origins
	Repeats                         // Count reports that repeat an origin
	BestGrade                       // Value ratio for a plot; Count the grade, packed
	Ungraded                        // no origin has a known grade
	Says                            // Value ratio for a plot; Count the Indicator
	Found                           // Value ratio for a plot; Count the Outcome
	Gravest                         // Value weight; Count the Severity
	StatedWindow                    // Value trust; At the moment it points to
	AssumedWindow                   // Value share of fast plots
	HandsOn                         // Value analyst-days of work
	Agreeing                        // Value ratio for a plot; Count voices beyond the first that tell of the same
	Came                            // Value ratio for a plot; Count the record.Channel, where the rules have a figure for it
)

func (FactorCode) names() []string {
	return []string{"origins", "repeats", "grade", "ungraded", "indicator", "outcome", "severity", "window stated", "window assumed", "work", "agreeing", "channel"}
}

// String returns the code's name.
func (c FactorCode) String() string { return nameOf(c) }

// ParseFactorCode reads what String writes.
func ParseFactorCode(s string) (FactorCode, error) { return parse[FactorCode]("factor", s) }
