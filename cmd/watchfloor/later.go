package main

import "errors"

// simulateCommand runs triage simulations.
type simulateCommand struct {
	Kind   string   `arg:"" enum:"desk,watch" help:"desk or watch."`
	Policy []string `help:"Policies."`
	Seed   int64    `help:"Seed."`
	lineFlags
}

// Run implements the command.
func (*simulateCommand) Run() error {
	return errors.New("simulate comes later")
}
