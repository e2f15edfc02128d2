package origintest

import "slices"

// statement counts who quotes one.
func (s *scorer) statement(x Statement) {
	quoters := make([]string, len(x.Quoters))
	for i, q := range x.Quoters {
		quoters[i] = s.rel.name(q)
	}
	if x.Speech == "" {
		s.shared(quoters)
		return
	}
	speech := s.rel.name(x.Speech)
	for _, q := range quoters {
		if s.rel.grey[pairOf(q, speech)] {
			continue
		}
		found, turned := s.quotes(q, speech), s.quotes(speech, q)
		s.f.QuoteRecall.count(found || turned)
		if !found && !turned {
			s.miss(MissedQuote, q, speech, "the statement is in the corpus")
			continue
		}
		s.f.QuoteDirection.count(found && !turned)
		if turned {
			s.miss(WrongSpeaker, q, speech, "")
		}
	}
}

// quotes reports whether the answer has a report as a quotation in a group of
// another one.
func (s *scorer) quotes(id, of string) bool {
	return slices.ContainsFunc(s.ans.quoted[id], func(g int) bool { return slices.Contains(s.ans.in[of], g) })
}

// shared counts who quotes a statement that is not in the corpus.
func (s *scorer) shared(quoters []string) {
	slices.Sort(quoters)
	for i, q := range quoters[1:] {
		found := false
		for j, o := range quoters {
			found = found || j != i+1 && (s.ans.quotesGroup(q, o) || s.ans.quotesGroup(o, q))
		}
		s.f.QuoteRecall.count(found)
		if !found {
			s.miss(MissedQuote, q, quoters[0], "both quote what is not in the corpus")
		}
	}
}

func (s *scorer) quotePrecision() {
	for _, g := range s.ans.groups {
		for _, q := range g.quotes {
			p := pairOf(q.id, q.of)
			switch {
			case s.rel.quotes[p]:
				s.f.QuotePrecision.count(true)
			case s.rel.grey[p] || s.rel.share(p):
			default:
				s.f.QuotePrecision.count(false)
				s.miss(FalseQuote, q.id, q.of, "")
			}
		}
	}
}
