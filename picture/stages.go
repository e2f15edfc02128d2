package picture

import (
	"fmt"
	"math"
	"strconv"

	"watchfloor/record"
)

// A figure is made from so many pieces of work and days at least.
const (
	fewestPieces = 20
	fewestDays   = 7
)

// Stage is a sort of work that comes to the house.
type Stage struct {
	Name  string
	Came  Figure // pieces a day
	Hands Figure // minutes of one piece; days of an operation
	Load  Figure // how many people it binds at any moment, teams of operations: the offered load
	Says  string // how it is counted
}

// Stages are what the house does, and who is there for it.
type Stages struct {
	Calls, Leads, Operations Stage
	Load                     Figure // of the stages together, in people
	Duty                     Figure // people on duty at any moment: posts that are held
	Used                     Figure // the one over the other: 1 is all of their time
}

// All are the stages, in the order of the work.
func (s Stages) All() []Stage { return []Stage{s.Calls, s.Leads, s.Operations} }

// minute is one in days.
const minute = 1.0 / 1440

// stages counts the work of each stage. What nobody took up before it was finished
// takes the minutes that are assumed for it.
func (s Seen) stages(quick float64) Stages {
	var st Stages
	st.Calls = s.stage("call", s.Calls.Begun, s.Calls, quick)
	st.Calls.Name = "Calls"
	st.Calls.Says = "From when a call is begun until it is ended, at most 2 hours of each" + lay(s.Calls) + "."
	st.Leads = s.stage("lead", s.Leads.Came(), s.Leads.Work, quick)
	st.Leads.Name = "Leads"
	st.Leads.Says = fmt.Sprintf("%s new, %s brought back, less %s that went over into others. From taking one up until it is rejected, traced, held or put into an operation, at most 8 hours at a stretch%s. Whoever has several at a time makes it look like more.",
		whole(s.Leads.New), whole(s.Leads.Back), whole(s.Leads.Over), lay(s.Leads.Work))
	st.Operations = s.operations()
	st.Load = together(st.Calls.Load, st.Leads.Load)
	st.Duty = s.duty()
	return st
}

// operations are told in days and teams: nobody says how many people work in one.
func (s Seen) operations() Stage {
	st := Stage{Name: "Operations", Came: s.perDay(s.Operations, "operation"),
		Hands: Figure{Unit: "days", Basis: TooFew, From: fmt.Sprintf("too few: %s %s, and %d are needed", count(s.Ended.N, "operation ended", "operations ended"), inDays(s.Days()), fewestPieces)},
		Load:  Figure{Unit: "teams", Basis: TooFew, From: "not known while how long an operation takes is not; " + count(s.Ended.Running, "operation runs", "operations run") + " now"},
		Says: fmt.Sprintf("Operations that were opened; %s put into them. From opening until somebody says that it ended, nights and waiting included. An operation occupies a team as long as it runs: %s now. Teams are not added to the people above.",
			count(s.Attached, "lead was", "leads were"), count(s.Ended.Running, "operation runs", "operations run"))}
	if s.Ended.N < fewestPieces {
		return st
	}
	st.Hands = figure(float64(s.Ended.Took)/float64(s.Ended.N)/float64(record.Day), "days", Counted, "from opening until the end, of "+count(s.Ended.N, "operation that ended", "operations that ended")+" "+inDays(s.Days()))
	if st.Came.Known() {
		st.Load = figure(st.Came.Value*st.Hands.Value, "teams", follows(st.Came, st.Hands), "opened a day × days of one; "+count(s.Ended.Running, "operation runs", "operations run")+" now")
	}
	return st
}

// used is how much of their time the people on duty are busy.
func used(load, duty Figure) Figure {
	if !load.Known() || !duty.Known() || duty.Value <= 0 {
		return Figure{Basis: TooFew, From: "not known while the people that work binds, or those on duty, are not"}
	}
	return figure(load.Value/duty.Value, "", follows(load, duty), "people that the work binds, over the people on duty")
}

