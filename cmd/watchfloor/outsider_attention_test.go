package main

import (
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// attentionWays are how an outsider may try to learn what leads came to by area.
func (p *transcript) attentionWays() map[string]func() {
	v := p.v
	v.Roles = slices.DeleteFunc(slices.Clone(lawful.Every), func(r record.AccountRole) bool { return r == record.RoleOversight })
	return map[string]func(){
		"Attention": func() {
			if _, err := p.house.Attention(p.t.Context(), v, 0); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("attention for who does not oversee the house: %v", err)
			}
			all, err := p.house.Attention(p.t.Context(), p.v, 0)
			p.write("attention", all, err)
		},
	}
}
