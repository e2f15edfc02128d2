package main

import (
	"context"
	"errors"
	"fmt"
)

// witnessCommand is about who is told how the record stands.
type witnessCommand struct {
	Key witnessKeyCommand `cmd:"" help:"Print the public key with which this house signs its checkpoints."`
}

// witnessKeyCommand prints the public key of the house.
type witnessKeyCommand struct {
	houseFlags
	lineFlags
}

// Run implements the command.
func (c *witnessKeyCommand) Run(ctx context.Context, std streams) (err error) {
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	key, err := h.db.SigningKey()
	if err != nil {
		return err
	}
	if c.JSON {
		return newPrinter(std.out, h.db.House().Class).print(struct {
			Key string `json:"key"`
		}{key.String()})
	}
	_, err = fmt.Fprintln(std.out, key)
	return err
}
