package main

import (
	"context"
	"fmt"

	"watchfloor/record"
	"watchfloor/web"
)

// door is a way in besides the pages: it takes in until ctx ends.
type door func(ctx context.Context) error

// doors are the ways in that a house has besides its pages.
type doors struct {
	open  []door
	told  []string              // said beside the address of the pages
	feeds func() []web.FeedLine // how it stands with each feed; nil for none
	hooks []web.Hook            // who sends signed requests
	ready func(link string)     // called with the address that opens a session
}

// doorFlags say which doors a house has besides its pages.
type doorFlags struct {
	mailFlags
	feedFlags
	hookFlags
	continuityFlags
}

// openDoors opens them. None takes anything in before it is run.
func (f doorFlags) openDoors(h *house, std streams) (doors, error) {
	all := doors{ready: func(string) {}}
	if class := h.db.House().Class; class != record.Live && (f.SMTP != "" || f.Feeds != "" || f.Hooks != "") {
		return all, fmt.Errorf("this is a house of class %s: it takes no mail, feeds or webhooks, because what comes there is real and would be missed by the live desk", class)
	}
	log := std.log()
	err := f.feedFlags.add(&all, h, log)
	if err == nil {
		err = f.hookFlags.add(&all)
	}
	if err == nil {
		err = f.mailFlags.add(&all, h, log)
	}
	if err == nil {
		err = f.continuityFlags.add(&all, h, log)
	}
	return all, err
}
