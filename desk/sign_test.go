package desk_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

func (b board) SignsNow(id record.ID) (desk.SignsNow, error) { return b.signs[id], nil }

func sign(i rank.Indicator, start, end int64, harm rank.Severity) record.Sign {
	return record.Sign{Code: uint8(i), Start: start, End: end, Harm: uint8(harm)}
}

// tonight is a report that threatens, says when and shows a knife.
var tonight = desk.SignReading{Severity: uint8(rank.LifeAtRisk), Window: record.WindowSaid{From: 5, Until: 9}, Signs: []record.Sign{
	sign(rank.Threat, 0, 9, rank.SeriousHarm), sign(rank.ThreatToLife, 0, 9, rank.LifeAtRisk), sign(rank.TimeNamed, 10, 17, 0), sign(rank.Weapons, 20, 30, rank.SeriousHarm)}}

func word(s record.Sign, holds bool) desk.SignWord {
	return desk.SignWord{Sign: s, Holds: holds, Actor: me, At: noon}
}

func TestWhatIsLeftOfAReadingAfterCorrections(t *testing.T) {
	at := tonight.Signs
	for name, c := range map[string]struct {
		words    []desk.SignWord
		set      rank.Indicators
		severity rank.Severity
		window   bool
	}{
		"none":                      {nil, rank.Of(rank.Threat, rank.ThreatToLife, rank.TimeNamed, rank.Weapons), rank.LifeAtRisk, true},
		"no life":                   {[]desk.SignWord{word(at[1], false)}, rank.Of(rank.Threat, rank.TimeNamed, rank.Weapons), rank.SeriousHarm, true},
		"no threat at all":          {[]desk.SignWord{word(at[0], false), word(at[1], false)}, rank.Of(rank.Weapons), rank.SeriousHarm, false},
		"no threat, but the time":   {[]desk.SignWord{word(at[0], false), word(at[1], false), word(at[2], true)}, rank.Of(rank.Weapons, rank.TimeNamed), rank.SeriousHarm, true},
		"no time":                   {[]desk.SignWord{word(at[2], false)}, rank.Of(rank.Threat, rank.ThreatToLife, rank.Weapons), rank.LifeAtRisk, false},
		"nothing":                   {[]desk.SignWord{word(at[0], false), word(at[1], false), word(at[3], false)}, 0, rank.Unstated, false},
		"one that was missed":       {[]desk.SignWord{word(sign(rank.Theft, 40, 44, rank.Property), true)}, rank.Of(rank.Threat, rank.ThreatToLife, rank.TimeNamed, rank.Weapons, rank.Theft), rank.LifeAtRisk, true},
		"missed, then taken back":   {[]desk.SignWord{word(sign(rank.Theft, 40, 44, rank.Property), false)}, rank.Of(rank.Threat, rank.ThreatToLife, rank.TimeNamed, rank.Weapons), rank.LifeAtRisk, true},
		"confirmed changes nothing": {[]desk.SignWord{word(at[1], true)}, rank.Of(rank.Threat, rank.ThreatToLife, rank.TimeNamed, rank.Weapons), rank.LifeAtRisk, true},
	} {
		got := tonight.Corrected(c.words)
		if got.Set() != c.set || got.Severity != uint8(c.severity) || (got.Window != record.WindowSaid{}) != c.window {
			t.Errorf("%s: set %b severity %d window %v, want %b %d %t", name, got.Set(), got.Severity, got.Window, c.set, c.severity, c.window)
		}
	}
}

func TestAReadingFromBeforeHarmWasKeptForEachSignIsCorrectedToo(t *testing.T) {
	old := desk.SignReading{Severity: uint8(rank.MassHarm), Signs: []record.Sign{sign(rank.Threat, 0, 9, 0), sign(rank.ThreatToLife, 0, 9, 0), sign(rank.Theft, 20, 30, 0)}}
	for name, c := range map[string]struct {
		refuted int
		want    rank.Severity
	}{"the theft": {2, rank.MassHarm}, "the threat to life": {1, rank.SeriousHarm}} {
		if got := old.Corrected([]desk.SignWord{word(old.Signs[c.refuted], false)}); got.Severity != uint8(c.want) {
			t.Errorf("without %s: severity %d, want %d", name, got.Severity, c.want)
		}
	}
}

