package web

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"watchfloor/record"
)

var (
	oldSecret  = []byte("the old secret of 24 bytes and more")
	newSecret  = []byte("the new secret of 24 bytes and more")
	gateSecret = []byte("the secret of the gate, 24 bytes up")
	testHooks  = []Hook{{"harbour", "Harbour line", record.ChannelPartner, [][]byte{oldSecret, newSecret}}, {"gate", "Gate", record.ChannelOwn, [][]byte{gateSecret}}}
)

// signature is the header of a request that is signed with a secret.
func signature(secret []byte, id string, at record.Time, body string) string {
	m := hmac.New(sha256.New, secret)
	fmt.Fprintf(m, "%s.%d.%s", id, at.Go().Unix(), body)
	return "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// signed are the headers of a request that is as it should be.
func signed(secret []byte, body string) []string {
	return []string{"Content-Type", "application/json", "Webhook-Id", "msg_1", "Webhook-Timestamp", fmt.Sprint(noon.Go().Unix()),
		"Webhook-Signature", signature(secret, "msg_1", noon, body)}
}

// with is headers with one changed; "" takes it away.
func with(headers []string, name, value string) []string {
	out := []string{}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] != name {
			out = append(out, headers[i], headers[i+1])
		}
	}
	if value != "" {
		out = append(out, name, value)
	}
	return out
}

const hookBody = `{"id":"h1","source":"Police","text":"A boat at the quay."}`

func TestASignedRequestIsTakenAsItsSendersOwn(t *testing.T) {
	for name, secret := range map[string][]byte{"old": oldSecret, "new": newSecret} {
		m := newMemory(t)
		v := newVisitor(t, m)
		v.cookie = ""
		w := v.do("POST", "/hooks/harbour", hookBody, signed(secret, hookBody)...)
		if w.Code != http.StatusCreated || w.Body.String() != `{"house":"demo","taken":1,"repeated":0,"refused":[]}`+"\n" {
			t.Fatalf("%s: %d %s", name, w.Code, w.Body)
		}
		r := m.leads[0].first.Members[0].Said
		if r.Source != "Harbour line" || r.Channel != record.ChannelPartner || len(r.Written) != 1 || r.Written[0].Value != "Police" {
			t.Errorf("%s: taken as %+v", name, r)
		}
	}
}

