package storetest

import "watchfloor/record"

// madePosts are the posts of a made-up history, and what was made of them.
type madePosts struct {
	posts, shifts []record.ID
	handed        []madeHandOver
	n             int // how much was made of them
}

type madeHandOver struct {
	id   record.ID
	lead *madeLead
}

// nth picks one without drawing, so that the rest of the history stays as it is.
func nth[T any](from []T, n int) (one T, ok bool) {
	if len(from) == 0 {
		return one, false
	}
	return from[n%len(from)], true
}

// postsAndHandOvers is what becomes of posts, duties, owners and hand-overs.
func (h *history) postsAndHandOvers() []record.Draft {
	d := &h.duty
	d.n++
	id, at := record.NewID(), record.At(h.clock.Now())
	post, some := nth(d.posts, d.n/3)
	if !some || d.n%17 == 0 {
		d.posts = append(d.posts, id)
		return []record.Draft{with(sitter.Draft(id, &record.PostOpened{Post: id}), id, record.ClassName, "Duty desk")}
	}
	switch d.n % 8 {
	case 1, 4:
		d.shifts = append(d.shifts, id)
		from := at + record.Hour*record.Time(d.n%9-4)
		return []record.Draft{sitter.Draft(post, &record.ShiftRostered{Shift: id, Post: post, Account: sitter.Actor, From: from, Until: from + 4*record.Hour, Way: record.RosterCSV})}
	case 5:
		if shift, ok := nth(d.shifts, d.n); ok {
			return []record.Draft{sitter.Draft(post, &record.ShiftCancelled{Shift: shift})}
		}
	case 6:
		if len(d.posts) > 1 {
			d.posts = d.posts[1:]
			return []record.Draft{sitter.Draft(post, &record.PostClosed{Post: post})}
		}
	case 7, 0:
		if given, ok := nth(d.handed, d.n/8); ok {
			body := &record.HandOverEnded{HandOver: given.id, Lead: given.lead.id, End: record.HandOverEnd(d.n % 4)}
			return []record.Draft{labelled(with(sitter.Draft(given.lead.id, body), id, record.ClassNote, "Not ours"), given.lead.labels)}
		}
	}
	return h.leadsAreHanded(id, post)
}

func (h *history) leadsAreHanded(id, post record.ID) []record.Draft {
	lead, ok := nth(h.leads, h.duty.n)
	if !ok || lead.state == record.StateMerged {
		return nil
	}
	if h.duty.n%2 == 0 {
		return []record.Draft{labelled(sitter.Draft(lead.id, &record.LeadOwned{Lead: lead.id, Post: post}), lead.labels)}
	}
	h.duty.handed = append(h.duty.handed, madeHandOver{id, lead})
	body := &record.HandedOver{HandOver: id, Lead: lead.id, To: post, Due: record.At(h.clock.Now()) + record.Hour}
	return []record.Draft{labelled(with(sitter.Draft(lead.id, body), id, record.ClassNote, "Yours"), lead.labels)}
}

func labelled(d record.Draft, l record.Labels) record.Draft {
	d.Labels = l
	return d
}
