// Package intaketest holds what every reader of reports must keep to, for the
// tests of all formats.
package intaketest

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
)

// Check fails when a reader yields what no reader may: a refusal without line
// or reason in words, a report without text, or one that does not come back.
func Check(t *testing.T, rep intake.Report, refused *intake.Refused) {
	t.Helper()
	if refused != nil {
		if refused.Line < 1 || refused.Detail == "" || len(refused.Raw) > feed.KeptRaw || refused.Reason.String() == "" {
			t.Errorf("a refusal must name line and reason: %+v", refused)
		}
		return
	}
	if strings.TrimSpace(rep.Text) == "" {
		t.Errorf("a report was accepted without text: %+v", rep)
	}
	if !utf8.ValidString(rep.Text) || strings.IndexByte(rep.Text, 0) >= 0 {
		t.Errorf("the text is no valid UTF-8 without NUL: %q", rep.Text)
	}
	Returns(t, rep)
}

// Returns fails when what a report said of itself is not read back as it was.
func Returns(t *testing.T, rep intake.Report) {
	t.Helper()
	said, err := rep.Said()
	if err != nil {
		t.Fatal(err)
	}
	got, err := intake.ReadSaid(said)
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	want := rep
	want.Text, want.Original, want.Reporter = "", nil, nil
	want.Attachments = slices.Clone(want.Attachments)
	for i := range want.Attachments {
		want.Attachments[i].Bytes = nil
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what the report said of itself changed (-said +read):\n%s", diff)
	}
	if again, err := got.Said(); err != nil || !bytes.Equal(said, again) {
		t.Errorf("written twice it differs: %s, then %s (%v)", said, again, err)
	}
}
