package city

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
)

// month is the whole city.
var month = Extent{Days: 30, Messages: 3000}

// digest is a hash of everything that a city says: texts, names, times and deeds.
func digest(t *testing.T) string {
	t.Helper()
	h := sha256.New()
	out := json.NewEncoder(h)
	for one := range everybody() {
		if err := out.Encode(one); err != nil {
			t.Fatal(err)
		}
	}
	for _, one := range History(1, thursday, month) {
		if err := out.Encode(one); err != nil {
			t.Fatal(err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func TestTheWholeCityIsTheSameInEveryRun(t *testing.T) {
	once := digest(t)
	if again := digest(t); again != once {
		t.Errorf("the digest is %s and then %s", once, again)
	}
	// Of another run: change it only with the words and deeds of the city.
	if want := "0c1e6816341dedc1"; once != want {
		t.Errorf("the digest is %s, want %s", once, want)
	}
}

func TestTheHistoryComesInOrderAndEveryDeedIsAboutAReportBefore(t *testing.T) {
	all := History(1, thursday, month)
	sent, opened, deeds := map[string]bool{}, map[string]bool{}, map[desk.Act]int{}
	for i, one := range all {
		if i > 0 && one.At < all[i-1].At || one.At > thursday {
			t.Fatalf("line %d is of %s", i, one.At)
		}
		d := one.Deed
		if one.Watch != nil {
			continue
		}
		if d == nil {
			if sent[one.Report.SentID] {
				t.Errorf("two reports are called %s", one.Report.SentID)
			}
			sent[one.Report.SentID] = true
			continue
		}
		deeds[d.Act]++
		switch {
		case d.About == "":
			opened[d.Operation] = true
		case !sent[d.About]:
			t.Errorf("%s is decided on before it came", d.About)
		case d.Act == desk.Attach && !opened[d.Operation]:
			t.Errorf("%s is attached to %q, which is not open", d.About, d.Operation)
		}
	}
	if len(opened) != operations || deeds[desk.Attach] < 50 || deeds[desk.Reject] < 1500 || deeds[desk.Trace] < 80 || deeds[desk.Claim] < 200 || deeds[desk.Claim] != deeds[desk.Release] {
		t.Errorf("%d operations and deeds %v", len(opened), deeds)
	}
}

// TestPeopleOfEveryMannerOfNameStandEverywhereAlike holds the city to its promise
// about stereotypes: whoever is named in a report of use or of none, and whoever
// is an active or a closed subject, is named in each of the ten manners about as
// often as in any other.
func TestPeopleOfEveryMannerOfNameStandEverywhereAlike(t *testing.T) {
	mannerOf := map[string]int{}
	groups := map[string][]int{"active": make([]int, 10), "closed": make([]int, 10), "of use": make([]int, 10), "of no use": make([]int, 10)}
	for n := range active + 20_000 {
		name := nameOf(n)
		for _, form := range name.forms {
			mannerOf[strings.ToLower(form)] = name.manner
		}
		group := "active"
		if n >= active {
			group = "closed"
		}
		groups[group][name.manner]++
	}
	for seed := range uint64(15) {
		for _, r := range reports(seed, thursday, 30) {
			group := "of no use"
			if r.useful {
				group = "of use"
			}
			text := strings.FieldsFunc(strings.ToLower(r.Text), func(r rune) bool { return strings.ContainsRune(" ,.:;!?\n", r) })
			for i := range text {
				for n := 2; n <= 3 && i+n <= len(text); n++ {
					if manner, ok := mannerOf[strings.Join(text[i:i+n], " ")]; ok {
						groups[group][manner]++
					}
				}
			}
		}
	}
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		sum := 0
		for _, n := range groups[group] {
			sum += n
		}
		t.Logf("%-10s %5d %v", group, sum, groups[group])
		for manner, n := range groups[group] {
			if share := float64(n) / float64(sum); sum < 200 || share < .055 || share > .15 {
				t.Errorf("%s: %d of %d are named as in %s", group, n, sum, manners[manner])
			}
		}
	}
}

func TestAStoryOfTheWireIsPrintedWholeExcerptedAndQuoted(t *testing.T) {
	newest, printed, kinds := map[string]story{}, 0, map[string]int{}
	tx := newText(thursday)
	tx.Rand = rand.New(rand.NewPCG(1, 1))
	tx.supply = newSupply(1, 0)
	for range 60 {
		s := tx.story("x")
		newest[s.title] = s
		if n := len(strings.Fields(s.text())); n < 80 || n > 400 {
			t.Errorf("a story of %d words: %s", n, s.text())
		}
		for _, o := range outlets {
			_, text := o.takes(tx, s, o)
			printed++
			switch {
			case strings.Contains(text, s.text()):
				kinds["whole"]++
			case strings.Contains(text, s.paragraphs[0]):
				kinds["excerpt"]++
			case strings.Contains(text, s.quote):
				kinds["quoted"]++
			default:
				t.Errorf("%s took nothing of it: %s", o.name, text)
			}
		}
	}
	if kinds["whole"] == 0 || kinds["excerpt"] == 0 || kinds["quoted"] == 0 {
		t.Errorf("of %d printed: %v", printed, kinds)
	}
}

// eveningMessages are those of the evening of the bang.
func eveningMessages() []intake.Report {
	var all []intake.Report
	for _, one := range History(1, thursday, month) {
		if one.Deed == nil && strings.HasPrefix(one.Report.SentID, "EV") {
			all = append(all, one.Report)
		}
	}
	return all
}

func TestOnOneEveningThousandsOfMessagesComeWithinTwoHours(t *testing.T) {
	all := eveningMessages()
	count := map[string]int{}
	for _, r := range all {
		count[r.Text]++
		if n := utf8.RuneCountInString(r.Text); n < 5 || n > 400 {
			t.Errorf("%d letters: %s", n, r.Text)
		}
	}
	if span := all[len(all)-1].ReceivedAt - all[0].ReceivedAt; len(all) != 3001 || span > 2*record.Hour {
		t.Errorf("%d messages in %d minutes", len(all), span/record.Minute)
	}
	if len(count) < 2400 || len(count) > 2980 {
		t.Errorf("%d of %d are in words of their own", len(count), len(all))
	}
	if r := all[0]; eveningOf(thursday) != r.ReceivedAt-r.ReceivedAt%record.Hour {
		t.Errorf("the first comes at %s", r.ReceivedAt)
	}
}