func TestSeveralSignaturesMayStandThere(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	h := signed(newSecret, hookBody)
	h = with(h, "Webhook-Signature", "v1a,abc v1,!!! "+signature(gateSecret, "msg_1", noon, hookBody)+" "+h[len(h)-1])
	if w := v.do("POST", "/hooks/harbour", hookBody, h...); w.Code != http.StatusCreated {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestWhatIsNotSignedIsAnsweredAlike: whoever tries learns neither which senders
// there are nor what is wrong.
func TestWhatIsNotSignedIsAnsweredAlike(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	v.cookie = ""
	good := signed(oldSecret, hookBody)
	old := record.Time(noon - 6*record.Minute)
	want := ""
	for name, c := range map[string]struct {
		path, body string
		headers    []string
	}{
		"an unknown sender":           {"/hooks/nobody", hookBody, good},
		"a known one, wrongly signed": {"/hooks/harbour", hookBody, signed(gateSecret, hookBody)},
		"the secret of another":       {"/hooks/gate", hookBody, good},
		"another body":                {"/hooks/harbour", hookBody + " ", good},
		"another id":                  {"/hooks/harbour", hookBody, with(good, "Webhook-Id", "msg_2")},
		"another moment":              {"/hooks/harbour", hookBody, with(good, "Webhook-Timestamp", fmt.Sprint(noon.Go().Unix()+1))},
		"no id":                       {"/hooks/harbour", hookBody, with(with(good, "Webhook-Id", ""), "Webhook-Signature", signature(oldSecret, "", noon, hookBody))},
		"an id with a dot":            {"/hooks/harbour", hookBody, with(with(good, "Webhook-Id", "a.b"), "Webhook-Signature", signature(oldSecret, "a.b", noon, hookBody))},
		"no signature":                {"/hooks/harbour", hookBody, with(good, "Webhook-Signature", "")},
		"another version":             {"/hooks/harbour", hookBody, with(good, "Webhook-Signature", "v2"+good[len(good)-1][2:])},
		"an old one, wrongly signed":  {"/hooks/harbour", hookBody, with(good, "Webhook-Timestamp", fmt.Sprint(old.Go().Unix()))},
		"no path":                     {"/hooks/", hookBody, good},
		"a longer path":               {"/hooks/harbour/x", hookBody, good},
	} {
		w := v.do("POST", c.path, c.body, c.headers...)
		got := fmt.Sprint(w.Code, w.Header(), w.Body)
		if want == "" {
			want = got
		}
		if got != want || w.Code != http.StatusUnauthorized {
			t.Errorf("%s is answered\n%s, others\n%s", name, got, want)
		}
	}
	if len(m.leads) > 0 {
		t.Errorf("%d reports were taken", len(m.leads))
	}
}

func TestASignatureIsGoodForFiveMinutes(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	for minutes, want := range map[record.Time]int{-6: 401, -4: 201, 4: 201, 6: 401} {
		at := noon + minutes*record.Minute
		h := with(with(signed(oldSecret, hookBody), "Webhook-Timestamp", fmt.Sprint(at.Go().Unix())), "Webhook-Signature", signature(oldSecret, "msg_1", at, hookBody))
		if w := v.do("POST", "/hooks/harbour", hookBody, h...); w.Code != want {
			t.Errorf("%d minutes off: %d %s", minutes, w.Code, w.Body)
		}
	}
}

func TestABrowserCannotSendToAHook(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	for _, h := range [][]string{{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "none"}, {"Sec-Fetch-Mode", "cors"},
		{"Origin", "http://127.0.0.1:8080"}, {"Origin", "null"}, {"Host", "desk.example"}} {
		w := v.do("POST", "/hooks/harbour", hookBody, append(signed(oldSecret, hookBody), h...)...)
		if w.Code != http.StatusForbidden {
			t.Errorf("%q: %d", h, w.Code)
		}
	}
	if w := v.do("GET", "/hooks/harbour", ""); w.Code != http.StatusUnauthorized {
		t.Errorf("GET: %d", w.Code)
	}
}

func TestAHookTakesItsFormatsAndSizesOnly(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	feed := "<rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>"
	for _, c := range []struct {
		kind, packed, body string
		want               int
	}{
		{"application/x-ndjson", "", hookBody + "\n" + `{"text":7}` + "\n", 201},
		{"application/json; charset=utf-8", "", `{"text":7}`, 422},
		{"application/rss+xml", "", feed, 201},
		{"message/rfc822", "", "Subject: The quay\r\n\r\nA boat.\r\n", 201},
		{"application/json", "", "", 409},
		{"text/plain", "", "A boat.", 415},
		{"text/csv", "", "text\nA boat.\n", 415},
		{"", "", hookBody, 415},
		{"application/json", "gzip", hookBody, 415},
		{"application/json", "", `{"text":"` + strings.Repeat("x", hookBytes) + `"}`, 413},
	} {
		h := with(with(signed(oldSecret, c.body), "Content-Type", c.kind), "Content-Encoding", c.packed)
		if w := v.do("POST", "/hooks/harbour", c.body, h...); w.Code != c.want {
			t.Errorf("%s %s: %d %s, want %d", c.kind, c.packed, w.Code, w.Body, c.want)
		}
	}
}

func TestTooManyAtOnceAreAskedToComeAgain(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	for range hooksTaken {
		v.server.hooks.turns <- struct{}{}
	}
	w := v.do("POST", "/hooks/harbour", hookBody, signed(oldSecret, hookBody)...)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestASecretIsReadAsItIsWrittenElsewhere(t *testing.T) {
	got, err := ReadSecret("whsec_" + base64.StdEncoding.EncodeToString(oldSecret))
	if err != nil || !bytes.Equal(got, oldSecret) {
		t.Errorf("%q %v", got, err)
	}
	for _, bad := range []string{"", "whsec_", "whsec_c2hvcnQ=", base64.StdEncoding.EncodeToString(oldSecret), "whsec_" + strings.Repeat("A", 200)} {
		if _, err := ReadSecret(bad); err == nil {
			t.Errorf("%q passes for a secret", bad)
		}
	}
	// The example of the Standard Webhooks.
	secret, err := ReadSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/", nil)
	r.Header.Set("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
	r.Header.Set("webhook-timestamp", "1614265330")
	r.Header.Set("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
	if !(Hook{Secrets: [][]byte{secret}}).signed(r.Header, []byte(`{"test": 2432232314}`)) {
		t.Error("the published example does not fit")
	}
}
