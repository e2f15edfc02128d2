package main

import "errors"

// originsCommand prints groups of common origin.
type originsCommand struct {
	houseFlags
	lineFlags
}

// Run implements the command.
func (*originsCommand) Run() error {
	return errors.New("origins comes later: today only a report sent again is recognised, and take says so (arrival)")
}

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
