package web

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
)

// drawn is a PNG of a red frame around a white field, which carries a comment.
func drawn(width, height int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{255, 255, 255, 255}
			if x < width/4 {
				c = color.RGBA{200, 0, 0, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// withPicture is a city in which a report came with a picture, a sound and words
// that were warned of.
func withPicture(t *testing.T) (m *memory, v visitor, report string) {
	m = newCity(t)
	r := &m.leads[0].first.Members[0]
	r.Said.Attachments = []intake.Attachment{{Name: "gate.png", Type: "image/png", Size: 9, Held: true, Bytes: drawn(300, 200)},
		{Name: "call.mp3", Type: "audio/mpeg", Size: 9, Held: true, Bytes: []byte("ID3 a voice")}}
	return m, newVisitor(t, m), "/report/" + r.ID.String()
}

// TestNothingGraphicIsMetUnprepared: what is graphic is covered, grey and silent
// until it is asked for, on every page, unless its reader chose otherwise.
func TestNothingGraphicIsMetUnprepared(t *testing.T) {
	m, v, report := withPicture(t)
	r := &m.leads[0].first.Members[0]
	r.Warnings = []record.Warning{record.WarningInjury}
	page := func(address string) string { return v.get(address).Body.String() }
	first := page(report)
	for _, want := range []string{"/attachment/0/picture?as=covered", "Show it in grey", "covered and silent", "injury or death", "<details class=\"covered\">"} {
		if !strings.Contains(first, want) {
			t.Errorf("no %q on a page that nobody asked to uncover", want)
		}
	}
	if strings.Contains(first, "<audio") || strings.Contains(first, "as=grey\"") {
		t.Error("something is heard or seen before it was asked for")
	}
	if asked := page(report + "?show=0"); !strings.Contains(asked, "picture?as=grey") || strings.Contains(asked, "<audio") {
		t.Error("the first file is not shown in grey, or the second is heard too")
	}
	if asked := page(report + "?show=1&sound=on"); !strings.Contains(asked, "<audio") || !strings.Contains(asked, "picture?as=covered") {
		t.Error("the second file cannot be heard, or the first is shown too")
	}
	lead := page("/lead/" + m.leads[0].first.Lead.String())
	if !strings.Contains(lead, "<details class=\"covered\">") {
		t.Error("the words are not covered in their lead")
	}
	if w := v.do("POST", "/care", "images=on&text=on", "Content-Type", "application/x-www-form-urlencoded"); w.Code != http.StatusSeeOther || m.care != (desk.Care{Images: true, Text: true}) {
		t.Fatalf("the choice is %+v: %d %s", m.care, w.Code, w.Body)
	}
	if chosen := page(report); !strings.Contains(chosen, "picture?as=grey") || strings.Contains(chosen, "<details class=\"covered\">") {
		t.Error("what was chosen is not kept to")
	}
}

// TestACoveredPictureShowsNothing: it is a dozen dots of grey, whatever a browser
// makes of it, and no picture carries the bytes that came.
func TestACoveredPictureShowsNothing(t *testing.T) {
	m, v, report := withPicture(t)
	came := append(drawn(300, 200), "taken by Remy"...)
	m.leads[0].first.Members[0].Said.Attachments[0].Bytes = came
	for as, wide := range map[string]int{"covered": 12, "": 12, "anything": 12, "grey": 300, "colour": 300} {
		w := v.get(report + "/attachment/0/picture?as=" + as)
		img, kind, err := image.Decode(bytes.NewReader(w.Body.Bytes()))
		if err != nil || kind != "jpeg" || img.Bounds().Dx() != wide || bytes.Contains(w.Body.Bytes(), []byte("Remy")) {
			t.Fatalf("as %q: %d %s, %v", as, w.Code, kind, err)
		}
		red, green, _, _ := img.At(0, img.Bounds().Dy()/2).RGBA()
		if colours := red > green+0x2000; colours != (as == "colour") {
			t.Errorf("as %q it is in colour: %t", as, colours)
		}
	}
}

func TestAPictureThatCannotBeShownIsRefused(t *testing.T) {
	m, v, report := withPicture(t)
	files := m.leads[0].first.Members[0].Said.Attachments
	huge := drawn(4, 4)
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says that it is 65,536 dots wide and high
	for what, b := range map[string][]byte{"a huge one": huge, "a torn one": drawn(300, 200)[:60]} {
		files[0].Bytes = b
		if w := v.get(report + "/attachment/0/picture?as=colour"); w.Code != http.StatusUnsupportedMediaType || !strings.Contains(w.Body.String(), "download it") {
			t.Errorf("%s: %d %.200s", what, w.Code, w.Body)
		}
	}
	files[0].Bytes = []byte("<html><script>")
	for _, way := range []string{"/attachment/0/picture", "/attachment/0/film", "/attachment/9/picture"} {
		if w := v.get(report + way); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", way, w.Code)
		}
	}
}
