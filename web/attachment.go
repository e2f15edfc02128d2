package web

import (
	"fmt"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// attachmentRow is a file that came with a report, as its page names it.
type attachmentRow struct {
	intake.Attachment
	URL string // to download it; "" when it is not held
}

// Attachments are the files that came with the report.
func (p reportPart) Attachments() []attachmentRow {
	var out []attachmentRow
	for n, a := range p.Report.Said.Attachments {
		row := attachmentRow{Attachment: a}
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
	a, err := s.read(r, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	id, err := a.id()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		s.fail(w, r, desk.ErrNotFound)
		return
	}
	f, err := s.house.Attachment(r.Context(), a.viewer, a.at, id, n)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("Content-Disposition", asFile(s.ownName(f.SafeName())))
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
