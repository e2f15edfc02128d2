package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestCommands runs the scripts of testdata/commands. Besides what testscript
// has there are, for the last command's output:
//
//	exits N command…  runs a command that must end with that status
//	lines N           how many lines there are
//	keys N PATH K…    the keys of an object in line N, in their order
//	json N PATH WANT  a value in line N, as JSON; - is anything that is not empty
//
// PATH is . for the line itself, .key and .0 for what is in it.
func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/commands",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": func(ts *testscript.TestScript, _ bool, args []string) {
				err := ts.Exec(args[1], args[2:]...)
				status := 0
				if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
					status = exit.ExitCode()
				} else {
					ts.Check(err)
				}
				if fmt.Sprint(status) != args[0] {
					ts.Fatalf("ended with status %d: %s%s", status, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
				}
			},
			"lines": func(ts *testscript.TestScript, _ bool, args []string) {
				if n := len(outputLines(ts)); fmt.Sprint(n) != args[0] {
					ts.Fatalf("%d lines:\n%s", n, ts.ReadFile("stdout"))
				}
			},
			"keys": func(ts *testscript.TestScript, _ bool, args []string) {
				if got, want := strings.Join(keysOf(ts, valueAt(ts, args[0], args[1])), " "), strings.Join(args[2:], " "); got != want {
					ts.Fatalf("the keys are %s", got)
				}
			},
			"json": func(ts *testscript.TestScript, _ bool, args []string) {
				got := string(valueAt(ts, args[0], args[1]))
				if got != args[2] && (args[2] != "-" || got == `""` || got == "null" || got == "0") {
					ts.Fatalf("it is %s", got)
				}
			},
		},
	})
}

func outputLines(ts *testscript.TestScript) []string {
	return strings.Split(strings.TrimSuffix(ts.ReadFile("stdout"), "\n"), "\n")
}

// valueAt is the value at a path in a line of the output.
func valueAt(ts *testscript.TestScript, line, path string) json.RawMessage {
	n, err := strconv.Atoi(line)
	ts.Check(err)
	all := outputLines(ts)
	if n >= len(all) {
		ts.Fatalf("there are %d lines", len(all))
	}
	at := json.RawMessage(all[n])
	for _, key := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' }) {
		if i, err := strconv.Atoi(key); err == nil {
			var list []json.RawMessage
			ts.Check(json.Unmarshal(at, &list))
			if i >= len(list) {
				ts.Fatalf("%s has %d elements", at, len(list))
			}
			at = list[i]
			continue
		}
		var object map[string]json.RawMessage
		ts.Check(json.Unmarshal(at, &object))
		if at = object[key]; at == nil {
			ts.Fatalf("no %s in %s", key, all[n])
		}
	}
	return at
}

// keysOf lists the keys of an object in the order in which they stand there.
func keysOf(ts *testscript.TestScript, object json.RawMessage) (keys []string) {
	dec := json.NewDecoder(strings.NewReader(string(object)))
	_, err := dec.Token()
	ts.Check(err)
	for dec.More() {
		key, err := dec.Token()
		ts.Check(err)
		keys = append(keys, fmt.Sprint(key))
		var value json.RawMessage
		ts.Check(dec.Decode(&value))
	}
	return keys
}
