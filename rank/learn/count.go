package learn

import (
	"watchfloor/rank"
	"watchfloor/record"
)

// Case is a closed lead as it was when it was decided about, and what it came to.
type Case struct {
	Class   Class
	Origins []Origin
}

// Origin is one origin of a lead: what its reports say, and how the first of them came,
// as the order counts it. However many reports carry it, it counts once.
type Origin struct {
	Signs   rank.Indicators
	Channel record.Channel // through which it came first
	Source  record.ID      // from which it came first; zero: one without a name
}

// Counted is what the outcomes of leads say about each thing by which reports differ.
type Counted struct {
	Leads    [classes]int
	Origins  [classes]int
	Signs    map[rank.Indicator]Counts
	Channels map[record.Channel]Counts
	Sources  map[record.ID]Counts
}

// Count counts cases. What was in no origin at all is not in the result.
func Count(cases []Case) Counted {
	c := Counted{Signs: map[rank.Indicator]Counts{}, Channels: map[record.Channel]Counts{}, Sources: map[record.ID]Counts{}}
	for _, x := range cases {
		c.Leads[x.Class]++
		c.Origins[x.Class] += len(x.Origins)
		for _, o := range x.Origins {
			for i := range o.Signs.Each {
				add(c.Signs, i, x.Class)
			}
			add(c.Channels, o.Channel, x.Class)
			if !o.Source.IsZero() {
				add(c.Sources, o.Source, x.Class)
			}
		}
	}
	all(c.Signs, c.Origins)
	all(c.Channels, c.Origins)
	all(c.Sources, c.Origins)
	return c
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
