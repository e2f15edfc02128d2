package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// TestWhatMayNotBeSeenDoesNotAct is the two-label test: the same history with
// and without everything restricted answers somebody who holds no label alike.
func TestWhatMayNotBeSeenDoesNotAct(t *testing.T) {
	inTurn(t)
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		seeds := []uint64{3, 6, 8, 9}
		if strings.HasSuffix(t.Name(), "postgres") {
			seeds = seeds[:1] // each question is a way to a server and back
		}
		for _, seed := range seeds {
			t.Run(fmt.Sprint("seed", seed), func(t *testing.T) {
				history := chronicle(seed, 80)
				with := newTeller(t, empty(record.HouseFounded{}))
				without := newTeller(t, empty(record.HouseFounded{}))
				twice(t, with, without, history)
			})
		}
	})
}

// twice tells a history in two houses, in one of them without what is sealed,
// and compares what an outsider is answered.
func twice(t *testing.T, with, without *teller, history []happening) {
	t.Helper()
	for i, x := range history {
		with.tell(x)
		if x.sealed {
			without.clock.move(x.after)
		} else {
			without.tell(x)
		}
		if i%40 == 39 || i == len(history)-1 {
			if diff := firstApart(without.toAnOutsider(), with.toAnOutsider()); diff != "" {
				t.Fatalf("after %d happenings, the last %s, an outsider is answered\n%s", i+1, x.what, diff)
			}
		}
	}
	heldHouse{t, with.house}.addsUp()
	heldHouse{t, without.house}.addsUp()
	if len(with.sealed.reports)+len(with.sealed.holdings) == 0 {
		t.Error("nothing was restricted")
	}
}

// firstApart shows the first place where two transcripts differ.
func firstApart(without, with []string) string {
	for i, a := range without {
		b := ""
		if i < len(with) {
			b = with[i]
		}
		at := 0
		for at < len(a) && at < len(b) && a[at] == b[at] {
			at++
		}
		if a != b {
			from, what := max(0, at-120), strings.SplitN(a, ":", 2)[0]
			return fmt.Sprintf("%s\nwithout what is restricted …%.300s\nwith it                    …%.300s", what, a[from:], b[min(from, len(b)):])
		}
	}
	return ""
}

// toAnOutsider is everything that an outsider can be answered, in a form that
// does not depend on how ids and entries are numbered.
func (l *teller) toAnOutsider() []string {
	l.t.Helper()
	p := &transcript{teller: l, v: l.viewer(), names: map[string]string{}}
	ways := p.ways()
	maps.Copy(ways, p.oversightWays(p.house))
	maps.Copy(ways, p.accessWays(p.house))
	maps.Copy(ways, p.waysOfPosts(l.house))
	maps.Copy(ways, p.handlingWays())
	maps.Copy(ways, p.operationWays())
	maps.Copy(ways, p.accountWays())
	maps.Copy(ways, p.peopleWays(p.house))
	maps.Copy(ways, p.purposeWays())
	maps.Copy(ways, p.keyWays())
	maps.Copy(ways, p.identityWays())
	maps.Copy(ways, p.chartWays())
	maps.Copy(ways, p.namingWays())
	maps.Copy(ways, p.askWays())
	maps.Copy(ways, p.sharedWays())
	maps.Copy(ways, p.placeWays())
	maps.Copy(ways, p.rulesWays())
	maps.Copy(ways, p.factorsWays())
	maps.Copy(ways, p.learningWays())
	maps.Copy(ways, p.outcomesWays())
	maps.Copy(ways, p.whereWays())
	maps.Copy(ways, p.capacityWays())
	maps.Copy(ways, p.attentionWays())
	for m := range reflect.TypeFor[web.House]().Methods() {
		way, ok := ways[m.Name]
		if !ok {
			l.t.Errorf("web.House has a method %s that an outsider is not asked about here", m.Name)
			continue
		}
		way()
	}
	p.overHTTP()
	return p.lines
}

// transcript writes down what is answered.
type transcript struct {
	*teller
	v     lawful.Viewer
	lines []string
	names map[string]string // of ids and marks of entries, in order of appearance
}

