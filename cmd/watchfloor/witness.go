package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/cmd/watchfloor/witness"
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/store"
)

// witnessCommand is about who is told how the record stands.
type witnessCommand struct {
	Key   witnessKeyCommand   `cmd:"" help:"Print the public key with which this house signs its checkpoints."`
	Add   witnessAddCommand   `cmd:"" help:"Send checkpoints to a folder or to another house."`
	Drop  witnessDropCommand  `cmd:"" help:"Send none any more; the witness is told."`
	List  witnessListCommand  `cmd:"" help:"To whom checkpoints go, and whose are kept here."`
	Watch witnessWatchCommand `cmd:"" help:"Be the witness of a folder: check what came since the last look, and whether anything came within 24 hours."`
}

// witnessKeyCommand prints the public key of the house.
type witnessKeyCommand struct {
	houseFlags
	lineFlags
}

// Run implements the command.
func (c *witnessKeyCommand) Run(ctx context.Context, std streams) error {
	return c.with(ctx, func(h *house) error {
		key, err := h.db.SigningKey()
		if err != nil {
			return err
		}
		if c.JSON {
			return newPrinter(std.out, h.Class()).print(struct {
				Key string `json:"key"`
			}{key.String()})
		}
		_, err = fmt.Fprintln(std.out, key)
		return err
	})
}

// with opens the house for as long as do takes.
func (f houseFlags) with(ctx context.Context, do func(*house) error) (err error) {
	h, err := f.open(ctx, nil)
	if err != nil {
		return err
	}
	return errors.Join(do(h), h.Close())
}

// witnessAddCommand appoints a witness.
type witnessAddCommand struct {
	houseFlags
	Folder string `help:"A folder that somebody else reads, such as one on a share." xor:"to" required:"" placeholder:"DIR"`
	House  string `help:"The address of another house, https://…" xor:"to" required:"" placeholder:"URL"`
	Token  string `help:"A file with the token of scope witness that the other house gave." type:"existingfile" placeholder:"FILE"`
}

// Run implements the command. The first checkpoint goes out at once.
func (c *witnessAddCommand) Run(ctx context.Context, std streams) error {
	body := &record.WitnessAppointed{Witness: record.NewID(), Way: record.WitnessDrop}
	address, err := filepath.Abs(c.Folder)
	if c.House != "" {
		body.Way = record.WitnessHouse
		address, err = houseAddress(c.House)
	}
	if err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		d := h.sitter().Draft(body.Witness, body)
		d.Purpose = record.PurposeUpkeep
		d.Contents = []record.Content{{ID: record.NewID(), Key: body.Witness, Class: record.ClassName, Bytes: []byte(address)}}
		if c.Token != "" {
			token, err := os.ReadFile(c.Token)
			if err != nil {
				return err
			}
			d.Contents = append(d.Contents, record.Content{ID: record.NewID(), Key: body.Witness, Class: record.ClassCredential, Bytes: []byte(strings.TrimSpace(string(token)))})
		}
		if err := h.note(ctx, d, 0); err != nil {
			return err
		}
		fmt.Fprintf(std.out, "%s is a witness from now on: %s\n", body.Witness, address)
		return h.tellNow(ctx, body.Witness)
	})
}

// houseAddress is an address of another house: over TLS, or on this machine.
func houseAddress(said string) (string, error) {
	u, err := url.Parse(said)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" {
		return "", fmt.Errorf("--house wants an address such as https://watch.example.org, not %q", said)
	}
	if host := u.Hostname(); u.Scheme != "https" && (u.Scheme != "http" || host != "127.0.0.1" && host != "::1" && host != "localhost") {
		return "", fmt.Errorf("--house %s: only https:// leaves this machine", said)
	}
	return strings.TrimSuffix(u.String(), "/"), nil
}

// tellNow sends a witness a checkpoint at once. A failure is told and tried again by serve.
func (h *house) tellNow(ctx context.Context, id record.ID) error {
	all, err := asked(ctx, h, lawful.House, 0, (*store.Asked).Witnesses)
	if err != nil {
		return err
	}
	for _, w := range all {
		if w.Witness == id {
			if err := h.tell(ctx, w); err != nil {
				return fmt.Errorf("%w: serve tries again", err)
			}
		}
	}
	return nil
}

