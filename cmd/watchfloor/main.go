// Command watchfloor runs a watch desk: it takes reports in, connects them with
// what is held, orders them and keeps the record of what was known when.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commands are the commands; each has a file of its own.
type commands struct {
	Demo     demoCommand     `cmd:"" help:"Open a desk on a made-up city."`
	Serve    serveCommand    `cmd:"" help:"Run the house."`
	Exercise exerciseCommand `cmd:"" help:"Run a house for training, on a clock of its own."`
	Take     takeCommand     `cmd:"" help:"Take reports in."`
	Hold     holdCommand     `cmd:"" help:"Take holdings in."`
	Origins  originsCommand  `cmd:"" help:"Groups of common origin."`
	Account  accountCommand  `cmd:"" help:"Who may sign in."`
	Roster   rosterCommand   `cmd:"" help:"What a calendar or table changes in the roster."`
	Lexicon  lexiconCommand  `cmd:"" help:"By which words indicators are read, and where these come from."`
	Place    placeCommand    `cmd:"" help:"Places of the town that reports are read with."`
	Match    matchCommand    `cmd:"" help:"Which holdings the names on stdin may mean."`
	Board    boardCommand    `cmd:"" help:"The ordered board."`
	Replay   replayCommand   `cmd:"" help:"Play reports at their own times in a throw-away house."`
	Simulate simulateCommand `cmd:"" help:"Triage simulation."`
	Verify   verifyCommand   `cmd:"" help:"Check the whole record, or an export of it."`
	Rebuild  rebuildCommand  `cmd:"" help:"Recompute everything that follows from the record."`
	Export   exportCommand   `cmd:"" help:"Write the log for somebody who checks it without the house."`
	Witness  witnessCommand  `cmd:"" help:"Who is told how the record stands, so that nothing in it can be changed unseen."`
	Backup   backupCommand   `cmd:"" help:"Save the record and, apart from it, the keys."`
	Restore  restoreCommand  `cmd:"" help:"Make a house from a backup."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run runs one command and returns its exit status: 1 for what failed, 2 for
// wrong usage.
func run(ctx context.Context, args []string, std streams) int {
	var c commands
	parser, err := kong.New(&c, kong.Name("watchfloor"), kong.Writers(std.out, std.err), kong.Exit(func(int) { panic(helped{}) }),
		kong.Description("A watch desk: reports come in, and the one that matters is seen in time."))
	if err != nil {
		panic(err) // the commands above contradict themselves
	}
	return guarded(parser, args, func(k *kong.Context) int {
		k.BindTo(ctx, (*context.Context)(nil))
		k.Bind(std)
		if err := k.Run(); err != nil && !errors.Is(err, context.Canceled) {
			fmt.Fprintf(std.err, "watchfloor: %v\n", err)
			return 1
		}
		return 0
	})
}
