package store

import (
	"encoding/hex"

	"watchfloor/desk"
	"watchfloor/record"
)

// paperDigits is how many digits a lead's number on paper has.
const paperDigits = 6

// LeadOnPaper returns the lead whose id ends with the digits that stand on a
// continuity sheet, among those that the viewer may read: ErrNotFound for none.
func (a *Asked) LeadOnPaper(number string) (record.ID, error) {
	end, err := hex.DecodeString(number)
	if err != nil || len(number) != paperDigits {
		return record.ID{}, desk.ErrNotFound
	}
	rows, err := a.s.rows(`SELECT id FROM lead WHERE house = $1 AND until = 9223372036854775807 AND substr(id, $2, $3) = $4 AND (labels & $5) = 0 LIMIT 2`,
		a.house(), len(record.ID{})-len(end)+1, len(end), end, a.hidden())
	if err != nil {
		return record.ID{}, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	switch {
	case err != nil:
		return record.ID{}, err
	case len(found) == 0:
		return record.ID{}, desk.ErrNotFound
	case len(found) > 1:
		return record.ID{}, desk.Cannot("two leads have this number: open the one you mean, and write there when it was done")
	}
	return idOf(found[0]), nil
}
