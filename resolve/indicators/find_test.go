package indicators

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// thursday is the moment at which most reports of these tests were written.
const thursday = "2026-03-12T15:20:00Z"

func moment(t testing.TB, s string) record.Time {
	t.Helper()
	at, err := record.ParseTime(s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// codesOf returns the codes of a report in the order of the text, each once,
// then its severity.
func codesOf(s Signs) string {
	var words []string
	seen := map[Code]bool{}
	for _, i := range s.Indicators {
		if !seen[i.Code] {
			seen[i.Code] = true
			words = append(words, i.Code.String())
		}
	}
	if s.Severity != Unstated {
		words = append(words, "("+s.Severity.String()+")")
	}
	return strings.Join(words, " ")
}

// readings are texts and what codesOf says of each, "" for nothing.
func readings(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		if got := codesOf(Find(c[0], moment(t, thursday))); got != c[1] {
			t.Errorf("%q\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestThreatsAreRead(t *testing.T) {
	readings(t, [][2]string{
		{"I'm going to kill her", "THREAT threat-to-life (life at risk)"},
		{"He said: “I will kill you.”", "THREAT threat-to-life (life at risk)"},
		{"he’ll stab him", "THREAT threat-to-life (life at risk)"},
		{"He threatened to shoot his neighbour", "THREAT threat-to-life (life at risk)"},
		{"I will hurt you", "THREAT (serious harm)"},
		{"She is going to set fire to it", "SABOT (serious harm)"},
		{"they will smash my car", "THREAT (property)"},
		{"He wants to kill everyone", "THREAT threat-to-life (mass harm)"},
		{"i am gonna shoot up the library", "THREAT threat-to-life target-named (mass harm)"},
		{"There is a bomb under the bridge", "THREAT WPNS threat-to-life target-named (mass harm)"},
		{"we will not hesitate to kill them", "THREAT threat-to-life (life at risk)"},
		{"No, I will kill him", "THREAT threat-to-life (life at risk)"},
		{"Do not call anyone or I will kill him", "THREAT threat-to-life (life at risk)"},
		{"he wants to end his own life", "threat-to-life (life at risk)"},
		{"theres a bomb and hed kill them", "THREAT WPNS threat-to-life (mass harm)"},
		{"He will kill me if I leave", "THREAT threat-to-life (life at risk)"},
	})
}

func TestDenialsAreNotThreats(t *testing.T) {
	readings(t, [][2]string{
		{"There is no bomb", ""},
		{"he is not going to kill anyone", ""},
		{"He didn't threaten me", ""},
		{"I would never hurt her", ""},
		{"no guns or bombs were found", ""},
		{"I don't think he will kill her", ""},
		{"They will kill nobody", ""},
		{"She never said that he would stab him", ""},
		{"without a weapon", ""},
	})
}

func TestIdiomsAndTitlesAreNotThreats(t *testing.T) {
	readings(t, [][2]string{
		{"you're killing me", ""},
		{"That was a bomb of a movie and he got a photo bomb", ""},
		{"We are shooting a film in the old town", ""},
		{"I could murder a curry", ""},
		{"I would kill for a coffee", ""},
		{"He had a heart attack at the station", ""},
		{"shoot me an email when you are ready to kill time", ""},
		{"my feet are killing me", ""},
		{"Shooting at the range on Saturday was fun", ""},
		{"I'm going to die of embarrassment", ""},
		{"He has a glue gun and a bath bomb", ""},
		{"The song \"I will kill you tonight\" is loud", ""},
		{"He wrote \"I will kill you\" on the wall", "THREAT threat-to-life (life at risk)"},
		{"He will attack the film crew with a knife", "THREAT target-named WPNS (serious harm)"},
	})
}

func TestBehavioursAreRead(t *testing.T) {
	readings(t, [][2]string{
		{"Somebody broke into the depot", "INTRSN"},
		{"He was posing as a gas engineer", "MISREP"},
		{"Two uniforms and a radio were stolen from the ambulance", "THEFT (property)"},
		{"They tampered with the lift", "SABOT (property)"},
		{"our server was hacked", "CYBER (property)"},
		{"somebody pointed a laser at the helicopter", "AVIATION (serious harm)"},
		{"A man asked the staff about the cameras and the alarms", "ELICIT"},
		{"someone left a bag to see how they react", "TESTSEC"},
		{"she was recruiting people for the attack", "RECRUT"},
		{"taking pictures of the security cameras", "PHOTO"},
		{"They photographed the loading bay", "PHOTO"},
		{"A woman was counting the guards", "SURVL"},
		{"he bought 40 litres of peroxide", "MATRLS"},
		{"he reads about how to make a bomb", "EXPERT"},
		{"He has a gun", "WPNS (life at risk)"},
		{"the water plant was contaminated", "SECTOR (serious harm)"},
	})
}

func TestTimesOfAThreatAreNamed(t *testing.T) {
	readings(t, [][2]string{
		{"He will kill her tonight", "THREAT threat-to-life time-named imminent-claim (life at risk)"},
		{"He will kill her in three weeks", "THREAT threat-to-life time-named (life at risk)"},
		{"I will bomb the bridge. It will happen on Friday.", "THREAT threat-to-life target-named time-named (mass harm)"},
		{"He will kill her. My sister has tea with us on Friday.", "THREAT threat-to-life (life at risk)"},
		{"On Friday he told me that he would kill her", "THREAT threat-to-life (life at risk)"},
		{"Yesterday at 5 pm he said he would kill her", "THREAT threat-to-life (life at risk)"},
		{"He told me on Friday that he'd kill her", "THREAT threat-to-life (life at risk)"},
		{"We have tea tomorrow at 5 pm", ""},
	})
}

func TestSpansAreTheWordsThatSayIt(t *testing.T) {
	text := "“Listen”: he’ll kill her tomorrow night – with a gun"
	got := map[string]string{}
	for _, i := range Find(text, moment(t, thursday)).Indicators {
		got[i.Code.String()] = text[i.Start:i.End]
	}
	want := map[string]string{"THREAT": "’ll kill her", "threat-to-life": "’ll kill her", "time-named": "tomorrow night", "WPNS": "with a gun"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("words (-want +got):\n%s", d)
	}
}
