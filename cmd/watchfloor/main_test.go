package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"watchfloor/internal/browser"
)

// asCommand is set for a process of the test binary that is to be watchfloor.
const asCommand = "WATCHFLOOR_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	testscript.Main(browser.Shared{M: m}, map[string]func(){"watchfloor": main})
}
