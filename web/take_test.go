package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"watchfloor/record"
)

// part is a field of a form, or a file when it has a file name.
type part struct{ name, file, text string }

func (v visitor) send(parts ...part) (int, string) {
	v.tb.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for _, p := range parts {
		w, err := form.CreateFormField(p.name)
		if p.file != "" {
			w, err = form.CreateFormFile(p.name, p.file)
		}
		if err != nil {
			v.tb.Fatal(err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			v.tb.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		v.tb.Fatal(err)
	}
	w := v.do("POST", "/take", b.String(), "Content-Type", form.FormDataContentType())
	return w.Code, w.Body.String()
}

func TestTheFormTakesWhatWasWrittenDown(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	code, body := v.send(part{name: "source", text: "Gate watch"}, part{name: "channel", text: "own"}, part{name: "received", text: "2026-11-20T11:15"},
		part{name: "written_by", text: "R. Okonedo"}, part{name: "title", text: "Light"}, part{name: "text", text: "A light was seen,\r\ntwice."}, part{name: "file", text: ""})
	if code != http.StatusOK || !strings.Contains(body, "1 report is held") {
		t.Fatalf("%d %s", code, body)
	}
	r := m.leads[0].first.Members[0].Said
	if r.Source != "Gate watch" || r.Channel != record.ChannelOwn || r.WrittenBy != "R. Okonedo" || r.Text != "A light was seen,\ntwice." ||
		r.ReceivedAt != noon-45*record.Minute || r.Format != record.FormatForm || r.Title != "Light" {
		t.Errorf("taken as %+v", r)
	}
}

// TestSheetAfterSheetIsWrittenOff: what the sheets have in common stays, and
// writing goes on where the next sheet differs.
func TestSheetAfterSheetIsWrittenOff(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	for i, minute := range []string{"05", "20"} {
		code, body := v.send(part{name: "source", text: "Night desk"}, part{name: "channel", text: "public"}, part{name: "received", text: "2026-11-20T03:" + minute},
			part{name: "written_by", text: "R. Okonedo"}, part{name: "written_at", text: "2026-11-20T04:00"}, part{name: "text", text: "Sheet " + minute})
		if code != http.StatusOK {
			t.Fatalf("%d %s", code, body)
		}
		for _, stays := range []string{`name="source" dir="auto" value="Night desk"`, `value="2026-11-20T03:` + minute + `" autofocus`, `value="R. Okonedo"`, `value="2026-11-20T04:00"`, `<option selected>public`} {
			if !strings.Contains(body, stays) {
				t.Errorf("sheet %d: %s is gone", i+1, stays)
			}
		}
		r := m.leads[i].first.Members[0].Said
		if r.WrittenAt != noon-8*record.Hour || r.ReceivedAt >= r.WrittenAt || r.WrittenBy != "R. Okonedo" {
			t.Errorf("taken as %+v", r)
		}
	}
	code, body := v.send(part{name: "received", text: "2026-11-20T03:05"}, part{name: "written_at", text: "2026-11-20T03:04"}, part{name: "text", text: "keep me"})
	if code != http.StatusUnprocessableEntity || !strings.Contains(body, "before it was received") || !strings.Contains(body, `dir="auto" autofocus>keep me`) {
		t.Errorf("written down before it was received: %d %s", code, body)
	}
}

func TestFilesAreTakenAndRefusalsNamed(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	code, body := v.send(part{name: "source", text: "Night shift"},
		part{"file", "reports.jsonl", "{\"text\":\"one\"}\n{\"text\":7}\n{\"text\":\"three\"}\n"}, part{"file", "note.txt", "a note"})
	if code != http.StatusOK || !strings.Contains(body, "3 reports are held") || !strings.Contains(body, "1 piece was") || !strings.Contains(body, "line 2:") {
		t.Errorf("%d %s", code, body)
	}
	if got := m.leads[2].first.Members[0].Said.Source; got != "Night shift" {
		t.Errorf("the note's source is %q, want that of the form", got)
	}
}

func TestAFormThatCannotBeTakenComesBackFilledIn(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	for name, parts := range map[string][]part{
		"nothing":       {{name: "text", text: " "}},
		"a bad time":    {{name: "received", text: "yesterday"}, {name: "text", text: "keep me"}},
		"a future time": {{name: "received", text: "2026-12-24T10:00"}, {name: "text", text: "keep me"}},
		"a bad channel": {{name: "channel", text: "smoke"}, {name: "text", text: "keep me"}},
	} {
		code, body := v.send(parts...)
		if code != http.StatusUnprocessableEntity || !strings.Contains(body, `role="alert"`) || name != "nothing" && !strings.Contains(body, "keep me") {
			t.Errorf("%s: %d %s", name, code, body)
		}
	}
	if len(m.leads) != 0 {
		t.Errorf("%d reports were taken all the same", len(m.leads))
	}
	if code, _ := v.send(part{"file", "big.txt", strings.Repeat("x", 5<<20)}); code != http.StatusRequestEntityTooLarge && code != http.StatusUnprocessableEntity {
		t.Errorf("a file that is too large: %d", code)
	}
	if w := v.do("POST", "/take", "text=x", "Content-Type", "application/x-www-form-urlencoded"); w.Code != http.StatusBadRequest {
		t.Errorf("another kind of form: %d", w.Code)
	}
}