// witnessDropCommand dismisses a witness.
type witnessDropCommand struct {
	houseFlags
	Witness string `arg:"" help:"Its id, as the command list prints it."`
}

// Run implements the command. The last checkpoint says that it is the last.
func (c *witnessDropCommand) Run(ctx context.Context, std streams) error {
	return c.with(ctx, func(h *house) error {
		id, err := record.ParseID(c.Witness)
		if err != nil {
			return err
		}
		all, err := asked(ctx, h, lawful.House, 0, (*store.Asked).Witnesses)
		if err != nil {
			return err
		}
		for _, w := range all {
			if w.Witness != id || w.Dismissed != 0 {
				continue
			}
			d := h.sitter().Draft(id, &record.WitnessDismissed{Witness: id})
			d.Purpose = record.PurposeUpkeep
			if err := h.note(ctx, d, 0); err != nil {
				return err
			}
			fmt.Fprintf(std.out, "%s is no witness any more; it and oversight are told\n", id)
			return h.tellNow(ctx, id)
		}
		return fmt.Errorf("there is no witness %s: the command list says who there is", c.Witness)
	})
}

// witnessListCommand lists witnesses, and whose witness this house is.
type witnessListCommand struct {
	houseFlags
	lineFlags
}

// witnessLine is a line of list.
type witnessLine struct {
	Witness   record.ID   `json:"witness,omitzero"`
	Of        string      `json:"of,omitempty"` // another house, whose witness this one is
	Way       string      `json:"way,omitempty"`
	Address   string      `json:"address,omitempty"`
	Size      record.Seq  `json:"size"`
	At        record.Time `json:"at,omitempty"`
	Dismissed record.Time `json:"dismissed,omitempty"`
	Late      bool        `json:"late"`
}

func (l witnessLine) String() string {
	who := fmt.Sprintf("%s %s %s", l.Witness, l.Way, l.Address)
	if l.Of != "" {
		who = "kept here: " + l.Of
	}
	line := fmt.Sprintf("%s: %d entries, %s", who, l.Size, l.At)
	if l.Dismissed != 0 {
		line += ", dismissed " + l.Dismissed.String()
	}
	if l.Late {
		line += ", LATE"
	}
	return line
}

// Run implements the command.
func (c *witnessListCommand) Run(ctx context.Context, std streams) error {
	return c.with(ctx, func(h *house) error {
		var lines []witnessLine
		err := h.ask(ctx, lawful.House, 0, func(a *store.Asked) error {
			all, err := a.Witnesses()
			for _, w := range all {
				lines = append(lines, witnessLine{Witness: w.Witness, Way: w.Way.String(), Address: w.Address, Size: w.Size, At: w.Sent, Dismissed: w.Dismissed, Late: w.Late(a.Now)})
			}
			kept, failed := a.Kept()
			for _, k := range kept {
				lines = append(lines, witnessLine{Of: k.Name, Size: k.Size, At: k.At, Late: k.Late(a.Now)})
			}
			return errors.Join(err, failed)
		})
		for _, l := range lines {
			if c.JSON {
				err = errors.Join(err, newPrinter(std.out, h.Class()).print(l))
			} else {
				fmt.Fprintln(std.out, l)
			}
		}
		return err
	})
}

// witnessWatchCommand is the witness itself: it runs elsewhere, and needs no house.
type witnessWatchCommand struct {
	Dir   string `arg:"" help:"The folder in which the checkpoints are left."`
	Key   string `help:"The public key of the house, as its command \"witness key\" printed it." required:"" placeholder:"KEY"`
	State string `help:"A file, where the house cannot write, in which is kept what was seen." default:"./watchfloor-witness.json" placeholder:"FILE"`
}

// Run implements the command: one JSON line, and an error when somebody must look.
func (c *witnessWatchCommand) Run(_ context.Context, std streams) error {
	key, err := checkpoint.ParseKey(c.Key)
	if err != nil {
		return err
	}
	seen, err := witness.Look(c.Dir, c.State, key, record.At(time.Now()))
	if err != nil {
		return err
	}
	if err := newPrinter(std.out, record.Live).print(seen); err != nil {
		return err
	}
	if seen.Problem != "" {
		return desk.Cannot(seen.Problem)
	}
	return nil
}
