package store

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// list writes the parameters $first … of a list that holds n things, and how
// many there are. Lists are padded to a few lengths, so that few statements are
// prepared; the caller repeats its last value.
func list(first, n int) (string, int) {
	padded := 1
	for padded < n {
		padded *= 2
	}
	var b strings.Builder
	for i := range padded {
		b.WriteString(",$")
		b.WriteString(strconv.Itoa(first + i))
	}
	return "(" + b.String()[1:] + ")", padded
}

// question is a query whose list of ids or numbers stands behind its other
// parameters.
type question[K any] struct {
	query func(list string) string
	args  []any
	list  []K
	as    func(K) any
}

// askList asks a question for all of its list.
func askList[K, T any](a *Asked, q question[K], fields func(*T) []any) ([]T, error) {
	return listed(a.s, q, fields)
}

func listed[K, T any](s querier, q question[K], fields func(*T) []any) ([]T, error) {
	const most = 1024
	var all []T
	for part := range slices.Chunk(q.list, most) {
		in, padded := list(len(q.args)+1, len(part))
		values := slices.Clone(q.args)
		for i := range padded {
			values = append(values, q.as(part[min(i, len(part)-1)]))
		}
		rows, err := s.rows(q.query(in), values...)
		if err != nil {
			return nil, err
		}
		got, err := collect(rows, fields)
		if err != nil {
			return nil, err
		}
		all = append(all, got...)
	}
	return all, nil
}

func idArg(id record.ID) any { return id[:] }

