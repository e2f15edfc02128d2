package lawful_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
)

// accounts are accounts in memory.
type accounts struct {
	all         map[record.ID]lawful.Account
	credentials []lawful.Credential
	sessions    []lawful.Session
	tokens      []lawful.Token
}

var (
	dagny, mira, osk = record.NewID(), record.NewID(), record.NewID()
	asDagny          = lawful.Viewer{Actor: dagny, Roles: lawful.Roles{record.RoleAdministrator}}
)

func aHouse() *accounts {
	return &accounts{all: map[record.ID]lawful.Account{
		dagny: {ID: dagny, Login: "dagny", Roles: lawful.Roles{record.RoleAdministrator}},
		mira:  {ID: mira, Login: "mira", Roles: lawful.Roles{record.RoleAnalyst}, Holds: 1},
		osk:   {ID: osk, Login: "osk", Roles: lawful.Roles{record.RoleAdministrator}},
	}, sessions: []lawful.Session{{ID: record.NewID(), Account: mira}, {ID: record.NewID(), Account: mira}, {ID: record.NewID(), Account: osk}},
		tokens: []lawful.Token{{ID: record.NewID(), Account: mira}}}
}

func (a *accounts) AccountNow(id record.ID) (lawful.Account, bool, error) {
	one, ok := a.all[id]
	return one, ok, nil
}

func (a *accounts) LoginTaken(login string) (bool, error) {
	for _, one := range a.all {
		if one.Login == login {
			return true, nil
		}
	}
	return false, nil
}

func (a *accounts) Administrators() (n int, err error) {
	for _, one := range a.all {
		if one.Open() && slices.Contains(one.Roles, record.RoleAdministrator) {
			n++
		}
	}
	return n, nil
}

func (a *accounts) CredentialsOf(id record.ID) ([]lawful.Credential, error) {
	return slices.DeleteFunc(slices.Clone(a.credentials), func(c lawful.Credential) bool { return c.Account != id }), nil
}

func (a *accounts) SessionsOf(id record.ID) ([]lawful.Session, error) {
	return slices.DeleteFunc(slices.Clone(a.sessions), func(s lawful.Session) bool { return s.Account != id }), nil
}

func (a *accounts) TokensOf(id record.ID) ([]lawful.Token, error) {
	return slices.DeleteFunc(slices.Clone(a.tokens), func(t lawful.Token) bool { return t.Account != id }), nil
}

func (a *accounts) Now() record.Time { return 1000 * record.Day }

func kindsOf(drafts []record.Draft) (kinds []string) {
	for _, d := range drafts {
		kinds = append(kinds, d.Body.Kind().String())
	}
	return kinds
}