// asked is a house of one report, with the signs of tonight, that one may ask.
func judging(d desk.Decision) (*record.SignJudged, error) {
	b := aBoard()
	text := "Will kill her tonight, he has a knife. Will kill her cousin too."
	b.people = map[record.ID]desk.PeopleNow{{11}: {Lead: open, Labels: 2, People: desk.People{Text: text}}}
	b.signs = map[record.ID]desk.SignsNow{{11}: {Read: tonight.Signs, Title: "The knife", Heard: text,
		Words: []desk.SignWord{word(tonight.Signs[3], false)}}}
	d.Act, d.Report = desk.JudgeSign, record.ID{11}
	drafts, lead, err := desk.Decide(b, lawful.Viewer{Actor: me, Holds: lawful.House.Holds, Roles: lawful.Every}, d)
	if err != nil {
		return nil, err
	}
	if lead != open || drafts[0].Labels != 2 || drafts[0].About != d.Report {
		return nil, errors.New("not about the report, under its labels")
	}
	return drafts[0].Body.(*record.SignJudged), nil
}

func TestASignIsJudgedOnItsWords(t *testing.T) {
	life, knife := tonight.Signs[1], tonight.Signs[3]
	for name, c := range map[string]struct {
		d    desk.Decision
		want record.SignJudged
	}{
		"it does not hold":   {desk.Decision{Sign: life}, record.SignJudged{Sign: life}},
		"it holds":           {desk.Decision{Sign: life, Holds: true}, record.SignJudged{Sign: life, Holds: true}},
		"it holds again":     {desk.Decision{Sign: knife, Holds: true}, record.SignJudged{Sign: knife, Holds: true}},
		"by words":           {desk.Decision{Sign: record.Sign{Code: uint8(rank.Theft)}, Name: "HER  cousin!", Holds: true}, record.SignJudged{Sign: sign(rank.Theft, 49, 59, rank.Property), Holds: true}},
		"the second place":   {desk.Decision{Sign: record.Sign{Code: uint8(rank.Weapons)}, Name: "kill her", Nth: 1, Holds: true}, record.SignJudged{Sign: sign(rank.Weapons, 44, 52, rank.LifeAtRisk), Holds: true}},
		"words of the title": {desk.Decision{Sign: record.Sign{Code: uint8(rank.Weapons)}, Name: "knife", Nth: 1, Holds: true}, record.SignJudged{Sign: sign(rank.Weapons, -6, -1, rank.LifeAtRisk), Holds: true}},
	} {
		got, err := judging(c.d)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		c.want.Report = record.ID{11}
		if d := cmp.Diff(c.want, *got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestWhatMakesNoSenseIsNotRecordedOfASign(t *testing.T) {
	for name, d := range map[string]desk.Decision{
		"words that are not there":  {Sign: record.Sign{Code: 2}, Name: "a bomb", Holds: true},
		"no words":                  {Sign: record.Sign{Code: 2}, Holds: true},
		"no such code":              {Sign: record.Sign{Code: 200}, Name: "knife", Holds: true},
		"said already":              {Sign: tonight.Signs[3]},
		"what nobody read":          {Sign: record.Sign{Code: 2}, Name: "cousin"},
		"read there already":        {Sign: record.Sign{Code: uint8(rank.Threat)}, Name: "kill", Holds: true},
		"a place that has no words": {Sign: sign(rank.Theft, 0, 400, 0), Holds: true},
	} {
		var cannot desk.Cannot
		if _, err := judging(d); !errors.As(err, &cannot) || strings.Contains(err.Error(), "%!") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestR4ASignThatWasCorrectedNeedsFactsAsWell: of the second group alone is a lead
// too whose threat was refuted; one on which a threat was marked is not.
func TestR4ACorrectedReadingNeedsFactsAsWell(t *testing.T) {
	without := tonight.Corrected([]desk.SignWord{word(tonight.Signs[0], false), word(tonight.Signs[1], false)})
	if !desk.OnlySecondGroup(without.Set()) {
		t.Error("what is left is lawful in itself, and needs no facts")
	}
	photos := desk.SignReading{Signs: []record.Sign{sign(rank.Photography, 0, 4, 0)}}
	if with := photos.Corrected([]desk.SignWord{word(sign(rank.Threat, 5, 9, 2), true)}); desk.OnlySecondGroup(with.Set()) {
		t.Error("a threat that a person saw counts for nothing")
	}
}

func TestLinesShowTheWordsThatSayIt(t *testing.T) {
	title, text := "A gun", "he has a knife"
	read := []record.Sign{sign(rank.Weapons, 3, 14, 2), sign(rank.Weapons, -6, -1, 3)}
	got := desk.SignLines(read, []desk.SignWord{word(read[0], false)}, title, text)
	if len(got) != 2 || got[0].Words != "A gun" || !got[0].Stands || got[1].Words != "has a knife" || got[1].Stands || got[1].By != me || !got[0].NeedsFacts {
		t.Errorf("lines %+v", got)
	}
	for _, l := range desk.SignLines(read, nil, "", "") {
		if l.Words != "" {
			t.Errorf("words of what is gone: %q", l.Words)
		}
	}
}
