package web

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// operationsPage lists the operations: those that run, then those that ended.
type operationsPage struct {
	*base
	Operations []operationRow
	Ending     *operationRow // the one that is about to be ended or reopened; nil: none
	Coded      *operationRow // the one whose codes are about to be changed; nil: none
	shown
}

// operationRow is one operation, and the control of its codes.
type operationRow struct {
	Page *base
	desk.OperationView
}

// SetHandling changes the codes of the operation.
func (r operationRow) SetHandling() handlingForm {
	return handlingForm{r.Page, r.ID, r.Own, "operation"}
}

// Told is the trail of the operation.
func (r operationRow) Told() trail { return trail{r.Page, r.Trail} }

// Runs says that it has not ended.
func (r operationRow) Runs() bool { return r.Ended == 0 }

// Ways are how it can end.
func (operationRow) Ways() []record.OperationEnd { return record.OperationEnds() }

// Lasted is for how long it ran.
func (r operationRow) Lasted() string { return span(r.Ended - r.Opened) }

// Running is how many have not ended.
func (p operationsPage) Running() int {
	n := 0
	for _, op := range p.Operations {
		if op.Runs() {
			n++
		}
	}
	return n
}

// named is the operation that the address names: one form, however many operations.
func (p operationsPage) named(id string) *operationRow {
	for i := range p.Operations {
		if !p.Past() && p.Operations[i].ID.String() == id {
			return &p.Operations[i]
		}
	}
	return nil
}

// running are the operations to which leads can be attached.
func running(ops []desk.OperationView) []desk.OperationView {
	return slices.DeleteFunc(slices.Clone(ops), func(op desk.OperationView) bool { return op.Ended != 0 })
}

// endOperation ends an operation or takes its end back, and leads to the list.
func (s *Server) endOperation(a ask) (string, error) {
	f := a.PostForm
	d := desk.EndDecision{Words: f.Get("words")}
	var errs [3]error
	d.Request, errs[0] = requestID(f)
	d.Operation, errs[1] = record.ParseID(f.Get("operation"))
	d.How, errs[2] = record.ParseOperationEnd(f.Get("how"))
	if err := noForm("Not the end of an operation", errs[:]...); err != nil {
		return "", err
	}
	return "/operations", s.house.EndOperation(a.Context(), a.viewer, d)
}

func (operationsPage) template() string { return "operations.html" }

func (s *Server) operations(a ask) (view, error) {
	ops, err := s.house.Operations(a.Context(), a.viewer, a.at)
	page := operationsPage{base: s.base(a, "operations", "Operations")}
	page.Operations = each(ops, func(op desk.OperationView) operationRow {
		page.carries(op.Handling)
		return operationRow{page.base, op}
	})
	page.Ending, page.Coded = page.named(a.URL.Query().Get("end")), page.named(a.URL.Query().Get("codes"))
	page.shown = shown{a.viewer, record.ReadOperation, record.ID{}, a.at != 0}
	return page, err
}
