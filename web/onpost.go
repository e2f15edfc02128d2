package web

import (
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// postCookie remembers which of several posts somebody chose to act on. It says
// nothing that the roster does not: it counts only while they hold that post.
func postCookie(r *http.Request) string { return cookieName(r) + "-post" }

// onPost says on which post the viewer acts.
func (s *Server) onPost(r *http.Request, v lawful.Viewer) (lawful.Viewer, error) {
	var chosen record.ID
	if c, err := r.Cookie(postCookie(r)); err == nil {
		chosen, _ = record.ParseID(c.Value) // what is no id chooses nothing
	}
	return s.house.OnPost(r.Context(), v, chosen)
}

// choosePost remembers the post on which somebody acts from here on.
func (s *Server) choosePost(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	a, err := s.posted(w, r, v)
	var chosen record.ID
	if err == nil {
		chosen, err = callIn(a.PostForm.Get("post"))
	}
	if err == nil {
		if v, err = s.house.OnPost(a.Context(), v, chosen); err == nil && v.Post != chosen {
			err = desk.Cannot("You do not hold that post now.")
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: postCookie(r), Value: chosen.String(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
	http.Redirect(w, r, "/roster", http.StatusSeeOther)
}

// Covered says who holds a post, in words.
func (b *base) Covered(c desk.Cover) string {
	if !c.Uncovered() {
		words := ""
		for i, d := range c.Holders {
			if i > 0 {
				words += " and "
			}
			words += b.Who(d.Account) + " until " + b.Local(d.Until)
		}
		return words
	}
	words := "uncovered"
	if c.Since != 0 {
		words += " since " + b.Local(c.Since)
	}
	if c.Until != 0 {
		return words + ", until " + b.Local(c.Until)
	}
	return words + ", nobody is rostered"
}

// Local is a time in the zone of the house, without the day when it is that of the
// page. A house in UTC says so nowhere; another names its zone's letters.
func (b *base) Local(t record.Time) string {
	at, now := t.Go().In(b.zone), b.Now.Go().In(b.zone)
	layout := "Mon 2 Jan 15:04"
	if at.Year() == now.Year() && at.YearDay() == now.YearDay() {
		layout = "15:04"
	} else if at.Year() != now.Year() {
		layout = "2 Jan 2006 15:04"
	}
	if b.zone.String() != "UTC" {
		layout += " MST"
	}
	return at.Format(layout)
}
