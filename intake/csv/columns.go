package csv

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// column is a column of the file, and what puts its cells into a report.
type column struct {
	name string // as it was written
	put  func(b *builder, name, cell string)
}

// columnsOf says what the columns of a file mean. Of two that mean the same the
// first counts, and the other is kept as it was said; columns of words, of
// people, of identifiers and of the reporter may be several.
func columnsOf(names []string) ([]column, string) {
	var (
		columns []column
		taken   []string
		written []string
		words   bool
	)
	for i, name := range names {
		name = strings.TrimSpace(name)
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		if slices.Contains(written, name) {
			return nil, fmt.Sprintf("two columns are called %s; give each its own name", quoteName(name))
		}
		written = append(written, name)
		what, _ := meaning(name)
		if slices.Contains(taken, what) && !several(what) {
			what = ""
		}
		taken = append(taken, what)
		words = words || what == "text" || what == "title"
		columns = append(columns, column{name, puts(what)})
	}
	if !words {
		return nil, `the first line must name the columns, and one of them must hold the words of the report: call it "text"`
	}
	return columns, ""
}

// several reports whether more than one column may mean this.
func several(what string) bool {
	return what == "text" || what == "person" || what == "handling" || strings.HasPrefix(what, "reporter") || strings.HasPrefix(what, "identifier")
}

// folded is a name without what people write differently: case, spaces, signs.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// meaning says which field of a report a column is.
func meaning(name string) (what string, known bool) {
	name = folded(name)
	for _, m := range meanings {
		if slices.Contains(strings.Fields(m.names), name) {
			return m.what, true
		}
	}
	for _, who := range []string{"reporter", "caller", "informant", "complainant", "submitter", "melder", "hinweisgeber"} {
		if strings.Contains(name, who) {
			return "reporter.other", true
		}
	}
	return "", false
}

// meanings are the names under which columns come, folded. The first of each is
// the one that jsonl knows.
var meanings = [...]struct{ what, names string }{
	{"id", "id reportid externalid ref reference referenceno referencenumber caseid caseno casenumber ticket ticketid uid guid messageid"},
	{"source", "source agency partner outlet publisher origin feed quelle"},
	{"channel", "channel via kanal"},
	{"received", "receivedat received receiveddate datereceived date datetime timestamp reportedat reported reportdate datereported created createdat submitted submittedat submissiondate published publishedat pubdate sentat datum eingang eingegangen"},
	{"happened", "happenedat happened occurred occurredat occurrencedate incidentdate incidenttime dateofincident eventdate eventtime"},
	{"title", "title subject headline heading betreff titel"},
	{"text", "text report message body description details content narrative statement information tip summary comment comments freetext words nachricht meldung beschreibung hinweis inhalt"},
	{"url", "url link permalink sourceurl webaddress"},
	{"lang", "lang language sprache"},
	{"handling", "handling handlingcode handlingcodes caveat dissemination tlp pap"},
	{"house", "house"},
	{"labels", "labels label"},
	{"written", "writtenby takenby calltaker operator recordedby enteredby"},
	{"scheme", "gradescheme scheme gradingscheme"},
	{"grade", "gradecode grade grading evaluation"},
	{"admiralty", "admiralty admiraltycode natograde"},
	{"place", "place placename location address venue ort adresse"},
	{"lat", "placelat lat latitude"},
	{"lon", "placelon lon lng long longitude"},
	{"person", "person people persons personname peoplename subjectname suspect suspects suspectname nameofperson nameofsubject"},
	{"role", "role peoplerole personrole"},
	{"dob", "dob dateofbirth birthdate born peopledob persondob subjectdob geburtsdatum"},
	{"age", "age peopleage personage subjectage"},
	{"identifier", "identifiers identifier"},
	{"identifier.phone", "phones subjectphone suspectphone personphone"},
	{"identifier.email", "emails subjectemail suspectemail personemail"},
	{"identifier.url", "urls links"},
	{"identifier.handle", "handles handle username usernames profile account accounts"},
	{"identifier.plate", "plates plate licenceplate licenseplate numberplate registration vrm kennzeichen"},
	{"identifier.document", "documents document passport passportnumber idnumber"},
	{"identifier.wallet", "wallets wallet walletaddress cryptoaddress"},
	{"reporter.name", "reportername reporter name yourname fullname callername caller informant complainant submitter submittedby reportedby sender sendername from author melder"},
	{"reporter.phone", "reporterphone phone phonenumber telephone tel mobile contactnumber callerphone callbacknumber yourphone senderphone telefon"},
	{"reporter.email", "reporteremail email emailaddress mail youremail calleremail senderemail contactemail"},
	{"reporter.other", "contact contactdetails ip ipaddress firstname lastname surname forename vorname nachname"},
}
