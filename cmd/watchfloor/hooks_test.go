package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store/sqlite"
)

const hookSecret = "whsec_dGhlIHNlY3JldCBvZiB0aGUgaGFyYm91ciBsaW5l"

// hookRequest is a request as a sender signs it.
func hookRequest(t *testing.T, base, body string) *http.Request {
	t.Helper()
	secret, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(hookSecret, "whsec_"))
	if err != nil {
		t.Fatal(err)
	}
	at := fmt.Sprint(time.Now().Unix())
	m := hmac.New(sha256.New, secret)
	io.WriteString(m, "msg_1."+at+"."+body)
	r, err := http.NewRequestWithContext(t.Context(), "POST", base+"/hooks/harbour", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-ndjson")
	r.Header.Set("Webhook-Id", "msg_1")
	r.Header.Set("Webhook-Timestamp", at)
	r.Header.Set("Webhook-Signature", "v1,"+base64.StdEncoding.EncodeToString(m.Sum(nil)))
	return r
}

// TestAReplayOfAWebhookIsARepeat sends the same signed request three times.
func TestAReplayOfAWebhookIsARepeat(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "hooks")
	if err := os.WriteFile(file, []byte("# ours\nharbour, Harbour line, partner, "+hookSecret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := serving(t, "--data", dir, "--hooks", file)
	body := `{"id":"1","source":"Police","text":"A boat."}` + "\n" + `{"id":"2","text":"A light."}` + "\n"
	for i, want := range []string{`{"taken":2,"repeated":0,"refused":[]}`, `{"taken":0,"repeated":2,"refused":[]}`, `{"taken":0,"repeated":2,"refused":[]}`} {
		r, err := http.DefaultClient.Do(hookRequest(t, p.base, body))
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if strings.TrimSpace(string(b)) != want {
			t.Errorf("time %d: %d %s", i+1, r.StatusCode, b)
		}
	}
	p.kill()
	held := opened(t, inFolder(t, dir, sqlite.Durable))
	for _, d := range held.addsUp() {
		if d.Name != "Harbour line" || d.Door != record.DoorHook || d.Sent.Sent != 2 {
			t.Errorf("%+v", d)
		}
	}
}

func TestSecretsThatOthersMayReadAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hooks")
	if err := os.WriteFile(file, []byte("harbour, Harbour line, partner, "+hookSecret+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := (hookFlags{file}).add(&doors{}); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("%v", err)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	all := &doors{}
	if err := (hookFlags{file}).add(all); err != nil || len(all.hooks) != 1 {
		t.Errorf("%v %+v", err, all)
	}
}

func TestAListOfHooksIsReadOrRefusedWithItsLine(t *testing.T) {
	good := "harbour, Harbour line, partner, " + hookSecret + " " + hookSecret + "\n\n"
	if got, err := readHooks(strings.NewReader(good)); err != nil || len(got) != 1 || len(got[0].Secrets) != 2 || got[0].Channel != record.ChannelPartner {
		t.Errorf("%+v %v", got, err)
	}
	for line, words := range map[string]string{
		"gate, Gate, own":                                      "path, source, channel and secrets",
		"Gate, Gate, own, " + hookSecret:                       "small letters",
		"gate, , own, " + hookSecret:                           "no name",
		"gate, Gate, smoke, " + hookSecret:                     "channel",
		"gate, Gate, own, ":                                    "one to 4 secrets",
		"gate, Gate, own, whsec_c2VjcmV0":                      "24 to 64 bytes",
		"gate, Gate, own, hunter2":                             "24 to 64 bytes",
		"harbour, Harbour line, own, " + hookSecret:            "stands there twice",
		"gate, Gate, own," + strings.Repeat(" "+hookSecret, 5): "one to 4 secrets",
	} {
		_, err := readHooks(strings.NewReader(good + line))
		if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") || !strings.Contains(err.Error(), words) || bytes.Contains([]byte(err.Error()), []byte("hunter2")) {
			t.Errorf("%q: %v, want a word about %s", line, err, words)
		}
	}
}
