// Package absent decides what a test does about a program that is not installed
// on the machine: it skips and says what to install, or fails where the machine
// promises that everything is there (WATCHFLOOR_NO_SKIP=1, as in CI).
package absent

import (
	"os"
	"testing"
)

// SkippingIsAnError reports whether the machine promises that nothing is absent.
func SkippingIsAnError() bool { return os.Getenv("WATCHFLOOR_NO_SKIP") == "1" }

// Skip ends the test: skipped, or failed where skipping is an error. The message
// says what is absent and how to install it.
func Skip(tb testing.TB, format string, args ...any) {
	tb.Helper()
	if SkippingIsAnError() {
		tb.Fatalf(format, args...)
	}
	tb.Skipf(format, args...)
}
