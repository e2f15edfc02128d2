package intake_test

import (
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
)

func TestAnAgeIsReadAsTheSenderWritesItAndTheYoungerCounts(t *testing.T) {
	at := record.At(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	const none, u10, u18, adult = record.AgeUnknown, record.AgeUnder10, record.AgeUnder18, record.AgeAdult
	for _, c := range []struct {
		age, dob string
		want     record.AgeMark
	}{
		{"", "", none}, {"34", "", adult}, {"18", "", adult}, {"17", "", u18}, {"10", "", u18}, {"9", "", u10}, {"0", "", u10},
		{"under 10", "", u10}, {"under 18", "", u18}, {"under 12", "", u18}, {"under 40", "", none}, {"adult", "", adult},
		{"about 40", "", adult}, {"about 19", "", u18}, {"15-17", "", u18}, {"9 or 10", "", u10}, {"16 to 20", "", u18},
		{"8 months", "", u10}, {"11-year-old", "", u18}, {"a child", "", u18}, {"Toddler", "", u10}, {"18+", "", adult},
		{"old", "", none}, {"999", "", none}, {"born 2012", "", u18}, {"99999999999999999999", "", none},
		{"", "2008-03-02", adult}, {"", "2008-03-03", u18}, {"", "2016-03-02", u18}, {"", "2016-03-03", u10},
		{"", "2016", u10}, {"", "2015", u18}, {"", "2008", u18}, {"", "2007", adult}, {"", "1970-03-12", adult},
		{"", "2026", u10}, {"", "2026-03", u10}, {"", "2031", none}, {"", "circa 2017", u10}, {"", "2005 to 2009", u18}, {"", "no idea", none},
		{"34", "2014", u18}, {"9", "1970", u10}, {"unknown", "1970", adult},
	} {
		if got := (intake.Person{Age: c.age, DOB: c.dob}).AgeAt(at); got != c.want {
			t.Errorf("age %q, born %q: %s, not %s", c.age, c.dob, got, c.want)
		}
	}
}
