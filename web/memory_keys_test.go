package web

import (
	"context"
	"net/url"
	"slices"

	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryKeys are the ways in besides a password of a house in memory.
type memoryKeys struct {
	ways    Ways
	tokens  []lawful.Token
	secrets map[string]record.ID // by token
	ordered []TokenOrder
	asked   []Owner // for whom a way in was made, or wanted
	origins []string
	backs   []string
	came    []url.Values
	refuses error
	opens   Opened
}

func (m *memory) Ways() Ways { return m.keys.ways }

func (m *memory) AskPasskey(_ context.Context, o Owner, origin string) (PasskeyQuestion, error) {
	m.keys.asked, m.keys.origins = append(m.keys.asked, o), append(m.keys.origins, origin)
	return PasskeyQuestion{Ticket: "ticket", Make: !o.Viewer.Actor.IsZero(), Options: map[string]string{"challenge": "AA"}}, m.keys.refuses
}

func (m *memory) AnswerPasskey(_ context.Context, o Owner, origin string, a PasskeyAnswer) (Opened, error) {
	m.keys.asked, m.keys.origins = append(m.keys.asked, o), append(m.keys.origins, origin)
	if a.Ticket != "ticket" {
		return Opened{}, lawful.Cannot("this took too long")
	}
	if !o.Viewer.Actor.IsZero() {
		return Opened{}, m.keys.refuses
	}
	return m.keys.opens, m.keys.refuses
}

func (m *memory) ToProvider(_ context.Context, o Owner, back string) (to, ticket string, err error) {
	m.keys.asked, m.keys.backs = append(m.keys.asked, o), append(m.keys.backs, back)
	return "https://directory.example/authorize?client_id=desk", "ticket", m.keys.refuses
}

func (m *memory) FromProvider(_ context.Context, back, ticket string, came url.Values) (Opened, error) {
	m.keys.backs, m.keys.came = append(m.keys.backs, back), append(m.keys.came, came)
	if ticket != "ticket" {
		return Opened{}, lawful.Cannot("this took too long")
	}
	return m.keys.opens, m.keys.refuses
}

func (m *memory) Program(token string) (lawful.Viewer, []record.TokenScope, bool) {
	i := slices.IndexFunc(m.keys.tokens, func(t lawful.Token) bool { return t.ID == m.keys.secrets[token] })
	if i < 0 {
		return lawful.Viewer{}, nil, false
	}
	a, _ := m.account(m.keys.tokens[i].Account)
	return a.SignedInAs(record.ID{}), m.keys.tokens[i].Scope, a.Open()
}

func (m *memory) Tokens(_ context.Context, v lawful.Viewer) (own []lawful.Token, _ error) {
	for _, t := range m.keys.tokens {
		if t.Account == v.Actor {
			own = append(own, t)
		}
	}
	return own, nil
}

func (m *memory) IssueToken(_ context.Context, v lawful.Viewer, o TokenOrder) (string, error) {
	m.keys.ordered = append(m.keys.ordered, o)
	if len(o.Scope) == 0 {
		return "", lawful.Cannot("a token needs a scope")
	}
	t := lawful.Token{ID: record.NewID(), Account: v.Actor, Name: o.Name, Scope: o.Scope, Issued: noon, Expires: noon + record.Time(o.Days)*record.Day}
	m.keys.tokens = append(m.keys.tokens, t)
	if m.keys.secrets == nil {
		m.keys.secrets = map[string]record.ID{}
	}
	m.keys.secrets["wf_NEW"] = t.ID
	return "wf_NEW", nil
}

func (m *memory) RevokeToken(_ context.Context, _ lawful.Viewer, id record.ID) error {
	m.keys.tokens = slices.DeleteFunc(m.keys.tokens, func(t lawful.Token) bool { return t.ID == id })
	return nil
}
