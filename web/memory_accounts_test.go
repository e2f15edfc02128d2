package web

import (
	"context"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryStaff is who works in a house in memory; nobody until somebody is added.
type memoryStaff struct {
	accounts  []lawful.Account
	secrets   map[string]lawful.Viewer
	sessions  []lawful.Session
	ways      []lawful.Credential
	labels    []string
	unwatched record.Time
	refuses   error // what an attempt to come in is answered with, when set
	attempts  []SignIn
	decided   []lawful.AccountDecision
}

// staffed gives the house accounts: an administrator and two at the desk.
func (m *memory) staffed() (admin, mira lawful.Account) {
	admin = lawful.Account{ID: record.NewID(), Name: "Dagny Orrest", Login: "dagny", Roles: lawful.Roles{record.RoleAdministrator}, Opened: noon - 3*record.Day}
	mira = lawful.Account{ID: record.NewID(), Name: "Mira Volkner", Login: "mira", Roles: lawful.Roles{record.RoleIntake, record.RoleAnalyst}, Holds: 1, Opened: noon - 2*record.Day}
	gone := lawful.Account{ID: record.NewID(), Name: "توفيق", Login: "tovik", Roles: lawful.Roles{record.RoleOversight}, State: record.AccountClosed, Opened: noon - record.Day}
	m.staff = memoryStaff{accounts: []lawful.Account{admin, mira, gone}, labels: []string{"lantern", "source-protected"}, unwatched: noon - record.Hour,
		sessions: []lawful.Session{{ID: record.NewID(), Account: mira.ID, Began: noon - record.Day, Seen: noon - record.Hour}},
		ways:     []lawful.Credential{{ID: record.NewID(), Account: mira.ID, Means: record.MeansPassword, At: noon - record.Day}, {Means: record.MeansRecovery}},
		secrets:  map[string]lawful.Viewer{"admin": admin.SignedInAs(record.NewID()), "mira": mira.SignedInAs(record.NewID())}}
	return admin, mira
}

func (m *memory) account(id record.ID) (lawful.Account, bool) {
	i := slices.IndexFunc(m.staff.accounts, func(a lawful.Account) bool { return a.ID == id })
	if i < 0 {
		return lawful.Account{}, false
	}
	return m.staff.accounts[i], true
}

func (m *memory) Peopled() bool { return len(m.staff.accounts) > 0 }

func (m *memory) NameOf(id record.ID) string {
	a, _ := m.account(id)
	return a.Name
}

func (m *memory) Unwatched(record.Time) record.Time { return m.staff.unwatched }

func (m *memory) Session(_ context.Context, secret string) (lawful.Viewer, bool) {
	v, ok := m.staff.secrets[secret]
	return v, ok
}

func (m *memory) SignIn(_ context.Context, in SignIn) (Opened, error) {
	m.staff.attempts = append(m.staff.attempts, in)
	if m.staff.refuses != nil {
		return Opened{}, m.staff.refuses
	}
	for _, a := range m.staff.accounts {
		if a.Login == in.Login {
			return Opened{Secret: in.Login, Device: "device", Account: a}, nil
		}
	}
	return Opened{}, lawful.NotIn{}
}

func (m *memory) OpenSession(_ context.Context, account record.ID, _ ...record.Means) (Opened, error) {
	a, ok := m.account(account)
	if !ok {
		return Opened{}, lawful.NotIn{}
	}
	return Opened{Secret: a.Login, Device: "device", Account: a}, nil
}

func (m *memory) EndSession(_ context.Context, v lawful.Viewer, session record.ID) error {
	for secret, s := range m.staff.secrets {
		if s.Session == session {
			delete(m.staff.secrets, secret)
		}
	}
	m.staff.sessions = slices.DeleteFunc(m.staff.sessions, func(s lawful.Session) bool { return s.ID == session && s.Account == v.Actor })
	return nil
}

func (m *memory) Me(_ context.Context, v lawful.Viewer) (Me, error) {
	a, ok := m.account(v.Actor)
	if !ok {
		return Me{}, desk.ErrNotFound
	}
	me := Me{Account: a, Refused: []lawful.Refused{{At: noon - record.Minute, Means: record.MeansPassword, Times: 412}}, Credentials: m.staff.ways, Sessions: append(slices.Clone(m.staff.sessions), lawful.Session{ID: v.Session, Account: a.ID, Began: noon, Seen: noon})}
	for n := range a.Holds.Each {
		me.Labels = append(me.Labels, m.staff.labels[n])
	}
	return me, nil
}

func (m *memory) Renew(_ context.Context, _ lawful.Viewer, r Renewal) ([]string, error) {
	if m.staff.refuses != nil {
		return nil, m.staff.refuses
	}
	return []string{"abcd-efgh-ijkl-mnop", "abcd-efgh-ijkl-mnoq"}, nil
}

func (m *memory) RemoveCredential(context.Context, lawful.Viewer, record.ID) error {
	return lawful.Cannot("this is your last way to sign in: add another before you remove it")
}

func (m *memory) Staff(_ context.Context, _ lawful.Viewer, at record.Time) (Staff, error) {
	s := Staff{Now: m.moment(at).Now, Accounts: m.staff.accounts, Labels: m.staff.labels}
	if len(s.Accounts) > 1 {
		s.Invited, s.Sessions = map[record.ID]record.Time{s.Accounts[1].ID: noon + record.Day}, map[record.ID]int{s.Accounts[1].ID: 1}
	}
	return s, nil
}

func (m *memory) DecideAccount(_ context.Context, _ lawful.Viewer, d lawful.AccountDecision, labels []string) (string, error) {
	m.staff.decided = append(m.staff.decided, d)
	if len(d.Roles) == 0 && d.Act == lawful.OpenAccount {
		return "", lawful.Cannot("an account needs a role")
	}
	if d.Act == lawful.OpenAccount || d.Act == lawful.InviteAccount {
		return "/invitation?secret=open-sesame", nil
	}
	return "", nil
}

func (m *memory) Invitation(_ context.Context, secret string) (lawful.Account, error) {
	if secret != "open-sesame" {
		return lawful.Account{}, desk.ErrNotFound
	}
	return m.staff.accounts[1], nil
}

func (m *memory) Accept(_ context.Context, secret string, e Enrolment) (Opened, []string, error) {
	if e.Code != "123456" {
		return Opened{}, nil, lawful.Cannot("the code is not the one that this secret gives now")
	}
	return Opened{Secret: "mira", Device: "device", Account: m.staff.accounts[1]}, []string{"abcd-efgh-ijkl-mnop"}, nil
}
