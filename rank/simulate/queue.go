package simulate

import "slices"

// queue is a heap of waiting matters, the one to take next on top.
type queue struct{ all []*matter }

func (q *queue) put(m *matter) {
	m.at = len(q.all)
	q.all = append(q.all, m)
	q.up(m.at)
}

// head drops what has left and returns the first that waits, nil for none.
func (q *queue) head(now float64) *matter {
	for len(q.all) > 0 {
		if m := q.all[0]; m.waits(now) {
			return m
		}
		q.remove(q.all[0])
	}
	return nil
}

func (q *queue) remove(m *matter) {
	i, last := m.at, len(q.all)-1
	m.at = -1
	if i != last {
		q.all[i] = q.all[last]
		q.all[i].at = i
	}
	q.all = q.all[:last]
	if i != last {
		q.fix(q.all[i])
	}
}

// fix moves a matter whose place has changed.
func (q *queue) fix(m *matter) {
	q.up(m.at)
	q.down(m.at)
}

// again drops what has left and orders the rest anew.
func (q *queue) again(d *choice, now float64) {
	q.all = slices.DeleteFunc(q.all, func(m *matter) bool {
		if m.waits(now) {
			return false
		}
		m.at = -1
		return true
	})
	for i, m := range q.all {
		m.at = i
		d.rank(m, now)
	}
	for i := len(q.all)/2 - 1; i >= 0; i-- {
		q.down(i)
	}
}

func (q *queue) before(i, j int) bool { return q.all[i].place.Compare(q.all[j].place) < 0 }

func (q *queue) swap(i, j int) {
	q.all[i], q.all[j] = q.all[j], q.all[i]
	q.all[i].at, q.all[j].at = i, j
}

func (q *queue) up(i int) {
	for i > 0 && q.before(i, (i-1)/2) {
		q.swap(i, (i-1)/2)
		i = (i - 1) / 2
	}
}

func (q *queue) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(q.all) {
			return
		}
		if child+1 < len(q.all) && q.before(child+1, child) {
			child++
		}
		if !q.before(child, i) {
			return
		}
		q.swap(i, child)
		i = child
	}
}

// crew are the people or teams of a stage.
type crew struct {
	size    int
	running []job
}

type job struct {
	*matter
	end float64
}

func (c *crew) free() bool { return len(c.running) < c.size }

// next returns which job ends next, -1 for none.
func (c *crew) next() int {
	next := -1
	for i := range c.running {
		if next < 0 || c.running[i].end < c.running[next].end {
			next = i
		}
	}
	return next
}

func (c *crew) begin(m *matter, now float64) {
	c.running = append(c.running, job{m, now + m.work})
}

// stop takes a job off the crew.
func (c *crew) stop(i int) job {
	j := c.running[i]
	last := len(c.running) - 1
	c.running[i] = c.running[last]
	c.running = c.running[:last]
	return j
}
