package lawful

import (
	"slices"
	"sync"

	"watchfloor/record"
)

// Grant is what an account may read besides its own labels, until a moment.
type Grant struct {
	ID        record.ID
	Account   record.ID
	Labels    record.Labels
	Until     record.Time // 0: until it is taken back
	Emergency bool        // opened by themselves, because life is in danger
}

// Lasts reports whether the grant counts at a moment.
func (g Grant) Lasts(now record.Time) bool { return g.Until == 0 || now < g.Until }

// GrantsReader reads grants from the record.
type GrantsReader interface {
	// GrantsNow returns the grants that have not ended, and up to which entry it
	// looked; changed is false when nothing was granted or taken back after an entry.
	GrantsNow(after record.Seq, now record.Time) (all []Grant, at record.Seq, changed bool, err error)
}

// Grants are all grants of the house, kept in memory, so that no request waits for
// them: a fold of the record with its own position. The zero value has read nothing.
type Grants struct {
	mu   sync.RWMutex // guards what follows
	read bool
	at   record.Seq
	of   map[record.ID][]Grant
}

// Read reports whether the grants were read at all.
func (g *Grants) Read() bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.read
}

// Behind reports whether the record has gone on since the grants were read.
func (g *Grants) Behind(head record.Seq) bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return !g.read || head > g.at
}

// CatchUp reads what was granted and taken back since.
func (g *Grants) CatchUp(r GrantsReader, now record.Time) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	after := g.at
	if !g.read {
		after = -1
	}
	all, at, changed, err := r.GrantsNow(after, now)
	if err != nil {
		return err
	}
	if changed || !g.read {
		g.of = map[record.ID][]Grant{}
		for _, one := range all {
			g.of[one.Account] = append(g.of[one.Account], one)
		}
	}
	g.at, g.read = at, true
	return nil
}

// Added returns the viewer with what was granted to them. While an emergency is
// open, everything they do is on that basis.
func (g *Grants) Added(v Viewer, now record.Time) Viewer {
	g.mu.RLock()
	defer g.mu.RUnlock()
	for _, one := range g.of[v.Actor] {
		if !one.Lasts(now) {
			continue
		}
		v.Holds |= one.Labels
		if one.Emergency {
			v.Basis, v.Emergency = record.BasisEmergency, max(v.Emergency, one.Until)
		}
	}
	return v
}

// Is reports whether the viewer has a role.
func (v Viewer) Is(role record.AccountRole) bool { return slices.Contains(v.Roles, role) }
