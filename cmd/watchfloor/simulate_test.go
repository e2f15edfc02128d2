package main

import (
	"encoding/xml"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSimulatePrintsEachRunAndWhatTheRunsComeTo(t *testing.T) {
	args := []string{"simulate", "desk", "--policy", "fifo,index", "--against", "fifo", "--seed", "1-3", "--years", "0.1", "--load", "2", "--json"}
	out, _ := ran(t, "", args...)
	if again, _ := ran(t, "", args...); again != out {
		t.Error("the same seeds print something else")
	}
	caught, of, shares := map[string]int{}, map[string]int{}, 0
	for _, l := range read[map[string]any](t, out) {
		policy := l["policy"].(string)
		if l["load"] != 2.0 {
			t.Errorf("load %v", l["load"])
		}
		if _, run := l["seed"]; run {
			caught[policy] += int(l["caught"].(float64))
			of[policy] += int(l["of"].(float64))
			continue
		}
		shares++
		if l["against"] != "fifo" || l["within"].(float64) <= 0 || math.Abs(l["bound"].(float64)-.915) > .002 {
			t.Errorf("%s: %v", policy, l)
		}
		if gain := l["gain"].(float64); (policy == "fifo") != (gain == 0) {
			t.Errorf("%s gains %v over fifo", policy, gain)
		}
	}
	if shares != 2 || of["fifo"] != of["index"] || caught["index"] <= caught["fifo"] {
		t.Errorf("%d shares; %v of %v", shares, caught, of)
	}
}

func TestSimulateDrawsAChartThatNeedsNoColour(t *testing.T) {
	inTurn(t)
	file := filepath.Join(t.TempDir(), "watch.svg")
	out, errs := ran(t, "", "simulate", "watch", "--policy", "static,index-retask", "--seed", "1", "--replications", "2", "--years", "0.02", "--people", "9+16,3+5", "--chart", file)
	for _, want := range []string{"watch: 9 assessors and 16 teams", "watch: 3 assessors and 5 teams", "index-retask", "against static", "±"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	if errs != "" {
		t.Errorf("progress where there is no terminal: %q", errs)
	}
	svg, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for d, dots := xml.NewDecoder(strings.NewReader(string(svg))), 0; ; {
		token, err := d.Token()
		if err == io.EOF {
			if dots != 4 {
				t.Errorf("%d dots", dots)
			}
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local == "circle" {
			dots++
		}
		for _, a := range e.Attr {
			if coloured := a.Name.Local == "fill" || a.Name.Local == "stroke"; coloured && !strings.Contains("none white black #ccc", a.Value) {
				t.Errorf("%s is told by the colour %s", e.Name.Local, a.Value)
			}
		}
	}
}
