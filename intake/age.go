package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"watchfloor/holdings"
	"watchfloor/record"
)

// AgeAt is how old the sender says somebody is, as far as it matters to how they
// may be treated, at the time the report was received. Where the words leave it
// open, the younger age counts: somebody born in 2016 is taken for nine all
// through 2026. What cannot be read says nothing.
func (p Person) AgeAt(at record.Time) record.AgeMark {
	said, born := ageSaid(p.Age, at), ageBorn(p.DOB, at)
	if said == record.AgeUnknown || born != record.AgeUnknown && born < said {
		return born
	}
	return said
}

// ageOf is the mark of an age in years.
func ageOf(years int) record.AgeMark {
	switch {
	case years < 0 || years > 130:
		return record.AgeUnknown
	case years < 10:
		return record.AgeUnder10
	case years < 18:
		return record.AgeUnder18
	}
	return record.AgeAdult
}

// ageWords are ages that are no numbers.
var ageWords = map[string]record.AgeMark{
	"baby": record.AgeUnder10, "infant": record.AgeUnder10, "toddler": record.AgeUnder10, "newborn": record.AgeUnder10,
	"child": record.AgeUnder18, "minor": record.AgeUnder18, "juvenile": record.AgeUnder18, "teenager": record.AgeUnder18, "teen": record.AgeUnder18,
	"schoolchild": record.AgeUnder18, "adult": record.AgeAdult, "pensioner": record.AgeAdult, "elderly": record.AgeAdult,
}

var (
	numbers = regexp.MustCompile(`[0-9]+`)
	words   = regexp.MustCompile(`[a-z]+`)
)

// doubt is how many years are taken off an age that is said to be a guess.
const doubt = 2

// ageSaid reads an age as people write it: "34", "about 40", "15-17", "under 10",
// "8 months", "11-year-old", "a child".
func ageSaid(s string, at record.Time) record.AgeMark {
	s = strings.ToLower(s)
	has := map[string]bool{}
	for _, w := range words.FindAllString(s, -1) {
		has[w] = true
	}
	found := numbers.FindAllString(s, -1)
	if len(found) == 0 {
		youngest := record.AgeUnknown
		for w, mark := range ageWords {
			if has[w] && (youngest == record.AgeUnknown || mark < youngest) {
				youngest = mark
			}
		}
		return youngest
	}
	least, err := strconv.Atoi(found[0])
	if err != nil {
		return record.AgeUnknown
	}
	for _, n := range found[1:] {
		if more, err := strconv.Atoi(n); err == nil {
			least = min(least, more)
		}
	}
	switch {
	case least > 1900:
		return ageBorn(found[0], at)
	case has["month"] || has["months"] || has["week"] || has["weeks"] || has["day"] || has["days"]:
		return record.AgeUnder10
	case has["under"] || has["below"] || strings.Contains(s, "<"):
		return ageBelow(least)
	case has["about"] || has["around"] || has["circa"] || has["ca"] || has["approximately"] || has["maybe"] || strings.ContainsAny(s, "~?"):
		return ageOf(max(0, least-doubt))
	}
	return ageOf(least)
}

// ageBelow reads "under 10" and the like.
func ageBelow(years int) record.AgeMark {
	switch {
	case years <= 10:
		return record.AgeUnder10
	case years <= 18:
		return record.AgeUnder18
	}
	return record.AgeUnknown
}

// ageBorn is the age of somebody born then, as late as the words allow.
func ageBorn(s string, at record.Time) record.AgeMark {
	if strings.TrimSpace(s) == "" || at <= 0 {
		return record.AgeUnknown
	}
	known := holdings.Born(s)
	if _, last, two := strings.Cut(known, " to "); two {
		known = last
	}
	known = strings.TrimPrefix(known, "circa ")
	for _, form := range []struct {
		layout string
		y, m   int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(form.layout, known)
		if err != nil {
			continue
		}
		if form.y+form.m > 0 {
			t = t.AddDate(form.y, form.m, -1)
		}
		now := at.Go()
		years := now.Year() - t.Year()
		if now.AddDate(-years, 0, 0).Before(t) {
			years--
		}
		if years == -1 && form.y+form.m > 0 {
			years = 0 // born this year
		}
		return ageOf(years)
	}
	return record.AgeUnknown
}
