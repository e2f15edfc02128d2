package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"watchfloor/intake"
)

func TestAFileIsDownloadedAndNeverShown(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	const page = "<html><script>alert(1)</script>"
	code, body := v.send(part{"file", "a.eml", "Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b\r\n" +
		"Content-Type: image/png\r\nContent-Disposition: attachment; filename*=utf-8''..%2fm%C3%BCll%22%0d%0a.html\r\n\r\n" + page + "\r\n--b--\r\n"})
	if code != http.StatusOK {
		t.Fatalf("%d %s", code, body)
	}
	r := m.leads[0].first.Members[0]
	shown := v.get("/report/" + r.ID.String()).Body.String()
	for _, want := range []string{`/attachment/0" download>`, "says <bdi>image/png</bdi>", "is <bdi>text/html</bdi>"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not on the page of the report: %s", want, shown)
		}
	}
	w := v.get(fmt.Sprintf("/report/%s/attachment/0", r.ID))
	if w.Code != http.StatusOK || w.Body.String() != page {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	for header, want := range map[string]string{"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff",
		"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"} {
		if got := w.Header().Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if got := w.Header().Get("Content-Disposition"); !strings.HasPrefix(got, "attachment; filename=") || strings.ContainsAny(got, "\r\n/") || !strings.Contains(got, "m%C3%BCll") {
		t.Errorf("Content-Disposition: %q", got)
	}
	for _, address := range []string{"/report/%s/attachment/1", "/report/%s/attachment/-1", "/report/%s/attachment/x"} {
		if w := v.get(fmt.Sprintf(address, r.ID)); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
	m.hidden[r.ID] = true
	if w := v.get(fmt.Sprintf("/report/%s/attachment/0", r.ID)); w.Code != http.StatusNotFound {
		t.Errorf("who may not read the report gets %d for its file", w.Code)
	}
	v.cookie = ""
	if w := v.get(fmt.Sprintf("/report/%s/attachment/0", r.ID)); w.Code == http.StatusOK {
		t.Error("a file is given without a session")
	}
}

func TestTheAPIReadsEachFormatByItsContentType(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	for kind, body := range map[string]string{
		"text/csv":             "id,text\n1,A boat.\n2,A van.\n",
		"application/mbox":     "From x Mon Jan  5 10:00:00 2026\nSubject: a\n\nb\n\nFrom x Mon Jan  5 10:00:00 2026\nSubject: c\n\nd\n",
		"application/rss+xml":  "<rss><item><title>a</title></item><item><title>b</title></item></rss>",
		"application/atom+xml": "<feed><entry><title>c</title></entry><entry><title>d</title></entry></feed>",
		"application/xml":      "<?xml version=\"1.0\"?><rss><item><title>e</title></item><item><title>f</title></item></rss>",
	} {
		w := v.do("POST", "/api/v1/reports", body, "Content-Type", kind)
		if w.Code != http.StatusCreated || strings.Count(w.Body.String(), `"arrival"`) != 2 {
			t.Errorf("%s: %d %s", kind, w.Code, w.Body)
		}
	}
	if w := v.do("POST", "/api/v1/reports", "\x1f\x8b\x08", "Content-Type", "text/csv", "Content-Encoding", "gzip"); w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a packed request: %d %s", w.Code, w.Body)
	}
	if w := v.do("POST", "/api/v1/reports", "\x1f\x8b\x08\x00\x00"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "packed") {
		t.Errorf("a packed body: %d %s", w.Code, w.Body)
	}
}

func TestANameThatIsNoNameOfAFileIsMadeOne(t *testing.T) {
	for name, want := range map[string]string{
		"a.txt":    `attachment; filename=a.txt`,
		"a b.txt":  `attachment; filename="a b.txt"`,
		"müll.txt": `attachment; filename=m_ll.txt; filename*=utf-8''m%C3%BCll.txt`,
	} {
		if got := asFile((intake.Attachment{Name: name}).SafeName()); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
