package web

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// decided answers a decision that a script sent.
type decided struct {
	Lead record.ID   `json:"lead"`
	Said string      `json:"said"`
	Gone bool        `json:"gone"` // the lead is off the board
	Mark record.Mark `json:"mark"` // of the newest entry that changed the lead: later ones are news
	Once string      `json:"once"` // for the next decision from the same page
}

// decide makes one decision and leads to where it can be seen.
func (s *Server) decide(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	byScript := r.Header.Get("Accept") == "application/json"
	d, next, err := s.deciding(w, r, v)
	var mark record.Mark
	if err == nil && byScript {
		mark, err = s.markOf(r, v, d.Lead)
	}
	switch {
	case err != nil && byScript:
		f := s.failing(r, err)
		writeJSON(w, f.status, problem{f.text})
	case err != nil:
		s.fail(w, r, err)
	case byScript:
		writeJSON(w, http.StatusOK, decided{next, actSaid(d.Act), leaves(d.Act), mark, record.NewID().String()})
	default:
		http.Redirect(w, r, after(d, next, r.PostForm.Get("back")), http.StatusSeeOther)
	}
}

// markOf is the newest entry that changed the lead since the page was read from
// which it was decided on.
func (s *Server) markOf(r *http.Request, v lawful.Viewer, lead record.ID) (record.Mark, error) {
	since := record.Mark(r.PostForm.Get("since"))
	if since == "" {
		return "", nil
	}
	news, err := s.house.Changed(r.Context(), v, since)
	for _, l := range news.Leads {
		if l.Lead == lead {
			return l.Mark, err
		}
	}
	return "", err
}

