package web

import (
	"net/http"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// accountsPage is where an administrator says who works in the house.
type accountsPage struct {
	*base
	Staff   Staff
	First   bool // nobody has an account yet
	Problem string
	Done    string
	Link    string // of an invitation, shown once
	Invitee string // whom it is for
	Form    lawful.AccountDecision
}

func (accountsPage) template() string { return "accounts.html" }

func (p accountsPage) status() int {
	if p.Problem != "" {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// accountLine is one account.
type accountLine struct {
	Page accountsPage
	lawful.Account
	Own bool
}

// Lines are the accounts.
func (p accountsPage) Lines() []accountLine {
	return each(p.Staff.Accounts, func(a lawful.Account) accountLine { return accountLine{p, a, a.ID == p.Me} })
}

// Invited is until when an invitation waits for the account; 0 for none.
func (l accountLine) Invited() record.Time { return l.Page.Staff.Invited[l.ID] }

// Sessions is how many sessions of the account are open.
func (l accountLine) Sessions() int { return l.Page.Staff.Sessions[l.ID] }

// choice is a box to tick.
type choice struct {
	Value string
	Text  string
	On    bool
}

var roleTexts = map[record.AccountRole]string{
	record.RoleIntake:        "takes reports and calls in",
	record.RoleAnalyst:       "reads and decides about leads",
	record.RoleSupervisor:    "as an analyst; posts and roster too",
	record.RoleAuthoriser:    "answers requests for access, approves reviews",
	record.RoleOversight:     "reads the log, refusals and samples; stands alone",
	record.RoleAdministrator: "accounts and upkeep; reads no case; stands alone",
}

func roleChoices(on lawful.Roles) []choice {
	var out []choice
	for _, r := range lawful.Every {
		out = append(out, choice{r.String(), roleTexts[r], slices.Contains(on, r)})
	}
	return out
}

// Roles are those that an account can have.
func (l accountLine) RoleChoices() []choice { return roleChoices(l.Roles) }

// RoleChoices are those of a new account.
func (p accountsPage) RoleChoices() []choice {
	if p.First && len(p.Form.Roles) == 0 {
		return roleChoices(lawful.Roles{record.RoleAdministrator})
	}
	return roleChoices(p.Form.Roles)
}

// LabelChoices are the labels that an account can hold.
func (l accountLine) LabelChoices() []choice { return labelChoices(l.Page.Staff.Labels, l.Holds) }

// LabelChoices are those of a new account.
func (p accountsPage) LabelChoices() []choice { return labelChoices(p.Staff.Labels, p.Form.Holds) }

func labelChoices(names []string, on record.Labels) []choice {
	var out []choice
	for i, name := range names {
		if name != "" {
			out = append(out, choice{name, name, on>>i&1 == 1})
		}
	}
	return out
}

// LabelNames are the labels that the account holds.
func (l accountLine) LabelNames() (names []string) {
	for _, c := range l.LabelChoices() {
		if c.On {
			names = append(names, c.Text)
		}
	}
	return names
}

func (s *Server) accounts(a ask) (view, error) { return s.accountsPage(a, accountsPage{}) }

func (s *Server) accountsPage(a ask, page accountsPage) (view, error) {
	staff, err := s.house.Staff(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	page.base, page.Staff, page.First = s.base(a, "accounts", "Accounts"), staff, !s.house.Peopled()
	return page, nil
}

var accountActs = map[string]lawful.AccountAct{
	"open": lawful.OpenAccount, "change": lawful.ChangeAccount, "close": lawful.CloseAccount, "reopen": lawful.ReopenAccount, "invite": lawful.InviteAccount,
}

var accountDone = map[lawful.AccountAct]string{
	lawful.OpenAccount: "The account is open.", lawful.ChangeAccount: "Roles and labels are changed. Its sessions have ended: its holder signs in again.",
	lawful.CloseAccount: "The account is closed, and its sessions have ended.", lawful.ReopenAccount: "The account is open again.", lawful.InviteAccount: "",
}

func (s *Server) decideAccount(a ask) (view, error) {
	if err := form(a.Request); err != nil {
		return nil, unreadable(err)
	}
	account, err := record.ParseID(a.PostFormValue("account"))
	once, err2 := record.ParseID(a.PostFormValue("once"))
	d := lawful.AccountDecision{Act: accountActs[a.PostFormValue("act")], Account: account, Request: once, Name: a.PostFormValue("name"), Login: a.PostFormValue("login")}
	if err != nil || err2 != nil || d.Act == 0 {
		return nil, desk.ErrNotFound
	}
	for _, word := range a.PostForm["role"] {
		role, err := record.ParseAccountRole(word)
		if err != nil {
			return nil, desk.ErrNotFound
		}
		d.Roles = append(d.Roles, role)
	}
	page := accountsPage{Done: accountDone[d.Act]}
	link, err := s.house.DecideAccount(a.Context(), a.viewer, d, a.PostForm["label"])
	if err != nil {
		if page.Problem = toPerson(err); page.Problem == "" {
			return nil, err
		}
		page.Done, page.Form = "", d
		return s.accountsPage(a, page)
	}
	if link != "" {
		page.Link, page.Invitee = originOf(a.Request)+link, d.Name
		if page.Invitee == "" {
			page.Invitee = s.house.NameOf(account)
		}
	}
	return s.accountsPage(a, page)
}

// originOf is the address of the house as this browser reaches it.
func originOf(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
