package resolve

import (
	"encoding/json"
	"errors"

	"watchfloor/record"
)

// heldWords reads into v what an entry says of a holding: the holding itself, or a name
// that somebody added. ok is false, and v as it was, where that is disposed of.
func heldWords(r interface {
	Words(record.ContentRef) ([]byte, error)
}, e record.Entry, v any) (ok bool, err error) {
	ref, ok := e.Content(record.ClassHolding)
	if !ok {
		return false, nil
	}
	raw, err := r.Words(ref)
	if errors.Is(err, record.ErrGone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return false, record.Unworkable{Err: err}
	}
	return true, nil
}
