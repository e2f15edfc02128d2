package rank

import "testing"

func several(n int) Evidence {
	var e Evidence
	for i := range n {
		e.Reports = append(e.Reports, said(i+1, Grade{}))
	}
	return e
}

func TestSeveralWhoTellOfTheSameRankAboveOneThatClaimsMuch(t *testing.T) {
	s := scaleOf(t)
	many := several(6)
	many.Agree = 5
	claim := one(Grade{}, Threat, ThreatToLife, Weapons)
	if a, b := s.Index(s.Weigh(many, start), start), s.Index(s.Weigh(claim, start), start); a <= b {
		t.Errorf("six who agree have %v, one who claims %v", a, b)
	}
}

func TestReportsThatDoNotAgreeCountAsBefore(t *testing.T) {
	s := scaleOf(t)
	if a, b := s.Weigh(several(6), start), s.Weigh(several(1), start); a.P != b.P {
		t.Errorf("six reports that share a number weigh %v, one %v", a.P, b.P)
	}
}

func TestMoreThanAFewWhoAgreeSayNoMore(t *testing.T) {
	s := scaleOf(t)
	few, crowd := several(7), several(300)
	few.Agree, crowd.Agree = 6, 299
	if a, b := s.Weigh(few, start), s.Weigh(crowd, start); a.P != b.P {
		t.Errorf("seven weigh %v, three hundred %v", a.P, b.P)
	}
}

func TestOneOriginHasNobodyToAgreeWith(t *testing.T) {
	s := scaleOf(t)
	lone := several(1)
	lone.Agree = 40
	if a, b := s.Weigh(lone, start), s.Weigh(several(1), start); a.P != b.P {
		t.Errorf("one origin weighs %v for saying that forty agree, %v else", a.P, b.P)
	}
}
