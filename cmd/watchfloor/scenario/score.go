package scenario

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// Score holds what a desk made of a stream against what is true of it.
type Score struct {
	truth map[string]Truth
	lead  map[string]record.ID // at the end, by the sender's id
	first map[string]record.Time
	seen  map[string]record.Time // when the incident was first in the top of the board
	ticks []tick
}

// tick is what stood at the top of a board.
type tick struct{ noise, bigNoise, incidents int }

// NewScore begins a score against what is true.
func NewScore(truth []Truth) *Score {
	s := &Score{truth: map[string]Truth{}, lead: map[string]record.ID{}, first: map[string]record.Time{}, seen: map[string]record.Time{}}
	for _, t := range truth {
		s.truth[t.ID] = t
	}
	return s
}

// Came says that a report came in.
func (s *Score) Came(id string, at record.Time) {
	if of := s.truth[id].Incident; of != "" {
		if _, ok := s.first[of]; !ok {
			s.first[of] = at
		}
	}
}

// Stands says in which lead a report stands at the end.
func (s *Score) Stands(id string, lead record.ID) { s.lead[id] = lead }

// large is from how many reports on a lead of noise is one that somebody built.
const large = 5

// Top says which reports the leads at the top of the board have.
func (s *Score) Top(at record.Time, rows [][]string) {
	var t tick
	for _, ids := range rows {
		of := s.mostly(ids)
		if of == "" {
			t.noise++
			if len(ids) >= large {
				t.bigNoise++
			}
			continue
		}
		t.incidents++
		if _, ok := s.seen[of]; !ok {
			s.seen[of] = at
		}
	}
	if len(s.first) > 0 {
		s.ticks = append(s.ticks, t)
	}
}

// mostly returns the incident of at least half of some reports, "" for none.
func (s *Score) mostly(ids []string) string {
	count := map[string]int{}
	for _, id := range ids {
		count[s.truth[id].Incident]++
	}
	best := ""
	for of, n := range count {
		if of != "" && 2*n >= len(ids) && (best == "" || n > count[best]) {
			best = of
		}
	}
	return best
}

// Summary is the score of a stream.
type Summary struct {
	Reports   int `json:"reports"`
	Incidents int `json:"incidents"`
	// Precision and Recall are of pairs: of two reports in one lead of which one tells of
	// an incident, whether both do; of two reports of one incident, whether they are in one lead.
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	// Reachable is the share of the pairs of one incident between which a chain of clues leads,
	// Found of those the share that stands in one lead; 0 where the truth names no clues.
	Reachable float64 `json:"reachable"`
	Found     float64 `json:"found"`
	Largest   int     `json:"largest"`       // reports in the largest lead
	Noise     int     `json:"largest_noise"` // in the largest that tells of no incident
	// Top counts, at the moments since the first incident, the rows at the top that tell of none,
	// and those of them with five reports or more.
	NoiseRows   float64 `json:"noise_rows"`     // mean
	BuiltNoise  float64 `json:"built_noise"`    // mean
	MostBuilt   int     `json:"most_built"`     // at one moment
	MedianToTop float64 `json:"median_minutes"` // to the top, of the incidents that came there
	GraveToTop  float64 `json:"grave_median_minutes"`
	NeverThere  int     `json:"never"`       // incidents that never came to the top
	GraveNever  int     `json:"grave_never"` // of those that endanger life
}

// IncidentLine is what became of one incident.
type IncidentLine struct {
	Incident string   `json:"incident"`
	Grave    bool     `json:"grave"`
	Reports  int      `json:"reports"`
	Leads    int      `json:"leads"`   // in which its reports stand
	Largest  int      `json:"largest"` // of its reports in one lead
	Minutes  *float64 `json:"minutes"` // from its first report until it is at the top; null for never
}

// Lines returns what became of each incident, and the whole.
func (s *Score) Lines() ([]IncidentLine, Summary) {
	byLead := map[record.ID][]string{}
	byIncident := map[string]map[record.ID]int{}
	grave := map[string]bool{}
	for id, lead := range s.lead {
		byLead[lead] = append(byLead[lead], id)
		if t := s.truth[id]; t.Incident != "" {
			if byIncident[t.Incident] == nil {
				byIncident[t.Incident] = map[record.ID]int{}
			}
			byIncident[t.Incident][lead]++
			grave[t.Incident] = t.Grave
		}
	}
	var lines []IncidentLine
	var right, whole, told int
	for of, leads := range byIncident {
		l := IncidentLine{Incident: of, Grave: grave[of], Leads: len(leads)}
		for _, n := range leads {
			l.Reports += n
			l.Largest = max(l.Largest, n)
			right += pairs(n)
		}
		whole += pairs(l.Reports)
		if at, ok := s.seen[of]; ok {
			minutes := float64(at-s.first[of]) / float64(record.Minute)
			l.Minutes = &minutes
		}
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(a, b IncidentLine) int { return cmp.Compare(s.first[a.Incident], s.first[b.Incident]) })
	sum := Summary{Reports: len(s.lead), Incidents: len(lines), Precision: 1, Recall: 1}
	for _, ids := range byLead {
		told += s.claimed(ids)
		sum.Largest = max(sum.Largest, len(ids))
		if s.mostly(ids) == "" {
			sum.Noise = max(sum.Noise, len(ids))
		}
	}
	if told > 0 {
		sum.Precision = float64(right) / float64(told)
	}
	if whole > 0 {
		sum.Recall = float64(right) / float64(whole)
		if could, did := s.reach(); could > 0 {
			sum.Reachable, sum.Found = float64(could)/float64(whole), float64(did)/float64(could)
		}
	}
	s.tops(&sum)
	sum.times(lines)
	return lines, sum
}

func pairs(n int) int { return n * (n - 1) / 2 }

// claimed counts the pairs of a lead of which one at least tells of an incident.
func (s *Score) claimed(ids []string) int {
	noise := 0
	for _, id := range ids {
		if s.truth[id].Incident == "" {
			noise++
		}
	}
	return pairs(len(ids)) - pairs(noise)
}

func (s *Score) tops(sum *Summary) {
	for _, t := range s.ticks {
		sum.NoiseRows += float64(t.noise)
		sum.BuiltNoise += float64(t.bigNoise)
		sum.MostBuilt = max(sum.MostBuilt, t.bigNoise)
	}
	if n := float64(len(s.ticks)); n > 0 {
		sum.NoiseRows /= n
		sum.BuiltNoise /= n
	}
}

func (sum *Summary) times(lines []IncidentLine) {
	var all, grave []float64
	for _, l := range lines {
		switch {
		case l.Minutes == nil:
			sum.NeverThere++
			if l.Grave {
				sum.GraveNever++
			}
		case l.Grave:
			grave = append(grave, *l.Minutes)
			fallthrough
		default:
			all = append(all, *l.Minutes)
		}
	}
	sum.MedianToTop, sum.GraveToTop = median(all), median(grave)
}

func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
