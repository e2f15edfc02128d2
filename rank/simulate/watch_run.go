package simulate

import (
	"math"

	"watchfloor/rank"
)

// stage is a queue and those who work on it.
type stage struct {
	queue
	crew
	patience float64
}

// watchRun is one policy on one seed.
type watchRun struct {
	model Watch
	choice
	*Stories
	sure         *rank.Scale // of every policy: what reopens does not depend on the order
	looks, teams stage
	main         []*matter // by story, the matter that its reports are linked to
	caught       []bool
	opened       int
	ordered      float64 // when everything was last ordered anew
	Result
}

func (r *watchRun) play() {
	for i := range r.reports {
		r.until(r.reports[i].at)
		r.hear(i)
	}
	r.until(math.Inf(1))
	for i := range r.stories {
		if one := &r.stories[i]; one.counted {
			r.count(r.caught[i], !math.IsInf(one.first, 1), one.attack-one.begins)
		}
	}
}

// until lets work end, and everything be ordered anew, before a moment.
func (r *watchRun) until(at float64) {
	for {
		look, team, order := r.looks.end(), r.teams.end(), r.ordered+orderEvery
		if r.scale == nil || math.IsInf(at, 1) {
			order = math.Inf(1)
		}
		switch now := min(look, team, order); {
		case now >= at:
			return
		case now == look:
			r.looked(now)
		case now == team:
			r.investigated(now)
		default:
			r.ordered = now
			r.looks.again(&r.choice, now)
			r.teams.again(&r.choice, now)
			r.retask(now)
		}
	}
}

// end is when the next work of a stage ends.
func (s *stage) end() float64 {
	if i := s.next(); i >= 0 {
		return s.running[i].end
	}
	return math.Inf(1)
}

// hear takes a report in.
func (r *watchRun) hear(i int) {
	one := &r.reports[i]
	m := r.main[one.story]
	switch {
	case m == nil || r.policy.Apart || !one.linked:
		r.open(i, m == nil)
		return
	case one.copied && one.seen:
		m.reports++
	default:
		m.reports++
		m.hear(one.saying, one.at, i)
		if m.gone(one.at) {
			r.reopen(m, i)
			return
		}
		r.weigh(m, one.at)
	}
	r.moved(m, one.at)
}

func (r *watchRun) open(i int, main bool) {
	one := &r.reports[i]
	m := newMatter(r.opened, one.at, r.stories[one.story].attack)
	r.opened++
	m.story, m.reports, m.luck = one.story, 1, one.luck
	m.work = r.stories[one.story].look
	m.hear(one.saying, one.at, i)
	if main {
		r.main[one.story] = m
	}
	r.looks.take(r, m, one.at)
}

// reopen puts a matter back for which nobody waits or works any more, when what is
// new at least doubles its probability.
func (r *watchRun) reopen(m *matter, i int) {
	now := r.reports[i].at
	before := m.evidence
	before.Reports = before.Reports[:m.heard]
	if m.state == done || r.sure.Weigh(m.evidence, moment(now)).P < doubled*r.sure.Weigh(before, moment(now)).P {
		return
	}
	if m.at >= 0 {
		r.stageOf(m).remove(m)
	}
	if m.state == closed {
		m.work = r.stories[m.story].look
		m.evidence.Stage = rank.Assess
	}
	m.luck = r.reports[i].luck
	r.stageOf(m).take(r, m, now)
}

func (r *watchRun) stageOf(m *matter) *stage {
	if m.evidence.Stage == rank.Investigate {
		return &r.teams
	}
	return &r.looks
}

// moved gives a matter its new place after a report.
func (r *watchRun) moved(m *matter, now float64) {
	if m.at < 0 {
		return
	}
	s := r.stageOf(m)
	r.rank(m, now)
	s.fix(m)
	if s == &r.teams {
		r.retask(now)
	}
}

// take gives a matter to who is free, or lets it wait.
func (s *stage) take(r *watchRun, m *matter, now float64) {
	m.state, m.heard = waiting, len(m.evidence.Reports)
	m.enter(now, s.patience)
	r.weigh(m, now)
	if s.free() {
		s.start(r, m, now)
		return
	}
	r.rank(m, now)
	s.put(m)
	if s == &r.teams {
		r.retask(now)
	}
}

func (s *stage) start(r *watchRun, m *matter, now float64) {
	m.state = worked
	s.begin(m, now)
	if s == &r.looks {
		r.Looks++
	} else {
		r.Teams++
	}
}

// more gives who is free what comes next.
func (s *stage) more(r *watchRun, now float64) {
	if m := s.head(now); m != nil && s.free() {
		s.remove(m)
		s.start(r, m, now)
	}
}

func (r *watchRun) looked(now float64) {
	m := r.looks.stop(r.looks.next()).matter
	defer r.looks.more(r, now)
	if now >= m.attack {
		m.state = done
		return
	}
	m.heard = len(m.evidence.Reports)
	if r.luck(m) >= concern[r.stories[m.story].class] {
		m.evidence.Outcome, m.state = rank.NoConcernFound, closed
		return
	}
	m.evidence.Outcome, m.evidence.Stage = rank.ConcernFound, rank.Investigate
	m.work = r.stories[m.story].team
	r.teams.take(r, m, now)
}

// luck decides what a look finds.
func (r *watchRun) luck(m *matter) float64 {
	n := m.looks
	m.looks++
	if r.model.OwnLuck || n >= looksDrawn {
		return m.luck
	}
	return r.stories[m.story].luck[n]
}

func (r *watchRun) investigated(now float64) {
	m := r.teams.stop(r.teams.next()).matter
	m.state = done
	if now <= m.attack {
		r.caught[m.story] = true
	}
	r.teams.more(r, now)
}

// retask interrupts the running investigation that is worth least for as long as the
// head of the queue is worth more than twice as much. What is interrupted waits with
// the rest of its work.
func (r *watchRun) retask(now float64) {
	if !r.policy.Retask {
		return
	}
	for {
		head := r.teams.head(now)
		if head == nil || len(r.teams.running) == 0 {
			return
		}
		least := 0
		for i, j := range r.teams.running {
			r.rank(j.matter, now)
			if j.place.Compare(r.teams.running[least].place) > 0 {
				least = i
			}
		}
		if !rank.Retask(head.place.Index, r.teams.running[least].place.Index) {
			return
		}
		j := r.teams.stop(least)
		j.work, j.state = j.end-now, waiting
		j.enter(now, r.teams.patience)
		r.teams.remove(head)
		r.teams.start(r, head, now)
		r.teams.put(j.matter)
		r.Interrupted++
	}
}