func (s Seen) stage(thing string, came int, w Work, quick float64) Stage {
	st := Stage{Came: s.perDay(came, thing), Hands: w.minutes(thing, quick, s.Days())}
	st.Load = Figure{Unit: "people", Basis: TooFew, From: "not known while what comes in or its hands-on time is not"}
	if st.Came.Known() && st.Hands.Known() {
		st.Load = figure(st.Came.Value*st.Hands.Value*minute, "people", follows(st.Came, st.Hands), "what comes in a day × hands-on time of one")
	}
	return st
}

// perDay is how many pieces come a day.
func (s Seen) perDay(n int, thing string) Figure {
	from := "from " + count(n, thing, thing+"s") + " " + inDays(s.Days())
	if s.Days() < fewestDays {
		return Figure{Unit: "a day", Basis: TooFew, From: fmt.Sprintf("too few: %s, and %d days are needed", from, fewestDays)}
	}
	return figure(float64(n)/s.Days(), "a day", Counted, from)
}

// minutes is the hands-on time of one piece: what was counted of those that were taken
// up, and what is assumed of those that were finished at once.
func (w Work) minutes(thing string, quick, days float64) Figure {
	none := func(why string) Figure { return Figure{Unit: "min", Basis: TooFew, From: why} }
	at := w.Done - w.TakenUp
	switch {
	case w.TakenUp < fewestPieces:
		return none(fmt.Sprintf("too few: %s taken up and finished %s, and %d are needed", count(w.TakenUp, thing, thing+"s"), inDays(days), fewestPieces))
	case w.OfFew:
		return none(fmt.Sprintf("not told: fewer than %d people did the work, and the figure would be about them", fewest))
	}
	from := fmt.Sprintf("from %s finished %s", count(w.TakenUp, thing, thing+"s"), inDays(days))
	minutes := float64(w.Hands) / float64(record.Minute)
	if at <= 0 {
		return figure(minutes/float64(w.TakenUp), "min", Counted, from)
	}
	return figure((minutes+float64(at)*quick)/float64(w.Done), "min", Computed,
		fmt.Sprintf("%s, and %s that nobody took up before, assumed to take %s min each", from, whole(at), Digits(quick)))
}

// duty is how many people are there at any moment, by the roster.
func (s Seen) duty() Figure {
	none := func(why string) Figure { return Figure{Unit: "people", Basis: TooFew, From: why} }
	switch {
	case s.Duty.Duties == 0:
		return none("nobody was rostered " + inDays(s.Days()))
	case s.Days() < fewestDays:
		return none(fmt.Sprintf("too few: rostered %s, and %d days are needed", inDays(s.Days()), fewestDays))
	}
	held := float64(s.Duty.Held) / float64(s.Moment.Now-s.From)
	return figure(held, "people", Counted, fmt.Sprintf("posts held at any moment, from %s %s; whoever holds two counts twice", count(s.Duty.Duties, "duty", "duties"), inDays(s.Days())))
}

// together adds loads. What is not known is left out, and said.
func together(calls, leads Figure) Figure {
	switch {
	case calls.Known() && leads.Known():
		return figure(calls.Value+leads.Value, "people", follows(calls, leads), "calls and leads; operations are not in it")
	case calls.Known():
		return figure(calls.Value, "people", calls.Basis, "calls alone: that of leads is not known")
	case leads.Known():
		return figure(leads.Value, "people", leads.Basis, "leads alone: that of calls is not known")
	}
	return Figure{Unit: "people", Basis: TooFew, From: "not known for any stage"}
}

// follows is what a figure rests on that follows from others.
func follows(of ...Figure) Basis {
	for _, f := range of {
		if f.Basis != Counted {
			return Computed
		}
	}
	return Counted
}

func lay(w Work) string {
	if w.Cut == 0 {
		return ""
	}
	return " (" + whole(w.Cut) + " lay longer)"
}

// whole writes a number of things.
func whole(n int) string { return thousands(strconv.Itoa(n)) }

// count says how many there are of something.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return whole(n) + " " + many
}

// inDays says over how many days something was counted.
func inDays(days float64) string { return "in " + count(int(math.Round(days)), "day", "days") }
