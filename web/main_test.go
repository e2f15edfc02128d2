package web

import (
	"os"
	"testing"

	"watchfloor/internal/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Shared{M: m}.Run()) }
