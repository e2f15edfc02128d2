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
	Addr  string `help:"Where to listen; loopback only until accounts exist." default:"127.0.0.1:8080"`
	Pager string `help:"A program that tells the duty post of a call in which life is at risk. It gets the facts in its environment (WATCHFLOOR_TEXT and others) and none of the caller's words." placeholder:"PROGRAM"`
}

// Run implements the command.
func (c *serveCommand) Run(ctx context.Context, std streams) (err error) {
	listener, err := listenLoopback(c.Addr)
	if err != nil {
		return err
	}
	h, err := c.open(ctx, &record.HouseFounded{Class: record.Live})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	h.pager = newPager(c.Pager)
	doors, err := c.openDoors(h, std)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	return serve(ctx, h, listener, std, doors)
}

// listenLoopback refuses addresses that others can reach.
func listenLoopback(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("--addr: %w: write it as 127.0.0.1:8080", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("--addr %s: until accounts exist the house listens on this machine only; write 127.0.0.1:8080", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%w: is another watchfloor running there? Choose another port with --addr", err)
	}
	return l, nil
}

// shutdownTime is how long answers under way may take after the end was asked for.
const shutdownTime = 5 * time.Second

// serve answers on the listener until ctx ends, and runs the other doors beside it.
func serve(ctx context.Context, h *house, listener net.Listener, std streams, doors doors) error {
	log := std.log()
	if _, err := h.db.CatchUp(ctx, h.known); err != nil {
		return errors.Join(err, listener.Close())
	}
	pages, err := web.New(h, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Log: log, Feeds: doors.feeds, Hooks: doors.hooks})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	server.RegisterOnShutdown(pages.Close)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var beside sync.WaitGroup
	beside.Go(func() { h.work(ctx, log) })
	failed := make(chan error, 1+len(doors.open))
	for _, d := range doors.open {
		beside.Go(func() {
			if err := d(ctx); err != nil {
				failed <- err
			}
		})
	}
	go func() { failed <- server.Serve(listener) }()
	link := "http://" + listener.Addr().String() + pages.OneTimeLink()
	fmt.Fprintf(std.out, "open %s (the link works once)\n", link)
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
	for {
		grown := h.db.Grown()
		err := errors.Join(h.page(ctx, log, &paging), h.follow(ctx, store.Bulk))
		if err == nil {
			err = h.wake(ctx, record.At(time.Now()))
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
