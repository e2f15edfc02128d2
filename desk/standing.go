package desk

import (
	"fmt"
	"strings"

	"watchfloor/rank"
	"watchfloor/record"
)

// secondGroup are the nine behaviours of the ISE-SAR Functional Standard 1.5.5
// (Part B) that are lawful in themselves: "potential criminal or non-criminal
// activity requiring additional information during vetting".
var secondGroup = rank.Of(rank.Eliciting, rank.TestingSecurity, rank.Recruiting, rank.Photography, rank.Surveillance,
	rank.Materials, rank.Expertise, rank.Weapons, rank.Sector)

// acts are all indicators that are acts of somebody. When a threat is for, whom
// it names and that it is said to be near say more about an act and are none.
var acts = secondGroup | rank.Of(rank.Intrusion, rank.Misrepresentation, rank.Theft, rank.Sabotage, rank.Cyber, rank.Threat,
	rank.Aviation, rank.ThreatToLife)

// OnlySecondGroup reports whether the behaviours in a set are all of ISE-SAR's
// second group, and there is one: then a lead goes no further without facts. It is
// not about reports in which nothing was recognised: a person judges those.
func OnlySecondGroup(found rank.Indicators) bool {
	return found&acts != 0 && found&acts&^secondGroup == 0
}

// StandingWords says in words what the reports of a lead are: a tip until
// somebody says otherwise.
func StandingWords(reports, intelligence int) string {
	switch {
	case intelligence == 0:
		return record.StandingTip.String()
	case intelligence >= reports:
		return record.StandingIntelligence.String()
	}
	return fmt.Sprintf("%d of %d intelligence", intelligence, reports)
}

// needFacts says what is missing where facts are.
const needFacts = Cannot("this lead speaks only of what is lawful in itself: state the facts that make it suspicious first")

// stateFacts puts a named person's facts on a lead.
func (x deciding) stateFacts() (record.Body, error) {
	if err := x.named("facts"); err != nil {
		return nil, err
	}
	return &record.FactsStated{Lead: x.d.Lead}, nil
}

// setStanding makes a report of the lead intelligence, or a tip again.
func (x deciding) setStanding() ([]record.Draft, record.ID, error) {
	report, ok := x.member()
	if !ok {
		return nil, x.d.Lead, ErrNotFound
	}
	if err := x.named("the facts that it rests on, or why they do not hold"); err != nil {
		return nil, x.d.Lead, err
	}
	switch now := x.lead.Standing[report]; {
	case now == x.d.Standing:
		return nil, x.d.Lead, Cannot("this report is " + article(now) + " already")
	case x.d.Standing == record.StandingIntelligence && x.lead.NeedsFacts:
		return nil, x.d.Lead, needFacts
	}
	d := x.draft(&record.StandingSet{Report: report, Standing: x.d.Standing}, x.d.Words)
	d.About = report
	return []record.Draft{d}, x.d.Lead, nil
}

// member is the one report of the lead that the decision is about.
func (x deciding) member() (record.ID, bool) {
	if len(x.d.Reports) != 1 {
		return record.ID{}, false
	}
	for _, r := range x.lead.Reports {
		if r == x.d.Reports[0] {
			return r, true
		}
	}
	return record.ID{}, false
}

// named refuses what nobody stands for, or stands without words.
func (x deciding) named(what string) error {
	switch {
	case x.v.Actor.IsZero():
		return Cannot("only a person can say this")
	case strings.TrimSpace(x.d.Words) == "":
		return Cannot("this needs words: " + what)
	}
	return nil
}

func article(s record.Standing) string {
	if s == record.StandingTip {
		return "a tip"
	}
	return s.String()
}
