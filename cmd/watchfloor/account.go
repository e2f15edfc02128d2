package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// accountCommand is for whoever has the machine of the house: the first administrator,
// and an administrator who cannot get in any more. What it does is recorded as done by
// whoever sat at the machine.
type accountCommand struct {
	Open   accountOpenCommand   `cmd:"" help:"Open an account and make an invitation to it. The first is that of an administrator; from it on everybody has to sign in."`
	List   accountListCommand   `cmd:"" help:"Who has an account."`
	Invite accountInviteCommand `cmd:"" help:"Make a link with which somebody makes new ways to sign in. It works once, within three days; what opened the account before stops working then."`
	Close  accountCloseCommand  `cmd:"" help:"Close an account: its sessions and tokens end at once."`
	Token  accountTokenCommand  `cmd:"" help:"Make a token with which a program uses the API for an account. It is printed once."`
}

// accountFlags are those of all of them.
type accountFlags struct {
	houseFlags
	lineFlags
}

// linkFlags say where the house is reached.
type linkFlags struct {
	URL string `name:"url" help:"Under which address the house is reached." default:"http://127.0.0.1:8080" placeholder:"URL"`
}

type accountOpenCommand struct {
	accountFlags
	linkFlags
	Login string   `arg:"" help:"The name to sign in with."`
	Name  string   `help:"The name that colleagues know." required:""`
	Role  []string `help:"intake, analyst, supervisor, authoriser, oversight or administrator; may stand several times." required:"" placeholder:"ROLE"`
	Label []string `help:"A label that it may read; may stand several times." placeholder:"LABEL"`
}

// Run implements the command.
func (c *accountOpenCommand) Run(ctx context.Context, std streams) error {
	d := lawful.AccountDecision{Act: lawful.OpenAccount, Name: c.Name, Login: c.Login}
	for _, word := range c.Role {
		role, err := record.ParseAccountRole(word)
		if err != nil {
			return fmt.Errorf("--role: %w", err)
		}
		d.Roles = append(d.Roles, role)
	}
	return c.in(ctx, std, &record.HouseFounded{Class: record.Live}, func(h *house) error { return c.invites(ctx, inviting{h, std, c.URL}, d, c.Label) })
}

// in opens the house for a command and closes it again.
func (f accountFlags) in(ctx context.Context, _ streams, found *record.HouseFounded, do func(*house) error) error {
	h, err := f.open(ctx, found)
	if err != nil {
		return err
	}
	return errors.Join(do(h), h.Close())
}

// invitationLine is an invitation as --json prints it.
type invitationLine struct {
	Login string      `json:"login"`
	Link  string      `json:"link"`
	Until record.Time `json:"until"`
}

// inviting is where an invitation is made and printed, and under which address.
type inviting struct {
	h   *house
	std streams
	url string
}

// invites makes a decision that gives a link, and prints it: the one place where it stands.
func (f accountFlags) invites(ctx context.Context, to inviting, d lawful.AccountDecision, labels []string) error {
	h, std, login := to.h, to.std, lawful.Login(d.Login)
	link, err := h.DecideAccount(ctx, h.sitter(), d, labels)
	if err != nil {
		return err
	}
	line := invitationLine{login, strings.TrimSuffix(to.url, "/") + link, record.At(h.db.Now()) + invitedFor}
	if f.JSON {
		return newPrinter(std.out, h.db.House().Class).print(line)
	}
	_, err = fmt.Fprintf(std.out, "invitation for %s, once, until %s:\n%s\n", line.Login, line.Until, line.Link)
	return err
}

type accountInviteCommand struct {
	accountFlags
	linkFlags
	Login string `arg:"" help:"The name under which somebody signs in."`
}

// Run implements the command.
func (c *accountInviteCommand) Run(ctx context.Context, std streams) error {
	return c.in(ctx, std, nil, func(h *house) error {
		id, err := h.named(c.Login)
		if err != nil {
			return err
		}
		return c.invites(ctx, inviting{h, std, c.URL}, lawful.AccountDecision{Act: lawful.InviteAccount, Account: id, Login: c.Login}, nil)
	})
}

// named finds the account that signs in under a name.
func (h *house) named(login string) (record.ID, error) {
	id := h.staff.Named(lawful.Login(login))
	if id.IsZero() {
		return id, fmt.Errorf("nobody signs in as %q: `watchfloor account list` says who does", login)
	}
	return id, nil
}

type accountCloseCommand struct {
	accountFlags
	Login string `arg:"" help:"The name under which somebody signs in."`
}

// Run implements the command.
func (c *accountCloseCommand) Run(ctx context.Context, std streams) error {
	return c.in(ctx, std, nil, func(h *house) error {
		id, err := h.named(c.Login)
		if err == nil {
			_, err = h.DecideAccount(ctx, h.sitter(), lawful.AccountDecision{Act: lawful.CloseAccount, Account: id}, nil)
		}
		return err
	})
}

type accountListCommand struct{ accountFlags }

// accountLine is an account as --json prints it.
type accountLine struct {
	Account record.ID           `json:"account"`
	Login   string              `json:"login"`
	Name    string              `json:"name"`
	Roles   lawful.Roles        `json:"roles"`
	Labels  []string            `json:"labels"`
	State   record.AccountState `json:"state"`
	Opened  record.Time         `json:"opened"`
	Invited record.Time         `json:"invited_until,omitempty"`
}

// Run implements the command.
func (c *accountListCommand) Run(ctx context.Context, std streams) error {
	return c.in(ctx, std, nil, func(h *house) error {
		staff, err := h.Staff(ctx, h.sitter(), 0)
		if err != nil {
			return err
		}
		out := newPrinter(std.out, h.db.House().Class)
		for _, a := range staff.Accounts {
			l := accountLine{Account: a.ID, Login: a.Login, Name: a.Name, Roles: a.Roles, Labels: []string{}, State: a.State, Opened: a.Opened, Invited: staff.Invited[a.ID]}
			for n := range a.Holds.Each {
				l.Labels = append(l.Labels, staff.Labels[n])
			}
			if c.JSON {
				err = out.print(l)
			} else {
				_, err = fmt.Fprintf(std.out, "%-16s %-8s %s\t%s\n", l.Login, l.State, strings.Join(slices.Concat(roleWords(l.Roles), l.Labels), ", "), l.Name)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func roleWords(roles lawful.Roles) (words []string) {
	for _, r := range roles {
		words = append(words, r.String())
	}
	return words
}

// letsIn makes an invitation for an administrator who cannot get in any more. Whoever
// may start the program with the flag may write into its database as well; the link is
// an entry, and what opened the account before stops working when it is used.
func (h *house) letsIn(ctx context.Context, login string) (link string, err error) {
	id, err := h.named(login)
	if err != nil {
		return "", err
	}
	if a, _ := h.staff.Account(id); !slices.Contains(a.Roles, record.RoleAdministrator) {
		return "", fmt.Errorf("--invite-administrator %s: this account does not administer the house; an administrator can invite its holder", login)
	}
	return h.DecideAccount(ctx, h.sitter(), lawful.AccountDecision{Act: lawful.InviteAccount, Account: id}, nil)
}

// administered says whether somebody administers the house.
func (h *house) administered(ctx context.Context) (ok bool, err error) {
	err = h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		n, err := tx.Administrators()
		ok = n > 0
		return err
	})
	return ok, err
}
