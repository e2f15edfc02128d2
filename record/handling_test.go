package record_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/record"
)

func TestHandlingCodesAreReadAsSendersWriteThem(t *testing.T) {
	for words, want := range map[string]string{
		"TLP:AMBER":                     "TLP:AMBER",
		"tlp: amber+strict":             "TLP:AMBER+STRICT",
		"TLP AMBER STRICT":              "TLP:AMBER+STRICT",
		"TLP:WHITE":                     "TLP:CLEAR",
		"[TLP:RED], PAP:AMBER":          "TLP:RED,PAP:AMBER",
		"pap-red":                       "PAP:RED",
		"amber":                         "TLP:AMBER",
		"C A1 S2":                       "C,A1,S2",
		"3x5x2: P":                      "P",
		"Handling code C; A2":           "C,A2",
		"C, do not call the informant":  "C,in words",
		"Do not share with division C.": "in words",
		"TLP:PURPLE":                    "in words",
		"PAP:AMBER+STRICT":              "PAP:AMBER",
		"":                              "",
		" ; ":                           "",
		"Restricted: source to protect": "in words",
	} {
		if got := strings.Join(record.ReadHandling(words).Words(), ","); got != want {
			t.Errorf("%q is read as %q, not %q", words, got, want)
		}
	}
}

func TestTitlesSayHandlingOnlyWithAColon(t *testing.T) {
	for title, want := range map[string]string{
		"[TLP:RED] Van at the depot": "TLP:RED", "TLP:WHITE weekly": "TLP:CLEAR", "tlp:amber+strict, pap:green": "TLP:AMBER+STRICT,PAP:GREEN",
		"Red van, amber light": "", "C and P": "", "TLP:REDACTED": "", "what TLP is": "",
	} {
		if got := strings.Join(record.HandlingTags(title).Words(), ","); got != want {
			t.Errorf("%q is read as %q, not %q", title, got, want)
		}
	}
	for text, want := range map[string]string{
		"\n TLP:GREEN \nA van stood there.": "TLP:GREEN", "[TLP:RED][PAP:RED]": "TLP:RED,PAP:RED", "The note was TLP:RED.": "", "A van.\nTLP:RED": "",
	} {
		if got := strings.Join(record.HandlingLine(text).Words(), ","); got != want {
			t.Errorf("the text %q is read as %q, not %q", text, got, want)
		}
	}
}

func TestTheStrictestCodeOfEachSchemeIsShown(t *testing.T) {
	for _, c := range []struct {
		set  record.Handling
		want string
	}{
		{0, "no handling stated"},
		{record.HandlingUnstated, "no handling stated"},
		{record.TLPGreen | record.TLPRed | record.PAPAmber, "TLP:RED · PAP:AMBER"},
		{record.HandlingP | record.HandlingC | record.HandlingA1, "C · A1"},
		{record.TLPClear | record.HandlingUnstated, "TLP:CLEAR · partly not stated"},
		{record.TLPAmber | record.HandlingUnstated, "TLP:AMBER"},
		{record.HandlingInWords, "in words"},
	} {
		if got := c.set.String(); got != c.want {
			t.Errorf("%v is shown as %q, not %q", c.set.Words(), got, c.want)
		}
	}
}

func TestAUnionIsNeverLessStrictR11(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	any := func() record.Handling {
		set := record.Handling(r.Uint64())
		set &= record.Handling(r.Uint64()) & (1<<16 - 1) // few codes more often than many
		return set.OrUnstated()
	}
	for range 10_000 {
		a, b := any(), any()
		u := a.Union(b)
		if !u.AsStrictAs(a) || !u.AsStrictAs(b) || !u.Strictest().AsStrictAs(u) {
			t.Fatalf("%v and %v give %v, shown as %s", a.Words(), b.Words(), u.Words(), u)
		}
		if (a == record.HandlingUnstated || b == record.HandlingUnstated) && u.String() == record.TLPClear.String() {
			t.Fatalf("%v and %v look free to share", a.Words(), b.Words())
		}
	}
	if record.TLPGreen.AsStrictAs(record.TLPAmber) || record.HandlingP.AsStrictAs(record.HandlingC) {
		t.Error("a looser code is as strict as a stricter one")
	}
}

func TestAListOfHandlingIsNeverEmpty(t *testing.T) {
	for set, want := range map[record.Handling]string{0: `["not stated"]`, record.TLPRed | record.HandlingC: `["TLP:RED","C"]`, record.TLPGreen | record.HandlingUnstated: `["TLP:GREEN","not stated"]`} {
		b, err := json.Marshal(record.HandlingList(set))
		if err != nil || string(b) != want {
			t.Errorf("%v is written %s, %v", set.Words(), b, err)
		}
		var back record.HandlingList
		if err := json.Unmarshal(b, &back); err != nil || record.Handling(back).String() != set.String() {
			t.Errorf("%s is read as %v, %v", b, record.Handling(back).Words(), err)
		}
	}
}
