package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"watchfloor/rank/simulate"
	"watchfloor/web"
)

// simulateCommand plays orders of work on made-up desks.
type simulateCommand struct {
	Model        string    `arg:"" enum:"desk,watch" help:"desk: people look at leads, one stage. watch: assessors and teams, reports that belong together."`
	Policy       []string  `help:"fifo, lifo, edf, static, static-edf, cmu, volume, index, index-retask, oracle, and each with -nolink." placeholder:"P,…"`
	Seed         string    `help:"Seeds, such as 7 or 1000-1004." placeholder:"N"`
	Replications int       `help:"That many seeds from the first on." placeholder:"N"`
	Load         []float64 `help:"Work over what people can do; the people follow." placeholder:"L,…"`
	People       []string  `help:"People instead of a load: 13, or assessors+teams such as 9+16." placeholder:"N,…"`
	Years        float64   `help:"Years of a run (4 for desk, 8 for watch)." placeholder:"Y"`
	Gamma        float64   `help:"γ of the index at every load, below 1 (by the rules it falls with the load)." default:"-1" placeholder:"γ"`
	Delta        float64   `help:"Δ of the index, in days, beside --gamma." default:"1" placeholder:"DAYS"`
	Against      string    `help:"Policy that the others are compared with, seed by seed (static, where it is played)." placeholder:"P"`
	OwnLuck      bool      `help:"watch: what a look finds is drawn for each report apart, not for what happened."`
	Chart        string    `help:"Draw the result into this SVG file." placeholder:"FILE"`
	lineFlags
}

// Validate makes what cannot be played wrong usage.
func (c *simulateCommand) Validate() error {
	_, err := c.plan()
	return err
}

// Run implements the command.
func (c *simulateCommand) Run(ctx context.Context, std streams) error {
	plan, err := c.plan()
	if err != nil {
		return err
	}
	bar := newRunBar(std, len(plan.seeds)*len(plan.settings)*len(plan.policies))
	defer bar.clear()
	all, err := plan.play(ctx, bar.step)
	if err != nil {
		return err
	}
	bar.clear()
	report := newSimulated(plan, all)
	if c.Chart != "" {
		if err := drawSimulated(c.Chart, report); err != nil {
			return err
		}
	}
	if c.JSON {
		return report.printJSON(std.out)
	}
	return report.print(std.out)
}

// simulation is what is to be played.
type simulation struct {
	model    string
	policies []simulate.Policy
	against  int // place in policies of the one that the others are compared with, -1: none
	seeds    []uint64
	settings []crews
	years    float64
	urgency  simulate.Urgency
	ownLuck  bool
}

// crews are the people of a run: of desk in the first number alone.
type crews struct {
	looks, teams int
	load         float64
}

func (c *simulateCommand) plan() (simulation, error) {
	s := simulation{model: c.Model, years: c.Years, ownLuck: c.OwnLuck}
	if s.years == 0 {
		s.years = map[string]float64{"desk": 4, "watch": 8}[c.Model]
	}
	if s.years < 0 || s.years > 100 {
		return s, fmt.Errorf("--years %v: want up to 100", c.Years)
	}
	if c.Gamma != -1 {
		if c.Gamma < 0 || c.Gamma >= 1 {
			return s, fmt.Errorf("--gamma %v: want 0 or more and below 1: at 1 the index weighs only what is lost by waiting, and does worse than no urgency at all", c.Gamma)
		}
		if c.Delta <= 0 || c.Delta > 365 {
			return s, fmt.Errorf("--delta %v: want more than 0 days and at most 365", c.Delta)
		}
		s.urgency = simulate.Urgency{Set: true, Gamma: c.Gamma, Days: c.Delta}
	}
	return s, errors.Join(c.planPolicies(&s), c.planSeeds(&s), c.planCrews(&s))
}

func (c *simulateCommand) planPolicies(s *simulation) error {
	names := c.Policy
	if len(names) == 0 {
		names = map[string][]string{
			"desk":  {"fifo", "lifo", "edf", "static", "static-edf", "cmu", "index", "oracle"},
			"watch": {"fifo", "lifo", "edf", "static", "static-edf", "cmu", "volume", "index", "index-retask", "static-nolink", "index-nolink", "oracle"},
		}[c.Model]
	}
	against := cmp.Or(c.Against, simulate.Static.String())
	if c.Against != "" && !slices.Contains(names, against) {
		names = append(slices.Clone(names), against)
	}
	for _, name := range names {
		p, err := simulate.ParsePolicy(name)
		if err != nil {
			return err
		}
		if c.Model == "desk" && (p.Retask || p.Apart || p.By == simulate.Volume) {
			return fmt.Errorf("--policy %s wants watch: in desk each lead is one report, and there are no investigations", name)
		}
		s.policies = append(s.policies, p)
	}
	s.against = slices.Index(names, against)
	return nil
}

