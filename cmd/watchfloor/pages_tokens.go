package main

import (
	"context"
	"crypto/rand"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// tokenBegins is how every token begins, so that who finds one knows what it is.
const tokenBegins = "wf_"

// Program implements web.House.
func (h *house) Program(token string) (lawful.Viewer, []record.TokenScope, bool) {
	if !strings.HasPrefix(token, tokenBegins) {
		return lawful.Viewer{}, nil, false
	}
	return h.staff.TokenViewer(h.db.TokenKey(token), record.At(h.db.Now()))
}

// Tokens implements web.House.
func (h *house) Tokens(ctx context.Context, v lawful.Viewer) ([]lawful.Token, error) {
	return h.db.Tokens(ctx, v.Actor)
}

// IssueToken implements web.House.
func (h *house) IssueToken(ctx context.Context, v lawful.Viewer, o web.TokenOrder) (string, error) {
	return h.issue(ctx, v, lawful.TokenOrder{Account: v.Actor, Name: o.Name, Scope: o.Scope, Expires: record.At(h.db.Now()) + daysOf(o.Days)})
}

// daysOf is a number of days, as far as one may be asked for.
func daysOf(n int) record.Time { return record.Time(min(max(n, 0), 1000)) * record.Day }

// issue makes a token of 130 random bits; the record keeps its digest.
func (h *house) issue(ctx context.Context, v lawful.Viewer, o lawful.TokenOrder) (string, error) {
	token := tokenBegins + rand.Text()
	o.Token, o.Digest = record.NewID(), lawful.TokenDigest(token)
	err := h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) {
		return lawful.IssueToken(tx, v, o)
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// RevokeToken implements web.House.
func (h *house) RevokeToken(ctx context.Context, v lawful.Viewer, id record.ID) error {
	return h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) { return lawful.RevokeToken(tx, v, id) })
}
