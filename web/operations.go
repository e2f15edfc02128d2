package web

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// operationsPage lists the operations, the newest first.
type operationsPage struct {
	*base
	Operations []operationRow
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

func (operationsPage) template() string { return "operations.html" }

func (s *Server) operations(a ask) (view, error) {
	ops, err := s.house.Operations(a.Context(), a.viewer, a.at)
	page := operationsPage{base: s.base(a, "operations", "Operations")}
	page.Operations = each(ops, func(op desk.OperationView) operationRow {
		page.carries(op.Handling)
		return operationRow{page.base, op}
	})
	page.shown = shown{a.viewer, record.ReadOperation, record.ID{}, a.at != 0}
	return page, err
}
