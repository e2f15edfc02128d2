package rank

import "watchfloor/record"

// month is the mean length of a month of the Gregorian year, 30.4375 days.
const month = 2_629_800 * record.Second

// DefaultRules returns the author's figures, version 2. "Assumed" means chosen
// by the author without a published value; most were used in the simulations
// that chose the index, so that its measured gains hold for them and not beyond.
//
//   - Prior .785 noise, .212 useful, .003 plots. Useful: 6,600 of 30,984 public
//     reports in the UK, 2017. Plots: assumed (1.5 % of leads became
//     investigations in the FBI's Guardian, 2004–2007, and few of those were plots).
//   - Grades: assumed likelihoods on five steps, noise .40 .35 .18 .06 .01,
//     useful .15 .30 .30 .18 .07, plots .05 .15 .30 .30 .20. Source and
//     information carry the square root of a step's ratio each, so that A1
//     weighs as the fifth step and B2 as the fourth. Trust .1 to .9: assumed.
//   - Threat expressed: .25 of noise, .15 of useful, .70 of plots; time named:
//     .40, .30, .60: assumed, simulated. The other indicators: assumed, and
//     never simulated. Photography says nothing, for it is lawful.
//   - Agreeing 1.8, at most 6: assumed, and never simulated. Seven people who tell of
//     the same in different words are not seven inventions; more of them say no more.
//   - Least 2.5 and Most 60: assumed, so that one ungraded report, whatever it
//     claims, stays below a B2 report of equal harm with one of the stronger
//     indicators (2.5 or more). It can pass a B2 report that says nothing.
//   - Channels: 1, which says nothing. How much a partner's word is worth beside the
//     public's is known to no published source: a house learns it or leaves it.
//   - Outcomes: concern is found in .90 of plots, .30 of useful, .03 of noise: assumed.
//   - Severities: assumed; unstated weighs half a life at risk.
//   - Work .15 to .50 analyst-days by class of assessment, investigations 4
//     days: assumed, simulated. Traces .05 days: assumed.
//   - Fast plots .4 ("in just a handful of days", MI5, 2017; the share has no
//     published value), median 5 days, spread 1: assumed.
//   - Slow plots Gamma(2, 4.4656 months): fits the published mean of 9 months
//     with 95 % between 1 and 25 (30 US plots, Kaplan 2012). That fit alone puts
//     one plot in eight hundred within a week.
//   - Stated windows spread .8, γ .85, Δ 1 day: simulated. γ falls to 0 at load
//     2, where it stopped paying in the single-stage simulation. Load 1: assumed.
func DefaultRules() Rules {
	sources, informations := defaultMarks()
	return Rules{
		Version: 2,
		Prior:   Ratio{Useful: 270_064, Plot: 3_822},
		Sources: sources, Informations: informations,
		Unknown: 100_000,
		Least:   2_500_000, Most: 60_000_000,
		Indicators: defaultIndicators(),
		Outcomes: [outcomes]Ratio{
			NotAssessed:    {1_000_000, 1_000_000},
			ConcernFound:   {10_000_000, 30_000_000},
			NoConcernFound: {721_649, 103_093},
		},
		Channels: [channels]Ratio{says, says, says, says, says, says},
		Agreeing: Ratio{1_800_000, 1_800_000}, MostAgreeing: 6,
		Severities: [severities]record.Millionths{
			Unstated: 500_000, Property: 150_000, SeriousHarm: 600_000, LifeAtRisk: 1_000_000, MassHarm: 2_000_000,
		},
		GoodGrade: 4_900_000,
		Work: [works]record.Time{
			LookAtPlain: 15 * record.Day / 100, LookAtClaim: 25 * record.Day / 100,
			LookAtGraded: 40 * record.Day / 100, LookAtGradedClaim: 50 * record.Day / 100,
			CheckTrace: 5 * record.Day / 100, OpenInvestigation: 4 * record.Day,
		},
		Fast: 400_000, FastMedian: 5 * record.Day, FastSpread: 1_000_000,
		SlowShape: 2_000_000, SlowScale: 44_656 * month / 10_000,
		StatedSpread: 800_000,
		Gamma:        850_000, FullBelow: 1_500_000, NoneAbove: 2_000_000, Delta: record.Day, Load: record.One,
		Again: 50_000,
	}
}

// defaultMarks puts each scheme's places on the five steps. What a scheme calls
// untested, not known or not to be judged is left out: it is unknown.
func defaultMarks() (sources, informations [schemes][places]Mark) {
	step := [...]Mark{
		1: {Ratio{612_372, 353_553}, 100_000},
		2: {Ratio{925_820, 654_654}, 200_000},
		3: {Ratio{1_290_994, 1_290_994}, 500_000},
		4: {Ratio{1_732_051, 2_236_068}, 800_000},
		5: {Ratio{2_645_751, 4_472_136}, 900_000},
	}
	five := [places]Mark{1: step[5], 2: step[4], 3: step[3], 4: step[2], 5: step[1]}
	sources[record.Admiralty], informations[record.Admiralty] = five, five
	sources[record.ThreeByFive] = [places]Mark{1: step[4], 3: step[2]}
	informations[record.ThreeByFive] = [places]Mark{1: step[4], 2: step[4], 3: step[3], 5: step[1]}
	sources[record.FiveByFive] = [places]Mark{1: step[5], 2: step[4], 3: step[3], 4: step[1]}
	informations[record.FiveByFive] = [places]Mark{1: step[5], 2: step[4], 3: step[3], 5: step[1]}
	return sources, informations
}

func defaultIndicators() [indicatorCount]Ratio {
	return [indicatorCount]Ratio{
		Intrusion:         {1_300_000, 1_500_000},
		Misrepresentation: {1_300_000, 1_500_000},
		Theft:             {1_500_000, 2_000_000},
		Sabotage:          {1_500_000, 2_000_000},
		Cyber:             {1_200_000, 1_200_000},
		Threat:            {600_000, 2_800_000},
		Aviation:          {1_300_000, 1_500_000},
		Eliciting:         {1_100_000, 1_200_000},
		TestingSecurity:   {1_300_000, 2_500_000},
		Recruiting:        {1_500_000, 1_800_000},
		Photography:       {1_000_000, 1_000_000},
		Surveillance:      {1_300_000, 2_500_000},
		Materials:         {1_300_000, 4_000_000},
		Expertise:         {1_300_000, 2_000_000},
		Weapons:           {1_300_000, 3_000_000},
		Sector:            {1_200_000, 1_500_000},
		ThreatToLife:      {800_000, 3_000_000},
		TimeNamed:         {750_000, 1_500_000},
		TargetNamed:       {900_000, 1_500_000},
		ImminentClaim:     {750_000, 1_200_000},
	}
}
