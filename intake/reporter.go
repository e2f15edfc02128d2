package intake

import (
	"encoding/json"
	"fmt"
)

// bytes is the form in which who reported is kept.
func (r *Reporter) bytes() ([]byte, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("who reported cannot be kept: %w", err)
	}
	return b, nil
}

// ReadReporter reads what was kept of who reported.
func ReadReporter(b []byte) (Reporter, error) {
	var r Reporter
	if err := json.Unmarshal(b, &r); err != nil {
		return Reporter{}, fmt.Errorf("who reported cannot be read: %w", err)
	}
	return r, nil
}