// leadsAt returns the versions of leads at the moment, those that the viewer may read.
func (a *Asked) leadsAt(ids []record.ID) (map[record.ID]leadRow, error) {
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT ` + leadRead + ` FROM lead WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND id IN ` + in
	}, a.asking(), ids, idArg}, (*leadScan).fields)
	out := make(map[record.ID]leadRow, len(found))
	for _, l := range found {
		row := l.row()
		out[row.id] = row
	}
	return out, err
}

// asking are the first three parameters of most questions: house, moment, viewer.
func (a *Asked) asking() []any { return []any{a.house(), int64(a.Seq), a.hidden()} }

type memberOf struct {
	lead, text, said []byte
	seq              record.Seq
	failed, standing int64
	marks            int64
	disposed         bool
}

func (m *memberOf) fields() []any {
	return []any{&m.lead, (*int64)(&m.seq), &m.text, &m.said, &m.failed, &m.standing, &m.marks, &m.disposed}
}

// membersQuery reads the reports of leads; the condition on m.lead follows.
const membersQuery = `SELECT m.lead, r.seq, r.text, r.said, COALESCE(g.failed, 0), CASE WHEN i.report IS NULL THEN 0 ELSE 1 END, m.marks, r.disposed <> 0 FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
	LEFT JOIN intelligence i ON i.house = m.house AND i.report = m.report AND i.since <= $2 AND i.until > $2
	LEFT JOIN reading g ON g.house = r.house AND g.report = r.seq AND g.since <= $2
	WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND m.lead `

// membersOf returns the first reports of leads, oldest first, and opens what
// they said of themselves.
func (a *Asked) membersOf(leads map[record.ID]leadRow) (map[record.ID][]memberOf, error) {
	var few []record.ID
	out := make(map[record.ID][]memberOf, len(leads))
	for id, l := range leads {
		if l.reports <= rowReports {
			few = append(few, id)
			continue
		}
		rows, err := a.s.rows(membersQuery+`= $4 ORDER BY r.seq LIMIT $5`, append(a.asking(), id[:], rowReports)...)
		if err != nil {
			return nil, err
		}
		if out[id], err = collect(rows, (*memberOf).fields); err != nil {
			return nil, err
		}
	}
	query := func(in string) string { return membersQuery + `IN ` + in + ` ORDER BY r.seq` }
	found, err := askList(a, question[record.ID]{query, a.asking(), few, idArg}, (*memberOf).fields)
	if err != nil {
		return nil, err
	}
	for _, m := range found {
		out[idOf(m.lead)] = append(out[idOf(m.lead)], m)
	}
	var said []record.ID
	for _, members := range out {
		if a.short {
			members = members[:1]
		}
		for _, m := range members {
			said = append(said, idOf(m.said))
		}
	}
	return out, a.openAll(said)
}

// linkSeen is as much of a link as says how likely it is.
type linkSeen struct {
	id, holding []byte
	seq, p      int64
}

func (l *linkSeen) fields() []any { return []any{&l.id, &l.holding, &l.seq, &l.p} }

// seenQuery reads which links there are, from the index alone. Whether their holdings
// may be read is asked of the few that are chosen.
const seenQuery = `SELECT l.id, l.holding, l.report, l.p FROM link l
	WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 AND l.kept_out = 0 AND `

// topLinks returns the likeliest links of each lead's reports, one a holding.
func (a *Asked) topLinks(members map[record.ID][]memberOf) (map[record.ID][]desk.LinkView, error) {
	leadOf := map[int64]record.ID{}
	var seqs []int64
	for id, list := range members {
		for _, m := range list {
			if !m.disposed {
				leadOf[int64(m.seq)] = id
				seqs = append(seqs, int64(m.seq))
			}
		}
	}
	found, err := a.likeliest(seqs, leadOf)
	if err != nil {
		return nil, err
	}
	contents := make([]record.ID, 0, 2*len(found))
	reports := make([]record.ID, len(found))
	for i, l := range found {
		reports[i] = idOf(l.report)
		if contents = append(contents, idOf(l.content)); !a.short {
			contents = append(contents, idOf(l.text))
		}
	}
	if err := a.openAll(contents); err != nil {
		return nil, err
	}
	if err := a.lookYoung(reports); err != nil {
		return nil, err
	}
	out := make(map[record.ID][]desk.LinkView, len(members))
	for _, l := range found {
		v, hidden, err := a.linkView(l)
		if err != nil {
			return nil, err
		}
		id := leadOf[l.seq]
		if hidden || v.Closed && slices.ContainsFunc(out[id], func(o desk.LinkView) bool { return o.Closed }) {
			continue // a row says once that a closed record may be meant
		}
		out[id] = append(out[id], v)
	}
	for _, list := range out {
		closedFirst(list)
	}
	return out, a.handleTop(out)
}

// likeliest returns the likeliest links of the reports of each lead, one a holding.
func (a *Asked) likeliest(reports []int64, leadOf map[int64]record.ID) ([]linkAt, error) {
	seen, err := askList(a, question[int64]{func(in string) string { return seenQuery + `l.report IN ` + in }, a.asking(), reports, seqArg}, (*linkSeen).fields)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(seen, func(a, b linkSeen) int {
		return cmp.Or(cmp.Compare(b.p, a.p), cmp.Compare(a.seq, b.seq), slices.Compare(a.id, b.id))
	})
	hidden := map[string]bool{} // holdings that may not be read
	for {
		ids := firstOfEach(seen, leadOf, hidden)
		found, err := askList(a, question[record.ID]{func(in string) string { return linksQuery + `l.id IN ` + in }, a.asking(), ids, idArg}, (*linkAt).fields)
		if err != nil || len(found) == len(ids) {
			slices.SortFunc(found, likelier)
			return found, err
		}
		for _, l := range seen {
			if slices.Contains(ids, idOf(l.id)) && !slices.ContainsFunc(found, func(f linkAt) bool { return bytes.Equal(f.id, l.id) }) {
				hidden[string(l.holding)] = true
			}
		}
	}
}

// firstOfEach are the first links of each lead, one a holding.
func firstOfEach(seen []linkSeen, leadOf map[int64]record.ID, hidden map[string]bool) []record.ID {
	var ids []record.ID
	top := map[record.ID][][]byte{} // the holdings of a lead's links
	for _, l := range seen {
		lead := leadOf[l.seq]
		again := slices.ContainsFunc(top[lead], func(h []byte) bool { return bytes.Equal(h, l.holding) })
		if !again && len(top[lead]) < rowLinks && !hidden[string(l.holding)] {
			top[lead] = append(top[lead], l.holding)
			ids = append(ids, idOf(l.id))
		}
	}
	return ids
}

// handleTop fills in the handling of the links of all leads at once.
func (a *Asked) handleTop(top map[record.ID][]desk.LinkView) error {
	var items []record.ID
	for _, links := range top {
		for _, l := range links {
			items = append(items, l.Report, l.Holding)
		}
	}
	if err := a.handle(items); err != nil {
		return err
	}
	for _, links := range top {
		if err := a.handleLinks(links); err != nil {
			return err
		}
	}
	return nil
}

// likelier orders links: the likeliest first, then by report and id.
func likelier(a, b linkAt) int {
	return cmp.Or(cmp.Compare(b.p, a.p), cmp.Compare(a.seq, b.seq), slices.Compare(a.id, b.id))
}

// openAll opens contents and remembers their words for words.
func (a *Asked) openAll(ids []record.ID) error {
	ids = slices.DeleteFunc(ids, func(id record.ID) bool { _, known := a.opened[id]; return known || id.IsZero() })
	found, err := sealedOf(a.s, a.s.db.house, ids)
	if err != nil {
		return err
	}
	owners := make([]record.ID, len(found))
	for i, c := range found {
		owners[i] = c.owner
	}
	if err := a.lookYoung(owners); err != nil {
		return err
	}
	for _, c := range found {
		b, err := c.words()
		if err != nil && !errors.Is(err, ErrGone) {
			return err
		}
		if a.opened[c.id], err = a.cover(c, b); err != nil {
			return err
		}
	}
	return nil
}
