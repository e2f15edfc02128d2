package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// serveCommand runs the house.
type serveCommand struct {
	houseFlags
	doorFlags
	reachFlags
	wayFlags
	peopleFlags
	InviteAdministrator string `help:"Make an invitation for an administrator who cannot get in any more, and print it." placeholder:"LOGIN"`
	Pager               string `help:"A program that tells the duty post of a call in which life is at risk. It gets the facts in its environment (WATCHFLOOR_TEXT and others) and none of the caller's words." placeholder:"PROGRAM"`
}

// Run implements the command.
func (c *serveCommand) Run(ctx context.Context, std streams) (err error) {
	r, err := c.reach(std.log())
	if err != nil {
		return err
	}
	in, err := c.ways(r)
	if err != nil {
		return err
	}
	listener, h, err := c.openAt(ctx, r)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	h.pager, h.ways = newPager(c.Pager), in
	h.known.Population = c.Population
	if c.InviteAdministrator != "" {
		if h.welcome, err = h.letsIn(ctx, c.InviteAdministrator); err != nil {
			return errors.Join(err, listener.Close())
		}
	}
	doors, err := c.openDoors(h, std)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	return serve(ctx, h, entrance{listener, r}, std, doors)
}

// openAt opens the house and its address. An address that only this machine
// reaches is taken first, so that a second watchfloor makes no second house; any
// other only when the house says that it may be.
func (c *serveCommand) openAt(ctx context.Context, r reach) (net.Listener, *house, error) {
	if r.others() {
		h, err := c.open(ctx, nil)
		if err != nil {
			return nil, nil, err
		}
		err = r.allowed(ctx, h.administered)
		var l net.Listener
		if err == nil {
			l, err = r.listen()
		}
		if err != nil {
			return nil, nil, errors.Join(err, h.Close())
		}
		return l, h, nil
	}
	l, err := r.listen()
	if err != nil {
		return nil, nil, err
	}
	h, err := c.open(ctx, &record.HouseFounded{Class: record.Live})
	if err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	return l, h, nil
}

// entrance is where a house is listening.
type entrance struct {
	net.Listener
	reach
}

// shutdownTime is how long answers under way may take after the end was asked for.
const shutdownTime = 5 * time.Second

// serve answers on the listener until ctx ends, and runs the other doors beside it.
func serve(ctx context.Context, h *house, listener entrance, std streams, doors doors) error {
	log := std.log()
	filled := fillMemory()
	_, err := h.db.CatchUp(ctx, h.known)
	filled()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	settleMemory()
	pages, err := web.New(h, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Now: h.db.Now, Log: log, Feeds: doors.feeds, Hooks: doors.hooks, Hosts: listener.hosts})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	server.RegisterOnShutdown(pages.Close)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var beside sync.WaitGroup
	beside.Go(func() { h.work(ctx, log) })
	beside.Go(func() { h.tellWitnesses(ctx, log) })
	beside.Go(func() { h.attend(ctx, log) })
	failed := make(chan error, 1+len(doors.open))
	for _, d := range doors.open {
		beside.Go(func() {
			if err := d(ctx); err != nil {
				failed <- err
			}
		})
	}
	go func() { failed <- server.Serve(listener.Listener) }()
	link := h.wayIn(listener.url(listener.Addr()), pages, std)
	for _, line := range doors.told {
		fmt.Fprintln(std.out, line)
	}
	doors.ready(link)
	select {
	case err = <-failed:
		_ = server.Close() // one door that fails ends the house
	case <-ctx.Done():
		end, done := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		err = server.Shutdown(end)
		done()
	}
	cancel()
	beside.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// wayIn tells how to come in, and returns the address. Where nobody has an account
// that is a link that opens everything, once; else the page to sign in on.
func (h *house) wayIn(url string, pages *web.Server, std streams) string {
	link := url + pages.OneTimeLink()
	switch {
	case h.welcome != "":
		link = url + h.welcome
		fmt.Fprintf(std.out, "open %s (the invitation works once, within three days)\n", link)
	case h.Peopled():
		link = url + "/signin"
		fmt.Fprintf(std.out, "open %s\n", link)
	default:
		fmt.Fprintf(std.out, "open %s (the link works once)\n", link)
	}
	return link
}

// pollEvery is how often the house looks for what other processes wrote and for
// clocks that are due.
const pollEvery = time.Second

// work keeps the stages up to date, fires clocks and tells the duty post of
// raised calls until ctx ends.
func (h *house) work(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	var paging sync.WaitGroup
	defer paging.Wait()
	h.working.Store(true)
	defer h.working.Store(false)
	paging.Go(func() {
		if err := h.db.Names(ctx, h.backward.Mentioned); err != nil && ctx.Err() == nil {
			log.Error("the index of names in reports could not be filled; it is when something is held", "err", err)
		}
	})
	for {
		grown := h.db.Grown()
		err := errors.Join(h.page(ctx, log, &paging), h.settleAll(ctx, store.Bulk))
		if err == nil {
			err = h.wake(ctx, record.At(h.db.Now()))
			if due := h.notShown.Due(record.At(h.db.Now())); len(due) > 0 {
				h.noteRefusals(ctx, due)
			}
		}
		if err != nil && ctx.Err() == nil {
			log.Error("bringing the house up to date failed; it is tried again", "err", err)
			grown = nil // wait for the tick, not for the next of many commits
		}
		select {
		case <-grown:
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}
