package store

import "watchfloor/record"

// foldDesk returns the fold of what is recorded of those at the desk; nil for
// other kinds.
func (f folder) foldDesk(e record.Entry) func() error {
	if b, ok := e.Body.(*record.PersonMarked); ok {
		return func() error { return f.personMarked(e, b) }
	}
	if of := f.foldPurpose(e); of != nil {
		return of
	}
	if of := f.foldAccount(e); of != nil {
		return of
	}
	if of := f.foldAccess(e); of != nil {
		return of
	}
	switch b := e.Body.(type) {
	case *record.HandlingSet:
		return func() error { return f.handlingSet(e, b) }
	case *record.WarningSet:
		return func() error { return f.warningSet(e, b) }
	case *record.CareChosen:
		return func() error { return f.careChosen(e, b) }
	case *record.ReadRefused:
		return nothingToFold // people and what is read of them: nothing yet
	case *record.ShiftSheetMade:
		return func() error { return f.sheetMade(e, b) }
	case *record.ShiftSheetSigned:
		return func() error { return f.sheetSigned(e, b) }
	}
	return f.foldOversight(e)
}

// nothingToFold is the fold of what is read from the entries themselves.
func nothingToFold() error { return nil }