func TestWhatAnAdministratorCannotDecide(t *testing.T) {
	analyst := lawful.Roles{record.RoleAnalyst}
	admin := lawful.Roles{record.RoleAdministrator}
	asMira := lawful.Viewer{Actor: mira, Roles: analyst}
	for claim, c := range map[string]struct {
		v    lawful.Viewer
		d    lawful.AccountDecision
		says string
		one  bool // of the two administrators only one is left
	}{
		"an analyst decides about no account": {v: asMira, d: lawful.AccountDecision{Act: lawful.CloseAccount, Account: osk}, says: "only an administrator"},
		"nobody changes their own roles":      {v: asDagny, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: dagny, Roles: analyst}, says: "own account"},
		"nobody grants themselves a label":    {v: asDagny, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: dagny, Roles: admin, Holds: 1}, says: "own account"},
		"nobody closes themselves":            {v: asDagny, d: lawful.AccountDecision{Act: lawful.CloseAccount, Account: dagny}, says: "own account"},
		"an administrator holds no label":     {v: asDagny, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: osk, Roles: admin, Holds: 1}, says: "no label"},
		"an administrator has no other role":  {v: asDagny, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: mira, Roles: append(analyst, admin...)}, says: "stands alone"},
		"an account without roles":            {v: asDagny, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: mira}, says: "needs a role"},
		"the last administrator stays":        {v: lawful.Viewer{Roles: lawful.Every}, one: true, d: lawful.AccountDecision{Act: lawful.CloseAccount, Account: dagny}, says: "last administrator"},
		"the last administrator stays one":    {v: lawful.Viewer{Roles: lawful.Every}, one: true, d: lawful.AccountDecision{Act: lawful.ChangeAccount, Account: dagny, Roles: analyst}, says: "last administrator"},
		"a name is taken once":                {v: asDagny, d: lawful.AccountDecision{Act: lawful.OpenAccount, Account: record.NewID(), Name: "M", Login: " MIRA ", Roles: analyst}, says: "already"},
		"a login has no spaces":               {v: asDagny, d: lawful.AccountDecision{Act: lawful.OpenAccount, Account: record.NewID(), Name: "M", Login: "mira v", Roles: analyst}, says: "without spaces"},
		"an account has a name":               {v: asDagny, d: lawful.AccountDecision{Act: lawful.OpenAccount, Account: record.NewID(), Name: " ", Login: "m", Roles: analyst}, says: "needs the name"},
		"there is no such account":            {v: asDagny, d: lawful.AccountDecision{Act: lawful.CloseAccount, Account: record.NewID()}, says: "no such account"},
	} {
		a := aHouse()
		if c.one {
			delete(a.all, osk)
		}
		drafts, err := lawful.DecideAccount(a, c.v, c.d)
		var cannot lawful.Cannot
		if !errors.As(err, &cannot) || !strings.Contains(err.Error(), c.says) || drafts != nil {
			t.Errorf("%s: %v, %v", claim, err, kindsOf(drafts))
		}
	}
}

func TestRightsThatEndEndSessionsAndTokens(t *testing.T) {
	for act, want := range map[lawful.AccountAct][]string{
		lawful.ChangeAccount: {"account changed", "signed out", "signed out"},
		lawful.CloseAccount:  {"account changed", "token revoked", "signed out", "signed out"},
	} {
		drafts, err := lawful.DecideAccount(aHouse(), asDagny, lawful.AccountDecision{Act: act, Account: mira, Roles: lawful.Roles{record.RoleIntake}})
		if got := kindsOf(drafts); err != nil || len(got) != len(want) {
			t.Errorf("%v, %v; want %v", got, err, want)
		}
		for _, d := range drafts {
			if d.Actor != dagny {
				t.Errorf("%s is not by who decided", d.Body.Kind())
			}
		}
	}
}

func TestAnInvitationThatIsUsedLeavesNoOtherWayIn(t *testing.T) {
	a := aHouse()
	for _, m := range []record.Means{record.MeansPassword, record.MeansCode, record.MeansPasskey, record.MeansLink} {
		a.credentials = append(a.credentials, lawful.Credential{ID: record.NewID(), Account: mira, Means: m})
	}
	drafts, err := lawful.Enrol(a, lawful.Viewer{Actor: mira}, mira, lawful.Credential{Means: record.MeansPassword}, lawful.Credential{Means: record.MeansCode})
	count := map[record.Kind]int{}
	for _, d := range drafts {
		count[d.Body.Kind()]++
	}
	if err != nil || count[record.KindCredentialRemoved] != 4 || count[record.KindCredentialAdded] != 2 || count[record.KindSignedOut] != 2 {
		t.Errorf("%v, %v", kindsOf(drafts), err)
	}
	again, err := lawful.DecideAccount(a, asDagny, lawful.AccountDecision{Act: lawful.InviteAccount, Account: mira, Link: lawful.Credential{Means: record.MeansLink, Found: "x"}})
	if err != nil || len(again) != 2 {
		t.Errorf("a second invitation leaves the first: %v, %v", kindsOf(again), err)
	}
}

