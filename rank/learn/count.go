package learn

import (
	"watchfloor/rank"
	"watchfloor/record"
)

// Case is a closed lead as it was when it was decided about, and what it came to.
type Case struct {
	Class   Class
	Origins []Origin
	Agree   int64 // how many further origins told of the same, as far as the order counts them
}

// Origin is one origin of a lead: what its reports say, and how the first of them came,
// as the order counts it. However many reports carry it, it counts once.
type Origin struct {
	Signs   rank.Indicators
	Channel record.Channel // through which it came first
	Source  record.ID      // from which it came first; zero: one without a name
	Seen    rank.Seen
}

// Counted is what the outcomes of leads say about each thing by which reports differ.
type Counted struct {
	Leads    [classes]int
	Origins  [classes]int
	Signs    map[rank.Indicator]Counts
	Channels map[record.Channel]Counts
	Sources  map[record.ID]Counts
	Grades   map[rank.GradePlace]Counts
	Aheads   map[int]Counts   // of the origins that state a moment
	Agree    map[int64]Counts // of leads; by how many, 2 stands for more as well
}

// Count counts cases. What was in no origin at all is not in the result.
func Count(cases []Case) Counted {
	c := Counted{Signs: map[rank.Indicator]Counts{}, Channels: map[record.Channel]Counts{}, Sources: map[record.ID]Counts{},
		Grades: map[rank.GradePlace]Counts{}, Aheads: map[int]Counts{}, Agree: map[int64]Counts{}}
	var stated [classes]int
	for _, x := range cases {
		c.Leads[x.Class]++
		c.Origins[x.Class] += len(x.Origins)
		if x.Agree > 0 {
			add(c.Agree, min(x.Agree, 2), x.Class)
		}
		for _, o := range x.Origins {
			c.origin(o, x.Class)
			if o.Seen.Ahead >= 0 {
				stated[x.Class]++
			}
		}
	}
	all(c.Signs, c.Origins)
	all(c.Channels, c.Origins)
	all(c.Sources, c.Origins)
	all(c.Grades, c.Origins)
	all(c.Aheads, stated) // that a time is named counts by itself
	all(c.Agree, c.Leads)
	return c
}

func (c Counted) origin(o Origin, class Class) {
	for i := range o.Signs.Each {
		add(c.Signs, i, class)
	}
	add(c.Channels, o.Channel, class)
	if !o.Source.IsZero() {
		add(c.Sources, o.Source, class)
	}
	for _, p := range o.Seen.Grade.Places() {
		add(c.Grades, p, class)
	}
	if o.Seen.Ahead >= 0 {
		add(c.Aheads, o.Seen.Ahead, class)
	}
}

func add[K comparable](to map[K]Counts, k K, class Class) {
	n := to[k]
	n.With[class]++
	to[k] = n
}

func all[K comparable](to map[K]Counts, of [classes]int) {
	for k, n := range to {
		n.Of = of
		to[k] = n
	}
}
