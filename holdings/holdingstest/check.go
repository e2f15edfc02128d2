// Package holdingstest holds what every reader of lists must keep to, for the
// tests of all formats.
package holdingstest

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Check fails when a reader yields what no reader may: a refusal without line
// or reason in words, or a holding that could never be found, has no id, or is
// not the same after it was kept.
func Check(t *testing.T, h holdings.Holding, refused *holdings.Refused) {
	t.Helper()
	if refused != nil {
		if refused.Line < 1 || refused.Detail == "" || len(refused.Raw) > feed.KeptRaw {
			t.Errorf("a refusal must name line and reason: %+v", refused)
		}
		return
	}
	if h.ListID == "" || len(h.Names)+len(h.Identifiers) == 0 {
		t.Errorf("a holding needs an id, and a name or identifier: %+v", h)
	}
	primary := 0
	for i, n := range h.Names {
		if n.Text == "" {
			t.Errorf("%s has an empty name", h.ListID)
		}
		if n.Kind == holdings.Primary {
			primary++
			if i > 0 {
				t.Errorf("%s: the primary name is not the first: %+v", h.ListID, h.Names)
			}
		}
	}
	if primary > 1 {
		t.Errorf("%s has %d primary names: %+v", h.ListID, primary, h.Names)
	}
	for _, id := range h.Identifiers {
		if id.Value == "" || id.Kind == record.MentionName {
			t.Errorf("%s has an identifier without value or kind: %+v", h.ListID, id)
		}
	}
	Returns(t, h)
}

// Returns fails when a holding is not the same after its JSON is read again.
func Returns(t *testing.T, h holdings.Holding) {
	t.Helper()
	b, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var got holdings.Holding
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	if diff := cmp.Diff(h, got); diff != "" {
		t.Errorf("the holding changed (-kept +read):\n%s", diff)
	}
}
