package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

type handlingRow struct {
	item  []byte
	marks int64
}

func (h *handlingRow) fields() []any { return []any{&h.item, &h.marks} }

// handle reads the codes of items at the moment and remembers them for handling.
func (a *Asked) handle(items []record.ID) error {
	var fresh []record.ID
	for _, id := range items {
		if _, known := a.handled[id]; !known && !id.IsZero() {
			a.handled[id] = record.HandlingUnstated
			fresh = append(fresh, id)
		}
	}
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT item, marks FROM handling WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND item IN ` + in
	}, a.asking(), fresh, idArg}, (*handlingRow).fields)
	for _, h := range found {
		a.handled[idOf(h.item)] = record.Handling(h.marks).OrUnstated()
	}
	return err
}

// handling is the handling of one item, as what is derived from it carries it.
func (a *Asked) handling(item record.ID) (record.Handling, error) {
	if item.IsZero() {
		return 0, nil
	}
	err := a.handle([]record.ID{item})
	return a.handled[item], err
}

// handleLinks fills in the handling of links: that of the report and that of the
// holding together.
func (a *Asked) handleLinks(links []desk.LinkView) error {
	items := make([]record.ID, 0, 2*len(links))
	for _, l := range links {
		items = append(items, l.Report, l.Holding)
	}
	if err := a.handle(items); err != nil {
		return err
	}
	for i, l := range links {
		links[i].Handling = a.handled[l.Report].Union(a.handled[l.Holding])
	}
	return nil
}

// leadHandling is the union of the codes of all reports of a lead, however many:
// each set of codes that occurs is looked up once.
func (a *Asked) leadHandling(lead record.ID) (record.Handling, error) {
	var union record.Handling
	for marks := int64(0); ; {
		err := a.s.row(`SELECT marks FROM lead_report WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND lead = $4 AND marks > $5 AND marks > 0
			ORDER BY marks LIMIT 1`, append(a.asking(), lead[:], marks)...).Scan(&marks)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return 0, err
		}
		union |= record.Handling(marks)
	}
	var none int
	err := a.s.row(`SELECT 1 FROM lead_report WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND lead = $4 AND marks = 0 LIMIT 1`,
		append(a.asking(), lead[:])...).Scan(&none)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return union, nil
	case err != nil:
		return 0, err
	}
	return union.Union(record.HandlingUnstated), nil
}

type operationMarks struct {
	operation []byte
	marks     int64
}

// handleOperations fills in the handling of operations: their own codes and those
// of the leads of them that the viewer may read.
func (a *Asked) handleOperations(ops []desk.OperationView) error {
	ids := make([]record.ID, len(ops))
	for i, op := range ops {
		ids[i] = op.ID
	}
	if err := a.handle(ids); err != nil {
		return err
	}
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT DISTINCT l.operation, m.marks FROM lead l JOIN lead_report m ON m.house = l.house AND m.lead = l.id AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
			WHERE l.house = $1 AND l.state = 4 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 AND l.operation IN ` + in
	}, a.asking(), ids, idArg}, func(m *operationMarks) []any { return []any{&m.operation, &m.marks} })
	union := map[record.ID]record.Handling{}
	for _, m := range found {
		union[idOf(m.operation)] |= record.Handling(m.marks).OrUnstated()
	}
	for i, id := range ids {
		ops[i].Own = a.handled[id].Own()
		ops[i].Handling = a.handled[id].Union(union[id])
	}
	return err
}

// handleReport fills in the handling of a report, beside its links.
func (a *Asked) handleReport(v *desk.ReportView) error {
	var err error
	if v.Handling, err = a.handling(v.ID); err != nil {
		return err
	}
	v.Own = v.Handling.Own()
	for _, l := range v.Links {
		v.Handling = v.Handling.Union(l.Handling)
	}
	return nil
}

// handleHolding fills in the handling of a holding, beside its reports.
func (a *Asked) handleHolding(v *desk.HoldingView) error {
	var err error
	if v.Handling, err = a.handling(v.ID); err != nil {
		return err
	}
	v.Own = v.Handling.Own()
	for _, r := range v.Reports {
		v.Handling = v.Handling.Union(r.Link.Handling)
	}
	for _, r := range v.Also {
		v.Handling = v.Handling.Union(r.Link.Handling)
	}
	for _, p := range v.Same.Parts {
		v.Handling = v.Handling.Union(p.Handling)
	}
	return nil
}

// handleOrigin fills in the handling of a group and of its members that are shown.
func (a *Asked) handleOrigin(v *desk.OriginView, found []originAt) error {
	items := make([]record.ID, len(found))
	for i, f := range found {
		items[i] = idOf(f.report)
	}
	if err := a.handle(items); err != nil {
		return err
	}
	for _, id := range items {
		v.Handling = v.Handling.Union(a.handled[id])
	}
	for i := range v.Members {
		v.Members[i].Handling = a.handled[v.Members[i].Report]
	}
	return nil
}

// handlingTrails fills in who set the codes of operations, and why.
// operationKinds are what is told of an operation: its codes, and its end.
var operationKinds = kindsIn([]record.Kind{record.KindHandlingSet, record.KindOperationEnded, record.KindOperationReopened})

func (a *Asked) handlingTrails(ops []desk.OperationView) error {
	at := map[record.ID]int{}
	ids := make([]record.ID, len(ops))
	for i, op := range ops {
		at[op.ID], ids[i] = i, op.ID
	}
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT bytes FROM entry WHERE house = $1 AND seq <= $2 AND (labels & $3) = 0 AND ` + operationKinds + ` AND about IN ` + in
	}, a.asking(), ids, idArg}, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return err
	}
	entries := make([]record.Entry, len(found))
	for i, b := range found {
		if entries[i], err = record.DecodeTrusted(b); err != nil {
			return err
		}
	}
	slices.SortFunc(entries, func(x, y record.Entry) int { return cmp.Compare(y.Seq, x.Seq) })
	for _, e := range entries {
		told, err := a.told([]record.Entry{e})
		if err != nil {
			return err
		}
		op := &ops[at[e.About]]
		op.Trail = append(op.Trail, told...)
	}
	return nil
}
