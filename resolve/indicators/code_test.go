package indicators

import "testing"

func TestEveryCodeHasItsOwnWordAndReadsItBack(t *testing.T) {
	seen := map[string]bool{}
	for c := range Codes {
		got, err := ParseCode(c.String())
		if err != nil || got != c || seen[c.String()] {
			t.Errorf("code %d is written %q and read as %v (%v)", c, c, got, err)
		}
		seen[c.String()] = true
		var u Code
		if b, err := c.MarshalText(); err != nil || u.UnmarshalText(b) != nil || u != c {
			t.Errorf("code %v does not survive its text", c)
		}
	}
	if _, err := ParseCode(Codes.String()); err == nil {
		t.Error("a number without a code was read")
	}
	if _, err := Codes.MarshalText(); err == nil {
		t.Error("a number without a code was written")
	}
}

func TestEverySeverityHasItsOwnWordAndReadsItBack(t *testing.T) {
	seen := map[string]bool{}
	for s := range Severities {
		got, err := ParseSeverity(s.String())
		if err != nil || got != s || seen[s.String()] {
			t.Errorf("severity %d is written %q and read as %v (%v)", s, s, got, err)
		}
		seen[s.String()] = true
		var u Severity
		if b, err := s.MarshalText(); err != nil || u.UnmarshalText(b) != nil || u != s {
			t.Errorf("severity %v does not survive its text", s)
		}
	}
	if _, err := ParseSeverity("doom"); err == nil {
		t.Error("a word without a severity was read")
	}
}

func TestTheSecondGroupNeedsFacts(t *testing.T) {
	n := 0
	for c := range Codes {
		if c.NeedsFacts() {
			n++
		}
	}
	if n != 9 || Threat.NeedsFacts() || !Photography.NeedsFacts() || ThreatToLife.NeedsFacts() {
		t.Errorf("%d codes need facts, want the nine of the second group", n)
	}
}
