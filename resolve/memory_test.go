package resolve_test

import (
	"fmt"
	"slices"
	"testing"

	"watchfloor/record"
	"watchfloor/resolve"
)

// memory is a house in memory, as far as grouping asks of it.
type memory struct {
	t       testing.TB
	seq     record.Seq
	reports []*kept // in the order of their numbers
	byID    map[record.ID]*kept
	runs    map[record.Labels]map[uint64][]record.Seq
	runsAt  record.Seq
	states  map[record.ID]record.LeadState
	quotes  []record.OriginFound
	woken   []record.ID
}

type kept struct {
	told resolve.Telling
	lead record.ID
	adds bool
}

func newMemory(t testing.TB) *memory {
	return &memory{t: t, seq: 1, byID: map[record.ID]*kept{}, runs: map[record.Labels]map[uint64][]record.Seq{}, runsAt: -1, states: map[record.ID]record.LeadState{}}
}

// take lets a report arrive and be grouped, and returns it.
func (m *memory) take(told resolve.Telling) *kept {
	m.t.Helper()
	told.Report, told.Seq = record.NewID(), m.seq
	told.Origin = told.Report
	k := &kept{told: told}
	m.reports = append(m.reports, k)
	m.byID[told.Report] = k
	m.seq += 2
	e := record.Entry{Seq: m.seq - 1, RecordedAt: record.Time(m.seq), Labels: told.Labels, Body: &record.MentionsFound{Report: told.Report}}
	drafts, err := resolve.Group(m, []record.Entry{e})
	if err != nil {
		m.t.Fatal(err)
	}
	for _, d := range drafts {
		m.fold(d)
	}
	return k
}

func (m *memory) fold(d record.Draft) {
	switch b := d.Body.(type) {
	case *record.OriginFound:
		if b.Arrival == record.ArrivalQuotes {
			m.quotes = slices.DeleteFunc(m.quotes, func(q record.OriginFound) bool { return q.Report == b.Report && q.Of == b.Of })
			m.quotes = append(m.quotes, *b)
			return
		}
		t := &m.byID[b.Report].told
		if d.Labels != t.Labels {
			m.t.Fatalf("labels %v of what is said of a report with %v", d.Labels, t.Labels)
		}
		t.Origin, t.Arrival, t.Of, t.Share = b.Origin, b.Arrival, b.Of, b.Share
	case *record.ReportGrouped:
		m.byID[b.Report].lead = b.Lead
	case *record.LeadWoken:
		m.states[b.Lead] = record.StateOpen
		m.woken = append(m.woken, b.Lead)
	default:
		m.t.Fatalf("unexpected %T", b)
	}
}

func (m *memory) at(seq record.Seq) *kept {
	i, ok := slices.BinarySearchFunc(m.reports, seq, func(k *kept, s record.Seq) int { return int(k.told.Seq - s) })
	if !ok {
		return nil
	}
	return m.reports[i]
}

func (m *memory) placed(k *kept) resolve.Placed {
	return resolve.Placed{Report: k.told.Report, Seq: k.told.Seq, Labels: k.told.Labels, Origin: k.told.Origin, Lead: k.lead, State: m.states[k.lead]}
}

func (m *memory) Placed(report record.ID) (resolve.Placed, error) {
	return m.placed(m.byID[report]), nil
}

func (m *memory) PlacedAt(seq record.Seq) (resolve.Placed, error) { return m.placed(m.at(seq)), nil }

func (m *memory) PlacedOf(reports []record.ID) ([]resolve.Placed, error) {
	var all []resolve.Placed
	for _, report := range reports {
		all = append(all, m.placed(m.byID[report]))
	}
	return all, nil
}

func (m *memory) PlacedAll(seqs []record.Seq) ([]resolve.Placed, error) {
	var all []resolve.Placed
	for _, seq := range seqs {
		all = append(all, m.placed(m.at(seq)))
	}
	return all, nil
}

func (m *memory) Values(record.Seq) ([]resolve.Value, error) { return nil, nil }

func (m *memory) Said([]byte, record.Labels) (record.Connects, error) { return 0, nil }

func (m *memory) Sharing([]byte, record.Seq, record.Labels, int) ([]resolve.Placed, error) {
	return nil, nil
}

func (m *memory) SharingAbove([]byte, record.Seq, record.Labels, int) ([]resolve.Placed, error) {
	return nil, nil
}

func (m *memory) Apart(record.Seq) ([]record.ID, error) { return nil, nil }

func (m *memory) KeptApart(a, b record.ID) (bool, error) { return false, nil }

func (m *memory) Free(record.ID) (bool, error) { return true, nil }

func (m *memory) Confirmed(record.ID) (record.ID, []resolve.Placed, error) {
	return record.ID{}, nil, fmt.Errorf("nobody confirms links here")
}

func (m *memory) RunsShared(labels record.Labels, keys []uint64, most int) ([][]record.Seq, error) {
	out := make([][]record.Seq, len(keys))
	for i, k := range keys {
		seqs := m.runs[labels][k]
		out[i] = seqs[:min(len(seqs), most)]
	}
	return out, nil
}

func (m *memory) AddRuns(report record.Seq, labels record.Labels, keys []uint64) error {
	if m.runs[labels] == nil {
		m.runs[labels] = map[uint64][]record.Seq{}
	}
	for _, k := range keys {
		m.runs[labels][k] = append(m.runs[labels][k], report)
	}
	return nil
}

func (m *memory) RunSets() ([]record.Labels, error) {
	var sets []record.Labels
	for s := range m.runs {
		sets = append(sets, s)
	}
	return sets, nil
}

func (m *memory) RunsAt() (record.Seq, error) { return m.runsAt, nil }

func (m *memory) SetRunsAt(seq record.Seq) error {
	m.runsAt = seq
	return nil
}

func (m *memory) ReportsAfter(after, before record.Seq, limit int) ([]record.Seq, error) {
	var out []record.Seq
	for i := len(m.reports) - 1; i >= 0 && m.reports[i].told.Seq > after; i-- {
		if m.reports[i].told.Seq < before {
			out = append(out, m.reports[i].told.Seq)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), limit)], nil
}

func (m *memory) Tellings(seqs []record.Seq) ([]resolve.Telling, error) {
	var all []resolve.Telling
	for _, seq := range seqs {
		all = append(all, m.at(seq).told)
	}
	return all, nil
}

func (m *memory) Traced(to record.ID, labels record.Labels, limit int) ([]resolve.Telling, error) {
	var out []resolve.Telling
	for _, k := range m.reports {
		if k.told.Origin == to && labels.Within(k.told.Labels) && len(out) < limit {
			out = append(out, k.told)
		}
	}
	return out, nil
}

func (m *memory) Quoting(of record.ID, labels record.Labels, _ int) ([]resolve.Telling, error) {
	var out []resolve.Telling
	for _, q := range m.quotes {
		if told := m.byID[q.Report].told; q.Origin == of && labels.Within(told.Labels) {
			told.Origin, told.Of, told.Share = q.Origin, q.Of, q.Share
			out = append(out, told)
		}
	}
	return out, nil
}

func (m *memory) Adds(seq, _ record.Seq) (bool, error) { return m.at(seq).adds, nil }
