// Package material finds the input files that tests measure with and that are no
// part of the project, because they are not ours to publish or too large: lists,
// labelled names, ugly input. A test that needs them skips where they are absent.
package material

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/internal/absent"
)

// Dir returns the path of elem below the folder of material: the folder that the
// environment variable WATCHFLOOR_SHARED names or, by default, shared/data beside
// the repository. Where that folder is absent the test skips, in CI too. Where it
// is there and elem is not, the test skips or, if skipping is an error, fails.
func Dir(tb testing.TB, elem ...string) string {
	tb.Helper()
	base, err := folder()
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := os.Stat(base); errors.Is(err, fs.ErrNotExist) {
		tb.Skipf("the test material is not here: it is no part of the project; WATCHFLOOR_SHARED names its folder (looked in %s)", base)
	}
	path := filepath.Join(append([]string{base}, elem...)...)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		absent.Skip(tb, "the test material has no %s", path)
	} else if err != nil {
		tb.Fatal(err)
	}
	return path
}

// Named returns the file or folder that an environment variable names: what somebody
// measures or writes down who asks for it. Without it the test skips and says what it
// would be.
func Named(tb testing.TB, variable, what string) string {
	tb.Helper()
	path := os.Getenv(variable)
	if path == "" {
		tb.Skipf("%s names no %s", variable, what)
	}
	return path
}

func folder() (string, error) {
	if dir := os.Getenv("WATCHFLOOR_SHARED"); dir != "" {
		return dir, nil
	}
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(root), "shared", "data"), nil
}

// moduleRoot walks up from the working folder, which in a test is the package's.
func moduleRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("no go.mod above %s", start)
		}
	}
}
