package rank

// Basis says in a few words where the engine's own value of the figure comes from.
// Nothing here was ever measured in a house: what a house learns from its outcomes it
// sets itself.
func (f Figure) Basis() string {
	switch f.Group {
	case PriorOdds:
		if f.At == 0 {
			return "published: 6,659 of 30,984 public reports in the UK in 2017 were useful"
		}
		return "assumed: 1.5 % of the FBI's leads of 2004 to 2007 became investigations, and few of those were plots"
	case SourceGrades, InformationGrades:
		return "assumed; simulated on five steps"
	case Signs:
		return signBasis(Indicator(f.At / 2))
	case Assessments:
		return "assumed; simulated"
	case HandsOnTimes:
		if Work(f.At) == CheckTrace {
			return "assumed"
		}
		return "assumed; simulated"
	case Windows:
		return windowBasis(f.At)
	case Deferral:
		return "simulated"
	case WindowLengths:
		return "nothing is assumed: 0 says nothing"
	case Channels:
		return "assumed: 1 says nothing, and nothing is published"
	case Desk:
		return "assumed: the page of capacity says what the record shows"
	}
	return "assumed"
}

func signBasis(i Indicator) string {
	switch i {
	case Threat, TimeNamed:
		return "assumed; simulated"
	case Photography:
		return "by decision: photography is lawful"
	}
	return "assumed, never simulated"
}

func windowBasis(at int64) string {
	switch at {
	case 0, 1, 2:
		return "assumed: “in just a handful of days” (MI5, 2017) has no published share"
	case 3, 4:
		return "published: a mean of 9 months, 95 % between 1 and 25 (30 plots, Kaplan 2012)"
	}
	return "simulated"
}