func (c *simulateCommand) planSeeds(s *simulation) error {
	text := c.Seed
	if text == "" {
		text = map[string]string{"desk": "1000-1004", "watch": "2000-2007"}[c.Model]
	}
	from, to, ranged := strings.Cut(text, "-")
	first, err := strconv.ParseUint(from, 10, 64)
	last := first
	if err == nil && ranged {
		last, err = strconv.ParseUint(to, 10, 64)
	}
	if err != nil || last < first || last-first >= 10_000 {
		return fmt.Errorf("--seed %q: want a number, or two such as 1000-1004", text)
	}
	if c.Replications < 0 || c.Replications > 10_000 {
		return fmt.Errorf("--replications %d: want 1 to 10000", c.Replications)
	}
	if c.Replications > 0 {
		last = first + uint64(c.Replications) - 1
	}
	for n := first; n <= last; n++ {
		s.seeds = append(s.seeds, n)
	}
	return nil
}

func (c *simulateCommand) planCrews(s *simulation) error {
	loads := c.Load
	if len(loads) == 0 && len(c.People) == 0 {
		loads = []float64{1.5}
	}
	for _, load := range loads {
		if !(load > .01 && load <= 100) {
			return fmt.Errorf("--load %v: want more than 0.01 and at most 100", load)
		}
		one := crews{load: load}
		if c.Model == "desk" {
			one.looks = simulate.PeopleFor(load)
		} else {
			one.looks, one.teams = simulate.StaffFor(load)
		}
		s.settings = append(s.settings, one)
	}
	for _, text := range c.People {
		looks, teams, two := strings.Cut(text, "+")
		one := crews{}
		var err, bad error
		one.looks, err = strconv.Atoi(looks)
		if two {
			one.teams, bad = strconv.Atoi(teams)
		}
		if err != nil || bad != nil || two != (c.Model == "watch") || one.looks < 1 || two && one.teams < 1 || one.looks+one.teams > 10_000 {
			return fmt.Errorf("--people %q: want a number for desk, and assessors+teams such as 9+16 for watch", text)
		}
		if one.load = (simulate.Desk{People: one.looks}).Load(); two {
			one.load = s.watch(one).Load()
		}
		s.settings = append(s.settings, one)
	}
	return nil
}

func (s simulation) desk(of crews) simulate.Desk {
	return simulate.Desk{People: of.looks, Urgency: s.urgency}
}

func (s simulation) watch(of crews) simulate.Watch {
	return simulate.Watch{Assessors: of.looks, Teams: of.teams, Urgency: s.urgency, OwnLuck: s.ownLuck}
}

// played are the results of a plan: by people, policy and seed. Bounds are those of
// each seed, of watch alone.
type played struct {
	results [][][]simulate.Result
	bounds  []simulate.Result
}

// play plays all seeds, as many at once as there are processors. It tells step after each run.
func (s simulation) play(ctx context.Context, step func()) (played, error) {
	all := played{bounds: make([]simulate.Result, len(s.seeds))}
	for range s.settings {
		var of [][]simulate.Result
		for range s.policies {
			of = append(of, make([]simulate.Result, len(s.seeds)))
		}
		all.results = append(all.results, of)
	}
	next := make(chan int)
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for range min(cap(errs), len(s.seeds)) {
		wait.Go(func() {
			for at := range next {
				if err := s.playSeed(ctx, at, all, step); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	var failed error
	for at := range s.seeds {
		select {
		case next <- at:
		case failed = <-errs:
		}
		if failed != nil {
			break
		}
	}
	close(next)
	wait.Wait()
	close(errs)
	for err := range errs {
		failed = errors.Join(failed, err)
	}
	return all, failed
}

// playSeed plays everything on what one seed draws.
func (s simulation) playSeed(ctx context.Context, at int, all played, step func()) error {
	run := s.runner(at, all)
	for i, of := range s.settings {
		for j, p := range s.policies {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := run(of, p)
			if err != nil {
				return err
			}
			all.results[i][j][at] = r
			step()
		}
	}
	return nil
}

func (s simulation) runner(at int, all played) func(crews, simulate.Policy) (simulate.Result, error) {
	if s.model == "desk" {
		leads := simulate.NewLeads(s.seeds[at], s.years)
		return func(of crews, p simulate.Policy) (simulate.Result, error) { return s.desk(of).Run(p, leads) }
	}
	stories := simulate.NewStories(s.seeds[at], s.years)
	all.bounds[at] = stories.Bound()
	return func(of crews, p simulate.Policy) (simulate.Result, error) { return s.watch(of).Run(p, &stories) }
}

// runBar shows in a terminal how many runs are over.
type runBar struct {
	mu   sync.Mutex
	show func(web.Filling)
	n    int
	of   int
}

func newRunBar(std streams, of int) *runBar { return &runBar{show: onTerminal(std.err), of: of} }

const barWidth = 30

func (b *runBar) step() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n++
	if b.show != nil {
		done := b.n * barWidth / b.of
		b.show(web.Filling{Text: "[" + strings.Repeat("#", done) + strings.Repeat(".", barWidth-done) + "] " + progress("runs", b.n, b.of)})
	}
}

func (b *runBar) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.show != nil {
		b.show(web.Filling{})
	}
}