func TestTheLastWayInStays(t *testing.T) {
	a := aHouse()
	add := func(m record.Means) record.ID {
		a.credentials = append(a.credentials, lawful.Credential{ID: record.NewID(), Account: mira, Means: m})
		return a.credentials[len(a.credentials)-1].ID
	}
	pass, _ := add(record.MeansPassword), add(record.MeansCode)
	v := lawful.Viewer{Actor: mira}
	if _, err := lawful.Remove(a, v, pass); err == nil {
		t.Error("the last way in was removed")
	}
	if _, err := lawful.Remove(a, lawful.Viewer{Actor: osk}, pass); err == nil {
		t.Error("somebody removed what is not theirs")
	}
	add(record.MeansPasskey)
	if drafts, err := lawful.Remove(a, v, pass); err != nil || len(drafts) != 2 {
		t.Errorf("password and codes go together: %v, %v", kindsOf(drafts), err)
	}
}

// staffNews is what a reader of the record tells.
type staffNews struct{ lawful.StaffNews }

func (s staffNews) StaffAfter(record.Seq) (lawful.StaffNews, error) { return s.StaffNews, nil }

func TestASessionIsOverAtOnceWhenTheRecordSaysSo(t *testing.T) {
	s := lawful.NewStaff()
	tell := func(head record.Seq, n lawful.StaffNews) {
		if err := s.CatchUp(staffNews{n}, head); err != nil {
			t.Fatal(err)
		}
	}
	tell(1, lawful.StaffNews{Accounts: []lawful.Account{{ID: mira, Name: "Mira", Login: "mira", Roles: lawful.Roles{record.RoleAnalyst}, Holds: 1}}})
	one, two := lawful.Session{ID: record.NewID(), Account: mira, Began: 1, Seen: 1}, lawful.Session{ID: record.NewID(), Account: mira, Began: 1, Seen: 1}
	s.Admit(lawful.Secret{1}, one)
	s.Admit(lawful.Secret{2}, two)
	if v, ok := s.Viewer(lawful.Secret{1}, 5); !ok || v.Actor != mira || v.Session != one.ID || !v.MayRead(1) || v.MayRead(2) || !v.May(lawful.Decide) {
		t.Fatalf("%+v, %t", v, ok)
	}
	tell(2, lawful.StaffNews{Ended: []record.ID{one.ID}})
	if _, ok := s.Viewer(lawful.Secret{1}, 6); ok {
		t.Error("a session that was ended goes on")
	}
	if s.Admit(lawful.Secret{1}, one); true {
		if _, ok := s.Viewer(lawful.Secret{1}, 6); ok {
			t.Error("a session that was ended comes back, read from the database before it was")
		}
	}
	if _, ok := s.Viewer(lawful.Secret{2}, 6); !ok {
		t.Error("another session ended too")
	}
	tell(3, lawful.StaffNews{Accounts: []lawful.Account{{ID: mira, State: record.AccountClosed}}})
	if _, ok := s.Viewer(lawful.Secret{2}, 7); ok {
		t.Error("a session of a closed account goes on")
	}
}

// BenchmarkViewer is what each request costs: at most 5 µs.
func BenchmarkViewer(b *testing.B) {
	s := lawful.NewStaff()
	var all []lawful.Account
	for range 300 {
		all = append(all, lawful.Account{ID: record.NewID()})
	}
	if err := s.CatchUp(staffNews{lawful.StaffNews{Accounts: all}}, 1); err != nil {
		b.Fatal(err)
	}
	for i, a := range all {
		s.Admit(lawful.Secret{byte(i), byte(i >> 8)}, lawful.Session{ID: record.NewID(), Account: a.ID, Began: 1, Seen: 1})
	}
	now := record.Time(1)
	for b.Loop() {
		if _, ok := s.Viewer(lawful.Secret{7}, now); !ok {
			b.Fatal("nobody")
		}
		now++
	}
}
