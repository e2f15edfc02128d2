package web

import (
	"slices"

	"watchfloor/lawful"
)

// helpPage lists the keys and the pages, and says how the board is ordered.
type helpPage struct {
	*base
	viewer lawful.Viewer
}

func (helpPage) template() string { return "help.html" }

// key is a key and what it does.
type key struct{ Keys, Text string }

// Reading are the keys that change nothing.
func (helpPage) Reading() []key {
	return []key{
		{"j k", "next and previous lead, or link on the page of a lead"}, {"Enter", "open the lead at the cursor"}, {"d", "on the board: the factors of the lead at the cursor beneath its row, and what would change its place; again to close"},
		{".", "show what has changed since you looked"}, {"/", "search"}, {"a", "as of: see this page at a past moment"},
		{"g b", "board"}, {"g s", "since you left"}, {"g t", "take in"}, {"g o", "operations"}, {"g r", "the roster: who holds which post when"}, {"g l", "links to judge, one by one"}, {"l", "where names are in other scripts: Latin letters first, or as they are written"}, {"g p", "calls: those not ended, and those to call back"}, {"j k e", "on a chart: the next thing, the one before, expand it; 2 … 9 expand it by its other kinds"}, {"t 0", "on a chart: a table of it, or drawn; take all expansions back"}, {"w", "the tour of a demo: its next step"}, {"?", "this page"}, {"Escape", "close what is open"},
	}
}

// Calling are the keys for a call.
func (helpPage) Calling() []key {
	return []key{
		{"p", "somebody is on the phone: begin a call, from every page"},
		{"F8", "during the call: life is at risk now, also while you write"},
		{"Enter", "during the call: the next question"},
	}
}

// Linking are the keys on the page on which one link after the other is judged.
func (helpPage) Linking() []key {
	return []key{
		{"y", "yes: the holding is meant"}, {"n", "no: somebody or something else is"}, {"u", "unsure: kept, and not asked again until you look for it"},
		{"j k", "next and previous link, without a word"}, {"z", "take back what you said last"}, {"s", "a closed record: show it for the lead you work on"},
	}
}

// Deciding are the keys that decide about the lead at the cursor or on the page.
func (helpPage) Deciding() []key {
	return []key{
		{"c", "claim: I work on it"}, {"u", "release the claim"}, {"r", "I have read it"},
		{"x 1 … 6", "reject, with a reason: two keystrokes"}, {"t", "trace: ask for a check only"},
		{"h 1 … 5", "hold for a while; it comes back by itself"}, {"n", "add a note"}, {"f", "state facts"},
		{"v", "hand over to another post"}, {"i", "acknowledge what was handed to you"},
		{"o", "attach to an operation, or open one"}, {"m m", "mark a lead, then merge it into another"},
		{"z", "take back what took the lead off the board"}, {"e", "on the page of a closed lead: say what came of it"}, {"y n 0", "on a link: confirm, refute, unsure"},
		{"1 … 5", "on a person: subject, witness, victim, reporter, mentioned"},
		{"6 7 8 9", "on a person: under 10, under 18, adult; change it and say why"},
	}
}

// place is a page, what stands on it, and who may open it.
type place struct {
	Path, Text string
	needs      lawful.Right
}

// places are the pages that no key opens.
var places = []place{
	{"/log", "the take-in log: what every source sent, and what became of it", lawful.TakeIn},
	{"/aside", "senders that are set aside", lawful.ReadCases},
	{"/hand-overs", "hand-overs that wait, and those that came back", lawful.ReadCases},
	{"/shift", "shift sheets", lawful.ReadCases},
	{"/paper", "take in what was done on paper", lawful.Decide},
	{"/learning", "what closed leads came to, and what that says about the figures of the order", lawful.ReadCases},
	{"/outcomes", "the newest closed leads, and to say what came of several at once", lawful.ReadCases},
	{"/again", "closed leads that were drawn, for somebody else to look at again", lawful.Decide},
	{"/capacity", "how much work comes, and how many people it takes", lawful.ReadCases},
	{"/places", "the house's own gazetteer: places that reports are read with", lawful.ReadCases},
	{"/shared", "numbers and addresses that too many reports share to connect them", lawful.ReadCases},
	{"/rules", "the rules of the order: what every figure is, who set it and why", lawful.ReadCases},
	{"/searches", "searches that found nothing and are asked again", lawful.ReadCases},
	{"/lexicon", "by which words the machine reads what a report says", lawful.SignedIn},
	{"/closed", "reviews of closed records that are due", lawful.Plan},
	{"/people/young", "people under 18, and when they are looked at again", lawful.Plan},
	{"/care", "what is graphic: what you want to meet at once", lawful.SignedIn},
	{"/access", "ask for access", lawful.SeeDesk},
	{"/accounts", "accounts, roles and labels", lawful.Administer},
	{"/oversight", "oversight: the log, breaches, witnesses, samples", lawful.Oversee},
	{"/reviews", "reviews of what one person did", lawful.SignedIn},
}

// Places are the pages that the viewer may open.
func (p helpPage) Places() []place {
	return slices.DeleteFunc(slices.Clone(places), func(at place) bool { return !p.viewer.May(at.needs) })
}

func (s *Server) help(a ask) (view, error) {
	return helpPage{s.base(a, "help", "Keys and pages"), a.viewer}, nil
}
