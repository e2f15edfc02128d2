package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Said returns everything a report said of itself besides its text, its bytes
// and its reporter, as one content that ReadSaid reads back.
func (r *Report) Said() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, fmt.Errorf("what report %q said of itself cannot be kept: %w", r.SentID, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// ReadSaid reads what Said wrote. Text, Original and Reporter stay empty: they
// are stored apart.
func ReadSaid(b []byte) (Report, error) {
	var r Report
	if err := json.Unmarshal(b, &r); err != nil {
		return Report{}, fmt.Errorf("what a report said of itself cannot be read: %w", err)
	}
	return r, nil
}

// Clean makes s fit for a Report: bytes that are no UTF-8 become U+FFFD and NUL
// becomes U+2400. It reports whether s was fit already.
func Clean(s string) (string, bool) {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s, true
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\u2400"), false
}
