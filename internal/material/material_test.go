package material

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDirIsBelowTheNamedFolder(t *testing.T) {
	base := t.TempDir()
	if err := os.MkdirAll(filepath.Join(base, "lists", "un"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("WATCHFLOOR_SHARED", base)
	if got, want := Dir(t, "lists", "un"), filepath.Join(base, "lists", "un"); got != want {
		t.Errorf("Dir = %s, want %s", got, want)
	}
}

func TestDirIsBesideTheRepositoryByDefault(t *testing.T) {
	t.Setenv("WATCHFLOOR_SHARED", "")
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	got, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(root), "shared", "data"); got != want {
		t.Errorf("folder = %s, want %s", got, want)
	}
}

func TestAbsentMaterialSkipsEvenWhereSkippingIsAnError(t *testing.T) {
	t.Setenv("WATCHFLOOR_NO_SKIP", "1")
	t.Setenv("WATCHFLOOR_SHARED", filepath.Join(t.TempDir(), "absent"))
	if how := outcome(t, "lists"); how != "skipped" {
		t.Errorf("absent folder: %s, want skipped", how)
	}
}

func TestAMissingPartFailsWhereSkippingIsAnError(t *testing.T) {
	t.Setenv("WATCHFLOOR_SHARED", t.TempDir())
	t.Setenv("WATCHFLOOR_NO_SKIP", "")
	if how := outcome(t, "lists"); how != "skipped" {
		t.Errorf("missing part: %s, want skipped", how)
	}
	t.Setenv("WATCHFLOOR_NO_SKIP", "1")
	if how := outcome(t, "lists"); how != "failed" {
		t.Errorf("missing part where skipping is an error: %s, want failed", how)
	}
}

// outcome says how Dir ended a test of its own.
func outcome(t *testing.T, elem ...string) (how string) {
	t.Helper()
	probe := &ending{TB: t}
	done := make(chan struct{})
	go func() { // so that the ending can leave by panic, as a real one by Goexit
		defer close(done)
		defer func() { how, _ = recover().(string) }()
		Dir(probe, elem...)
	}()
	<-done
	return how
}

type ending struct{ testing.TB }

func (e *ending) Helper()               {}
func (e *ending) Fatal(...any)          { panic("failed") }
func (e *ending) Fatalf(string, ...any) { panic("failed") }
func (e *ending) Skipf(string, ...any)  { panic("skipped") }