func (s *Server) deciding(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (desk.Decision, record.ID, error) {
	a, err := s.posted(w, r, v)
	if err != nil {
		return desk.Decision{}, record.ID{}, err
	}
	d, err := readDecision(a.PostForm, a.now)
	if err != nil {
		return d, record.ID{}, noForm("Not a decision", err)
	}
	next, err := s.house.Decide(r.Context(), a.viewer, d)
	return d, next, err
}

func sentence(err error) string {
	s := err.Error()
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// leaves says that the act takes a lead off the board.
func leaves(a desk.Act) bool {
	switch a {
	case desk.Reject, desk.Trace, desk.Hold, desk.Attach, desk.OpenOperation:
		return true
	}
	return false
}

// after is the address to go to: the board when the lead left it, else the page
// that the decision was made on, else the lead.
func after(d desk.Decision, next record.ID, back string) string {
	switch {
	case d.Act == desk.Judge && linksPath(back):
		return back
	case d.Act == desk.Judge && ownPage(back):
		return back + "#links"
	case d.Act == desk.SetStanding && ownPage(back):
		return back + "#standing"
	case (d.Act == desk.MarkPerson || d.Act == desk.SayWhy) && ownPage(back):
		return back + "#people-" + d.Report.String()
	case d.Act == desk.JudgeSign && ownPage(back):
		return back + "#signs"
	case leaves(d.Act):
		return "/?" + url.Values{"did": {d.Act.String()}, "lead": {d.Lead.String()}}.Encode()
	case d.Act == desk.SetAside, d.Act == desk.BringBack:
		return "/aside"
	case next.IsZero():
		return "/"
	}
	return "/lead/" + next.String()
}

// backOr is the page that a form brought back, if it is one of ours.
func backOr(back, otherwise string) string {
	if ownPage(back) {
		return back
	}
	return otherwise
}

// ownPage reports whether an address that a form brought back is a page of ours.
func ownPage(back string) bool {
	for _, p := range []string{"/lead/", "/report/", "/holding/"} {
		if id, ok := strings.CutPrefix(back, p); ok {
			_, err := record.ParseID(id)
			return err == nil
		}
	}
	return false
}

// readDecision reads a decision from the fields of a form.
func readDecision(f url.Values, now record.Time) (desk.Decision, error) {
	var d desk.Decision
	var errs []error
	id := func(name string) record.ID {
		v, err := leadIn(f.Get(name))
		errs = append(errs, err)
		return v
	}
	word, choice, _ := strings.Cut(f.Get("act"), ":")
	act, ok := parseAct(word)
	if !ok {
		return d, fmt.Errorf("%q is nothing that can be decided", word)
	}
	d.Act, d.Words = act, strings.TrimSpace(f.Get("words"))
	d.Lead = id("lead")
	var err error
	switch act {
	case desk.Reject:
		d.Reason, err = record.ParseReason(orElse(choice, f.Get("reason")))
	case desk.Hold:
		d.Until, err = until(orElse(choice, f.Get("until")), f.Get("until_at"), now)
	case desk.HandOver:
		d.Post, d.Confirmed = id("post"), f.Get("confirmed") != ""
		if f.Get("until_at") != "" {
			d.Until, err = until("", f.Get("until_at"), now)
		}
	case desk.Note:
		d.Labels = f["label"]
	case desk.OpenOperation:
		d.Labels = f["label"]
		if d.Handling = record.ReadHandling(f.Get("handling")); d.Handling&record.HandlingInWords != 0 {
			errs = append(errs, fmt.Errorf("%.40q are no handling codes: write TLP:AMBER, PAP:RED, C A1", f.Get("handling")))
		}
		d.Priority, err = record.ParsePriority(orElse(f.Get("priority"), "unset"))
	case desk.Attach:
		d.Operation = id("operation")
	case desk.Merge:
		d.Other = id("other")
	case desk.Split:
		for _, r := range f["report"] {
			v, err := record.ParseID(r)
			errs, d.Reports = append(errs, err), append(d.Reports, v)
		}
	case desk.SetAside:
		d.Source = id("source")
		d.Aside, err = record.ParseAsideReason(orElse(choice, f.Get("aside")))
	case desk.BringBack:
		d.Source = id("source")
	case desk.SetStanding:
		d.Reports = []record.ID{id("report")}
		d.Standing, err = record.ParseStanding(orElse(choice, f.Get("standing")))
	case desk.SayOutcome:
		d.Came, err = record.ParseCame(orElse(choice, f.Get("came")))
	case desk.SayWhy:
		d.Report = id("report")
	case desk.JudgeSign:
		d.Report = id("report")
		err = readSign(f, choice, &d)
	case desk.MarkPerson:
		d.Report = id("report")
		err = readMark(f, choice, &d)
	case desk.Judge:
		d.Link = id("link")
		d.State, err = record.ParseLinkState(orElse(choice, f.Get("state")))
	}
	if err := errors.Join(append(errs, err)...); err != nil {
		return d, err
	}
	d.Request, err = requestID(f)
	return d, errors.Join(err, missing(d))
}

// missing names what the act needs and the form does not say.
func missing(d desk.Decision) error {
	switch {
	case d.Act == desk.SetAside || d.Act == desk.BringBack:
		if d.Source.IsZero() {
			return errors.New("no sender is named")
		}
	case d.Act == desk.MarkPerson || d.Act == desk.SayWhy || d.Act == desk.JudgeSign:
		if d.Report.IsZero() {
			return errors.New("no report is named")
		}
	case d.Act != desk.Judge && d.Lead.IsZero():
		return errors.New("no lead is named")
	case d.Act == desk.Reject && d.Reason == record.ReasonUnstated:
		return errors.New("rejecting needs a reason")
	case d.Act == desk.SayOutcome && d.Words == "":
		return errors.New("what came of a lead needs words: say how that is known")
	case d.Act == desk.Note && d.Words == "":
		return errors.New("the note has no words")
	case d.Act == desk.StateFacts && d.Words == "":
		return errors.New("the facts have no words")
	case d.Act == desk.SetStanding && d.Words == "":
		return errors.New("a standing needs words: the facts that it rests on, or why they do not hold")
	case d.Act == desk.SetStanding && d.Reports[0].IsZero():
		return errors.New("no report is named")
	case d.Act == desk.HandOver && d.Post.IsZero():
		return errors.New("no post is named")
	case d.Act == desk.Return && d.Words == "":
		return errors.New("returning needs words: say why")
	case d.Act == desk.OpenOperation && d.Words == "":
		return errors.New("an operation needs a name")
	case d.Act == desk.OpenOperation && d.Priority == record.PriorityUnset:
		return errors.New("an operation needs a priority")
	case d.Act == desk.Attach && d.Operation.IsZero():
		return errors.New("no operation is named")
	case d.Act == desk.Merge && d.Other.IsZero():
		return errors.New("no lead to merge is named")
	case d.Act == desk.Merge && d.Other == d.Lead:
		return errors.New("a lead cannot be merged into itself")
	case d.Act == desk.Split && len(d.Reports) == 0:
		return errors.New("choose the reports that leave the lead")
	case d.Act == desk.Judge && d.Link.IsZero():
		return errors.New("no link is named")
	}
	return nil
}

// leadIn reads the id of a lead, also out of the address of its page.
func leadIn(s string) (record.ID, error) { return idIn(s, "/lead/") }

// idIn reads an id, also out of the address of a page below path.
func idIn(s, path string) (record.ID, error) {
	s = strings.TrimSpace(s)
	if i := strings.LastIndex(s, path); i >= 0 {
		s = s[i+len(path):]
		if end := strings.IndexAny(s, "/?#"); end >= 0 {
			s = s[:end]
		}
	}
	return record.ParseID(s)
}

// until reads how long to hold: a span such as 4h or 3d, or a moment in UTC.
func until(span, at string, now record.Time) (record.Time, error) {
	if span == "" || at != "" {
		t, err := record.ParseTime(at)
		if err == nil && t <= now {
			err = errors.New("hold until a moment that has not come yet")
		}
		return t, err
	}
	var n record.Time
	var unit string
	if _, err := fmt.Sscanf(span, "%d%s", &n, &unit); err != nil || n < 1 || n > 90 {
		return 0, fmt.Errorf("%q is no span of time: write 4h or 3d", span)
	}
	switch unit {
	case "h":
		return now + n*record.Hour, nil
	case "d":
		return now + n*record.Day, nil
	}
	return 0, fmt.Errorf("%q is no span of time: write 4h or 3d", span)
}

// requestID names what was sent: the same form with the same fields is the same
// request, so that sent twice it counts once, while two decisions from one page
// (one that the browser kept, say) are two.
func requestID(f url.Values) (record.ID, error) {
	id, err := record.ParseID(f.Get("once"))
	if err != nil || id.IsZero() {
		return id, errors.New("the form has no request id: load the page again")
	}
	h := sha256.New()
	h.Write(id[:])
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(h, "%q%q", name, f[name])
	}
	copy(id[9:], h.Sum(nil)) // the time and the bits that make it a UUIDv7 stay
	return id, nil
}

func parseAct(s string) (desk.Act, bool) {
	for _, a := range desk.Acts() {
		if a.String() == s {
			return a, true
		}
	}
	return desk.NoAct, false
}

// actSaid says that an act was done.
func actSaid(a desk.Act) string {
	return map[desk.Act]string{
		desk.MarkRead: "Marked as read", desk.Claim: "Claimed by you", desk.Release: "Claim released", desk.Note: "Note added",
		desk.Reject: "Rejected", desk.Trace: "Sent to be traced", desk.Hold: "Held", desk.Reopen: "Back on the board",
		desk.OpenOperation: "Operation opened", desk.Attach: "Attached to the operation", desk.Detach: "Taken out of the operation",
		desk.SetAside: "Sender set aside", desk.BringBack: "Sender brought back", desk.Merge: "Merged", desk.Split: "Split", desk.Judge: "Link judged",
		desk.StateFacts: "Facts stated", desk.SetStanding: "Standing set", desk.MarkPerson: "Marked", desk.SayWhy: "Said why", desk.JudgeSign: "Corrected", desk.SayOutcome: "Said what came of it",
		desk.HandOver: "Handed over, to be acknowledged", desk.Acknowledge: "Acknowledged, claimed by you", desk.Return: "Returned", desk.Withdraw: "Hand-over withdrawn",
	}[a]
}