// named are ids and marks of entries: the first are random, the second follow from
// a secret of each house. Everything else is compared byte for byte.
var named = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\b[0-9a-f]{32}\b`)

func (p *transcript) write(what string, answer any, err error) {
	line := what + ": "
	if err != nil {
		line += err.Error()
	} else {
		b, err := json.Marshal(answer)
		if err != nil {
			p.t.Fatal(err)
		}
		line += string(b)
	}
	p.lines = append(p.lines, named.ReplaceAllStringFunc(line, func(s string) string {
		if p.names[s] == "" {
			p.names[s] = fmt.Sprint("#", len(p.names))
		}
		return p.names[s]
	}))
}

// ways are how an outsider may try each method of the house.
func (p *transcript) ways() map[string]func() {
	ctx, h := p.t.Context(), web.House(p.house)
	everyMoment := func(ask func(at record.Time)) {
		for _, at := range []record.Time{0, p.now() - record.Hour, p.now() - 9*record.Hour} {
			ask(at)
		}
	}
	about := func(what string, open, sealed []record.ID, ask func(at record.Time, id record.ID) (any, error)) {
		everyMoment(func(at record.Time) {
			for i, id := range open {
				got, err := ask(at, id)
				p.write(fmt.Sprint(what, i, " at ", at), got, err)
			}
		})
		for _, id := range sealed {
			if got, err := ask(0, id); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("an outsider sees a restricted %s: %v, %v", what, got, err)
			}
		}
	}
	return map[string]func(){
		"Class":   func() { p.write("class", h.Class(), nil) },
		"History": func() { p.write("history", h.History(), nil) },
		"Board": func() {
			everyMoment(func(at record.Time) {
				for _, limit := range []int{100, 3} {
					b, err := h.Board(ctx, p.v, at, limit)
					p.write(fmt.Sprint("board at ", at), b, err)
				}
			})
		},
		"BoardInShort": func() {
			everyMoment(func(at record.Time) {
				b, err := h.BoardInShort(ctx, p.v, at, 100)
				p.write(fmt.Sprint("board in short at ", at), b, err)
			})
		},
		"Lead": func() {
			about("lead", p.open.leads, p.sealed.leads, func(at record.Time, id record.ID) (any, error) { return h.Lead(ctx, p.v, at, id) })
		},
		"Report": func() {
			about("report", p.open.reports, p.sealed.reports, func(at record.Time, id record.ID) (any, error) { return h.Report(ctx, p.v, at, id) })
		},
		"Attachment": func() {
			about("attachment", p.open.reports, p.sealed.reports, func(at record.Time, id record.ID) (any, error) { return h.Attachment(ctx, p.v, at, id, 0) })
		},
		"Sights":  func() { p.write("sights", h.Sights(), nil) },
		"Filling": func() {}, // how far a made-up city is loaded, which holds nothing restricted
		"Holding": func() {
			about("holding", p.open.holdings, p.sealed.holdings, func(at record.Time, id record.ID) (any, error) { return h.Holding(ctx, p.v, at, id) })
		},
		"Origins": func() {
			everyMoment(func(at record.Time) {
				for after, page := (record.ID{}), 0; page < 100; page++ {
					got, err := h.Origins(ctx, p.v, at, after, 3)
					p.write(fmt.Sprint("origins at ", at), got, err)
					if after = got.Next; after.IsZero() {
						return
					}
				}
			})
		},
		"Origin": func() {
			about("origin", p.open.reports, p.sealed.reports, func(at record.Time, id record.ID) (any, error) {
				return h.Origin(ctx, p.v, at, id, web.Members{Limit: 100})
			})
		},
		"Operations": func() {
			everyMoment(func(at record.Time) {
				ops, err := h.Operations(ctx, p.v, at)
				p.write("operations", ops, err)
			})
		},
		"Search": func() {
			for _, words := range []string{"mestrov", "van gate", "07700", "полиция", "he"} {
				for _, of := range []record.Standing{record.StandingTip, record.StandingIntelligence} {
					found, err := h.Search(ctx, p.v, 0, of, web.SearchQuery{Words: words})
					p.write("search of "+of.String()+" "+words, found, err)
				}
			}
		},
		"Arrivals": func() {
			everyMoment(func(at record.Time) {
				lines, err := h.Arrivals(ctx, p.v, at, desk.ArrivalQuery{})
				p.write("arrivals", lines, err)
				lines, err = h.Arrivals(ctx, p.v, at, desk.ArrivalQuery{Refused: true})
				p.write("refusals", lines, err)
				for _, l := range lines.Lines {
					if len(l.Kept) > 0 || l.Refused == "" {
						p.t.Errorf("an outsider is shown %+v among the refusals", l)
					}
				}
			})
		},
		"Deliveries": func() {
			everyMoment(func(at record.Time) {
				d, err := h.Deliveries(ctx, p.v, at, "")
				p.write("deliveries", d, err)
			})
		},
		"Senders": func() {
			everyMoment(func(at record.Time) {
				s, err := h.Senders(ctx, p.v, at)
				p.write("senders", s, err)
			})
		},
		"Aside": func() {
			everyMoment(func(at record.Time) {
				s, err := h.Aside(ctx, p.v, at)
				p.write("aside", s, err)
			})
		},
		"Raised": func() {
			everyMoment(func(at record.Time) {
				raised, err := h.Raised(ctx, p.v, at)
				p.write("raised", raised, err)
			})
		},
		"Calls": func() {
			everyMoment(func(at record.Time) {
				calls, err := h.Calls(ctx, p.v, at)
				p.write("calls", calls, err)
			})
		},
		"Call": func() {
			about("call", p.open.calls, p.sealed.calls, func(at record.Time, id record.ID) (any, error) { return h.Call(ctx, p.v, at, id) })
		},
		"Sheets": func() { p.sheets(h) },
		"Sheet":  func() {}, // asked with the sheets
		"MakeSheet": func() {
			p.write("make a sheet", nil, h.MakeSheet(ctx, p.v, record.NewID()))
		},
		"SignSheet": func() {
			p.write("sign no sheet", nil, h.SignSheet(ctx, p.v, record.ID{3}, record.SideIncoming, ""))
		},
		"LeadOnPaper": func() {
			for _, id := range p.sealed.leads {
				if _, err := h.LeadOnPaper(ctx, p.v, web.PaperNumber(id)); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider finds a restricted lead by its number: %v", err)
				}
			}
		},
		"Since": func() {
			for _, from := range []record.Time{0, p.now() - record.Hour, p.now() - 9*record.Hour} {
				s, err := h.Since(ctx, p.v, from)
				p.write("since", s, err)
			}
		},
		"Care": func() {
			c, err := h.Care(ctx, p.v)
			p.write("care", c, err)
		},
		"ChooseCare": func() {}, // each one's own
		"Warn": func() {
			for _, id := range p.sealed.reports {
				if err := h.Warn(ctx, p.v, id, nil); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider warns of a restricted report: %v", err)
				}
			}
		},
		"KeepCall":   func() { p.keeps(h) },
		"DecideCall": func() { p.decidesCalls(h) },

		"Match":   func() { p.match(h) },
		"Changed": func() { p.changed(h) },
		"Showed":  func() { p.showed(h) },
		"Opened": func() {
			for _, id := range p.sealed.leads {
				if err := h.Opened(ctx, p.v, id); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider opens a restricted lead: %v", err)
				}
			}
		},
		"Decide": func() { p.decides(h) },
		"Take":   func() { p.takes(h) },
		"Grown":  func() {}, // says that something was committed, not what; what is sent on from it is Changed
	}
}

func (p *transcript) match(h web.House) {
	for _, name := range append(slices.Clone(madeNames), "Ulla Farowby", "Mestrov") {
		got, err := h.Match(p.t.Context(), p.v, web.MatchQuery{Name: name, Limit: 2})
		p.write("match "+name, web.NewMatchLine(web.MatchQuery{}, got), err)
	}
	got, err := h.Match(p.t.Context(), p.v, web.MatchQuery{Name: "Nobody", Identifiers: web.Identifiers{{Value: "07700 900123"}}})
	p.write("match 07700 900123", web.NewMatchLine(web.MatchQuery{}, got), err)
}

func (p *transcript) changed(h web.House) {
	got, err := h.Changed(p.t.Context(), p.v, "")
	p.write("changed", got, err)
}

// showed shows the outsider a board; nobody else's page may tell of it.
func (p *transcript) showed(h web.House) {
	b, err := h.Board(p.t.Context(), p.v, 0, 5)
	p.write("showed", h.Showed(p.t.Context(), p.v, b), err)
}

// decides tries what must not be possible.
func (p *transcript) decides(h web.House) {
	for _, id := range p.sealed.leads {
		_, err := h.Decide(p.t.Context(), p.v, desk.Decision{Act: desk.Claim, Lead: id})
		if !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("an outsider claims a restricted lead: %v", err)
		}
		for _, open := range p.open.leads {
			if _, err := h.Decide(p.t.Context(), p.v, desk.Decision{Act: desk.Merge, Lead: open, Other: id}); err == nil {
				p.t.Error("an outsider merges a restricted lead")
			}
		}
	}
}

// sheets reads every shift sheet that there is.
func (p *transcript) sheets(h web.House) {
	all, err := h.Sheets(p.t.Context(), p.v, 0)
	p.write("sheets", all, err)
	for _, s := range all {
		one, err := h.Sheet(p.t.Context(), p.v, 0, s.ID)
		p.write("sheet", one, err)
	}
}

// keeps tries to write in calls that may not be read.
func (p *transcript) keeps(h web.House) {
	for _, id := range p.sealed.calls {
		k := desk.CallKeep{Call: id, CallDraft: desk.CallDraft{CallStamp: desk.CallStamp{Writer: record.NewID(), N: 1}}}
		if err := h.KeepCall(p.t.Context(), p.v, k); !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("an outsider writes in a restricted call: %v", err)
		}
	}
}

// decidesCalls tries to act on calls that may not be read.
func (p *transcript) decidesCalls(h web.House) {
	for _, id := range p.sealed.calls {
		for act := desk.CallRaise; act <= desk.CallBack; act++ {
			if err := h.DecideCall(p.t.Context(), p.v, desk.CallDecision{Act: act, Call: id}); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("an outsider acts on a restricted call: %v", err)
			}
		}
	}
}

// takes sends reports that restricted ones share everything with: their texts,
// ids and numbers.
func (p *transcript) takes(h web.House) {
	for i, text := range []string{"A report of its own, ask at 07700 900123 or belka@mail.example.org.", "There was a van by the gate."} {
		line := fmt.Sprintf(`{"id":"s%d","source":"Line %d","text":%q}`, i+1, (i+1)%3, text)
		got, err := h.Take(p.t.Context(), p.v, web.Delivery{}, jsonl.Read(strings.NewReader(line), intake.Options{}))
		p.write("take", got, err)
	}
}

// overHTTP asks the API the same way as programs do.
func (p *transcript) overHTTP() {
	server, err := web.New(p.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return p.v }, Now: p.clock.Now})
	if err != nil {
		p.t.Fatal(err)
	}
	for _, ask := range []struct{ method, path, body string }{
		{"GET", "/api/v1/board?limit=10", ""},
		{"GET", "/api/v1/board?as_of=2026-03-02T20:00:00Z", ""},
		{"GET", "/api/v1/origins?limit=10", ""},
		{"POST", "/api/v1/match", `{"name":"Orsin Mestrov","limit":1}`},
		{"POST", "/api/v1/reports", `{"id":"over http","text":"Rasmin Tollivar has moved, plate AB12 CDE."}`},
	} {
		r := httptest.NewRequest(ask.method, "http://127.0.0.1:8080"+ask.path, strings.NewReader(ask.body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		p.write(ask.path, fmt.Sprint(w.Code, " ", w.Body), nil)
	}
}
