package web

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// attachmentRow is a file that came with a report, as its page names it.
type attachmentRow struct {
	intake.Attachment
	URL  string // to download it; "" when it is not held
	N    string // its number among the files of the report
	Page string // the address of the page on which it is shown
	Look look
}

// Picture says that the file is a picture which the page can show.
func (r attachmentRow) Picture() bool { return r.URL != "" && slices.Contains(pictureTypes, r.Kind()) }

// Film says that the file is a film, or sound alone, which the page can play.
func (r attachmentRow) Film() bool { return r.URL != "" && slices.Contains(filmTypes, r.Kind()) }

// Audio says that there is nothing to see.
func (r attachmentRow) Audio() bool { return strings.HasPrefix(r.Kind(), "audio/") }

// Source is the address of what is shown.
func (r attachmentRow) Source() string {
	at, rest, past := strings.Cut(r.URL, "?")
	q := url.Values{}
	if past {
		q, _ = url.ParseQuery(rest) // the house has written it
	}
	kind := "/film?"
	if r.Picture() {
		kind = "/picture?"
		q.Set("as", r.Look.as())
	}
	return strings.TrimSuffix(at+kind+q.Encode(), "?")
}

func (l look) as() string {
	switch {
	case !l.Shown:
		return "covered"
	case l.Colour:
		return "colour"
	}
	return "grey"
}

// Ways are how else the file can be shown.
func (r attachmentRow) Ways() []way {
	to := func(text, as, sound string) way {
		q := url.Values{"show": {r.N}}
		if as != "" {
			q.Set("as", as)
		}
		if sound != "" {
			q.Set("sound", sound)
		}
		join := "?"
		if strings.Contains(r.Page, "?") {
			join = "&"
		}
		return way{text, r.Page + join + q.Encode() + "#file-" + r.N}
	}
	var all []way
	switch {
	case r.Audio():
		if !r.Look.Shown {
			return []way{to("Play it", "", "on")}
		}
		return nil
	case !r.Look.Shown:
		all = append(all, to("Show it in grey", "", ""), to("In colour", "colour", ""))
	case !r.Look.Colour:
		all = append(all, to("In colour", "colour", ""))
	}
	if r.Film() && r.Look.Shown && !r.Look.Sound {
		all = append(all, to("With sound", r.Look.as(), "on"))
	}
	return all
}

// way is a link to something shown otherwise.
type way struct{ Text, URL string }

// Attachments are the files that came with the report.
func (p reportPart) Attachments() []attachmentRow {
	var out []attachmentRow
	for n, a := range p.Report.Said.Attachments {
		row := attachmentRow{Attachment: a, N: strconv.Itoa(n), Page: p.Page.URL("/report/" + p.Report.ID.String()), Look: lookAt(p.Asked, strconv.Itoa(n), p.Care)}
		if a.Held && !p.Report.Disposed {
			row.URL = p.Page.URL(fmt.Sprintf("/report/%s/attachment/%d", p.Report.ID, n))
		}
		out = append(out, row)
	}
	return out
}

// Bytes is how large the file is, in words.
func (r attachmentRow) Length() string { return sizeWords(r.Size) }

// attachment sends a file that came with a report, so that a browser keeps it
// and never shows or runs it: what is in it is a stranger's.
func (s *Server) attachment(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	f, err := s.file(r, v)
	if err != nil {
		s.failFor(w, r, v, err)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("Content-Disposition", asFile(s.ownName(handledName(f.Handling, f.SafeName()))))
	h.Set("X-Handling", f.Handling.String())
	h.Set("X-Download-Options", "noopen")
	send(w, http.StatusOK, "application/octet-stream", f.Bytes)
}

// ownName is the name of a file that leaves the house; one of an exercise says so.
func (s *Server) ownName(name string) string {
	if class := s.house.Class(); class != record.Live {
		return strings.ToUpper(class.String()) + "-" + name
	}
	return name
}

// asFile tells a browser to keep an answer under a name, in ASCII for those that
// know no other.
func asFile(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, name)
	if plain == name {
		return mime.FormatMediaType("attachment", map[string]string{"filename": name})
	}
	return mime.FormatMediaType("attachment", map[string]string{"filename": plain}) + "; " +
		strings.TrimPrefix(mime.FormatMediaType("x", map[string]string{"filename": name}), "x; ")
}
