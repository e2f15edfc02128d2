package city

import (
	"regexp"
	"strings"
	"testing"

	"watchfloor/record"
	"watchfloor/resolve/identifiers"
)

var (
	// fiction are the numbers that Ofcom and the North American numbering plan
	// keep for drama, in the form of the keys of package identifiers.
	fiction = regexp.MustCompile(`^phone:\+(447700900\d{3}|442079460\d{3}|1\d{3}55501\d{2})$`)
	// reserved are the names on the net that nobody can own.
	reserved = regexp.MustCompile(`(^|[@/:.])example\.(org|com|net)(/|$)|\.test(/|$)`)
	// ours is the shape of the city's plates: no year 00 or 01 was ever given out.
	ours = regexp.MustCompile(`^plate:XV0[01][A-Z]{3}$`)
	// long finds what could be dialled, whatever package identifiers thinks of it.
	long = regexp.MustCompile(`\+?\d[\d ()/-]{8,}\d`)
)

func TestNumbersNetAddressesAndPlatesAreInvented(t *testing.T) {
	for _, text := range everything() {
		for _, f := range identifiers.Find(text, "GB") {
			allowed := reserved
			switch f.Kind {
			case record.MentionPhone:
				allowed = fiction
			case record.MentionPlate:
				allowed = ours
			case record.MentionHandle:
				continue
			}
			if !allowed.MatchString(f.Key) {
				t.Errorf("%s may belong to somebody: %s", f.Key, text)
			}
		}
	}
}

func TestWhateverCouldBeDialledIsKeptForFiction(t *testing.T) {
	start := regexp.MustCompile(`^(0|44|440|0044)?(7700900|2079460)\d{3}$|^1\d{3}55501\d\d$`)
	times := regexp.MustCompile(`\d{4}-\d\d-\d\d(T[\d:.]+Z)?`)
	for _, text := range everything() {
		for _, n := range long.FindAllString(times.ReplaceAllString(text, ""), -1) {
			digits := strings.Map(func(r rune) rune {
				if r < '0' || r > '9' {
					return -1
				}
				return r
			}, n)
			if len(digits) > 8 && !start.MatchString(digits) {
				t.Errorf("%q could be dialled: %s", n, text)
			}
		}
	}
}

// TestNobodyIsASuspectForWhoHeIs walks what the city says for words of faith,
// origin and opinion: they stand in no report and in no note.
func TestNobodyIsASuspectForWhoHeIs(t *testing.T) {
	words := regexp.MustCompile(`(?i)\b(muslim|islam\w*|christian\w*|jew\w*|hindu\w*|sikh\w*|mosque|church|synagogue|temple|gypsy|roma|` +
		`arab\w*|russian\w*|turk\w*|african\w*|asian\w*|polish|spanish|migrants?|immigrants?|foreigner\w*|refugee\w*|` +
		`leftist|fascist|communist|anarchist|extremis\w*|radical\w*|jihad\w*|terroris\w*)\b`)
	for _, text := range everything() {
		if found := words.FindString(text); found != "" {
			t.Errorf("%q in: %s", found, text)
		}
	}
}
