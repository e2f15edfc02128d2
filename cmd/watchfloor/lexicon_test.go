package main

import (
	"strings"
	"testing"
)

func TestTheLexiconIsListedWithWhereItComesFrom(t *testing.T) {
	out, _ := ran(t, "", "lexicon", "AVIATION")
	if !strings.HasPrefix(out, "lexicon ") || !strings.Contains(out, "cockpit") || !strings.Contains(out, "ISE-SAR") || strings.Contains(out, "umbringen") {
		t.Errorf("listed: %.400s", out)
	}
}
