package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"watchfloor/rank/simulate"
)

// simulated is what a simulation came to, ready to print and draw.
type simulated struct {
	simulation
	played
	summaries []summary // by people
}

// summary is what one number of people came to.
type summary struct {
	crews
	bound  float64
	price  float64 // of desk: plots that one more analyst-day finds
	shares []simulate.Interval
	gains  []simulate.Interval // over the policy compared with
}

func newSimulated(plan simulation, all played) simulated {
	s := simulated{simulation: plan, played: all}
	for i, of := range plan.settings {
		one := summary{crews: of}
		if plan.model == "desk" {
			one.bound, one.price = plan.desk(of).Bound()
		} else {
			one.bound = simulate.IntervalOf(simulate.Shares(all.bounds)).Mean
		}
		for _, results := range all.results[i] {
			one.shares = append(one.shares, simulate.IntervalOf(simulate.Shares(results)))
			if plan.against >= 0 {
				one.gains = append(one.gains, simulate.Paired(results, all.results[i][plan.against]))
			}
		}
		s.summaries = append(s.summaries, one)
	}
	return s
}

func (s crews) people() []int {
	if s.teams == 0 {
		return []int{s.looks}
	}
	return []int{s.looks, s.teams}
}

func (s crews) String() string {
	if s.teams == 0 {
		return fmt.Sprintf("%d people", s.looks)
	}
	return fmt.Sprintf("%d assessors and %d teams", s.looks, s.teams)
}

// runLine is one run, as --json prints it.
type runLine struct {
	Model          string  `json:"model"`
	Policy         string  `json:"policy"`
	Seed           uint64  `json:"seed"`
	Load           float64 `json:"load"`
	People         []int   `json:"people"`
	Caught         int     `json:"caught"`
	Of             int     `json:"of"`
	CaughtFast     int     `json:"caught_fast"`
	OfFast         int     `json:"of_fast"`
	Looks          int     `json:"looks"`
	Investigations int     `json:"investigations,omitempty"`
	Interrupted    int     `json:"interrupted,omitempty"`
}

// shareLine is a policy over all seeds, as --json prints it. Within and
// GainWithin are 95 % intervals; one seed has none.
type shareLine struct {
	Model      string   `json:"model"`
	Policy     string   `json:"policy"`
	Seeds      int      `json:"seeds"`
	Load       float64  `json:"load"`
	People     []int    `json:"people"`
	Share      float64  `json:"share"`
	Within     *float64 `json:"within,omitempty"`
	Against    string   `json:"against,omitempty"`
	Gain       *float64 `json:"gain,omitempty"`
	GainWithin *float64 `json:"gain_within,omitempty"`
	Bound      float64  `json:"bound"`
	Price      float64  `json:"price,omitempty"`
}

func (s simulated) printJSON(w io.Writer) error {
	out := json.NewEncoder(w)
	for i, of := range s.settings {
		for j, p := range s.policies {
			for k, r := range s.results[i][j] {
				line := runLine{s.model, p.String(), s.seeds[k], round(of.load), of.people(), r.Caught, r.Of, r.CaughtFast, r.OfFast, r.Looks, r.Teams, r.Interrupted}
				if err := out.Encode(line); err != nil {
					return fmt.Errorf("printing: %w", err)
				}
			}
		}
		sum := s.summaries[i]
		for j, p := range s.policies {
			line := shareLine{Model: s.model, Policy: p.String(), Seeds: len(s.seeds), Load: round(of.load), People: of.people(),
				Share: round(sum.shares[j].Mean), Within: finite(sum.shares[j].Within), Bound: round(sum.bound), Price: round(sum.price)}
			if s.against >= 0 {
				line.Against = s.policies[s.against].String()
				line.Gain, line.GainWithin = finite(sum.gains[j].Mean), finite(sum.gains[j].Within)
			}
			if err := out.Encode(line); err != nil {
				return fmt.Errorf("printing: %w", err)
			}
		}
	}
	return nil
}

func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

func finite(x float64) *float64 {
	if math.IsInf(x, 0) {
		return nil
	}
	x = round(x)
	return &x
}

func (s simulated) print(w io.Writer) error {
	var b strings.Builder
	for i, sum := range s.summaries {
		if i > 0 {
			b.WriteByte('\n')
		}
		s.printSummary(&b, i, sum)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s simulated) printSummary(b *strings.Builder, i int, sum summary) {
	of := 0
	for _, r := range s.results[i][0] {
		of += r.Of
	}
	fmt.Fprintf(b, "%s: %s, load %.2f; %s of %g years, %s reported plots\n", s.model, sum.crews, sum.load, seedsText(len(s.seeds)), s.years, grouped(of))
	fmt.Fprintln(b, s.boundText(sum))
	fmt.Fprintf(b, "%-22s %-16s", "policy", "found in time")
	if s.against >= 0 {
		fmt.Fprintf(b, " against %s", s.policies[s.against])
	}
	b.WriteByte('\n')
	for j, p := range s.policies {
		fmt.Fprintf(b, "%-22s %-16s", p, interval("%.4f", sum.shares[j]))
		if s.against >= 0 && j != s.against {
			fmt.Fprintf(b, " %s", interval("%+.4f", sum.gains[j]))
		}
		b.WriteByte('\n')
	}
}

func seedsText(n int) string {
	if n == 1 {
		return "one seed"
	}
	return fmt.Sprintf("%d seeds", n)
}

func (s simulated) boundText(sum summary) string {
	if s.model == "watch" {
		return fmt.Sprintf("begun at each plot's first report, without a queue or a mistake: %.4f", sum.bound)
	}
	return fmt.Sprintf("the most that any order can reach: %.4f; one more analyst-day finds %.4f plots", sum.bound, sum.price)
}

func interval(form string, i simulate.Interval) string {
	text := fmt.Sprintf(form, i.Mean)
	if !math.IsInf(i.Within, 0) {
		text += fmt.Sprintf(" ±%.4f", i.Within)
	}
	return text
}
