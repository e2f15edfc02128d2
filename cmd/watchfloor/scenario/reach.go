package scenario

import (
	"slices"

	"watchfloor/record"
)

// reach counts, over all incidents, the pairs of reports between which a chain of clues
// leads, and those of them that stand in one lead. Reports without a word, a place or a
// number in common with any other cannot be joined by anybody.
func (s *Score) reach() (could, did int) {
	for _, ids := range s.byIncident() {
		for _, chain := range s.chains(ids) {
			could += pairs(len(chain))
			in := map[record.ID]int{}
			for _, id := range chain {
				in[s.lead[id]]++
			}
			for _, n := range in {
				did += pairs(n)
			}
		}
	}
	return could, did
}

func (s *Score) byIncident() map[string][]string {
	all := map[string][]string{}
	for id := range s.lead {
		if of := s.truth[id].Incident; of != "" {
			all[of] = append(all[of], id)
		}
	}
	return all
}

// chains parts the reports of one incident into those that hang together by clues.
func (s *Score) chains(ids []string) map[string][]string {
	slices.Sort(ids)
	chain := map[string]string{} // of reports and clues, to one that stands for the chain
	root := func(x string) string {
		for chain[x] != "" && chain[x] != x {
			x = chain[x]
		}
		return x
	}
	for _, id := range ids {
		for _, c := range s.truth[id].Clues {
			if a, b := root("report "+id), root("clue "+c); a != b {
				chain[a] = b
			}
		}
	}
	out := map[string][]string{}
	for _, id := range ids {
		r := root("report " + id)
		out[r] = append(out[r], id)
	}
	return out
}
