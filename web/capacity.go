package web

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"

	"watchfloor/desk"
	"watchfloor/picture"
	"watchfloor/rank"
	"watchfloor/record"
)

// capacityPage says how much work comes, how many people it takes, and what more of
// them are worth.
type capacityPage struct {
	*base
	Capacity picture.Capacity
}

func (capacityPage) template() string { return "capacity.html" }

func (s *Server) capacity(a ask) (view, error) {
	v, err := s.capacityOf(a)
	if err != nil {
		return nil, err
	}
	return capacityPage{s.base(a, "capacity", "Capacity").of(v.Seen.Moment), v}, nil
}

// capacityOf reads the record and computes with what the address chooses.
func (s *Server) capacityOf(a ask) (picture.Capacity, error) {
	seen, err := s.house.Capacity(a.Context(), a.viewer, a.at)
	if err != nil {
		return picture.Capacity{}, err
	}
	v, err := picture.View(seen, a.URL.Query().Get)
	var wrong picture.NotInRange
	if errors.As(err, &wrong) {
		return v, failure{http.StatusBadRequest, "Not a choice", string(wrong) + "."}
	}
	return v, err
}

// Stages are the stages of the work, as the table shows them.
func (p capacityPage) Stages() []picture.Stage { return p.Capacity.Stages.All() }

// The sums below the table.
func (p capacityPage) Load() picture.Figure { return p.Capacity.Stages.Load }
func (p capacityPage) Duty() picture.Figure { return p.Capacity.Stages.Duty }
func (p capacityPage) Used() picture.Figure { return p.Capacity.Stages.Used }

// Little says that the load lies where order hardly matters.
func (p capacityPage) Little() bool { return p.Used().Known() && p.Used().Value < picture.Matters }

// TryLoad is the address that tries the order of the board with the load that the record
// shows; "" where it is not known or not the viewer's to set.
func (p capacityPage) TryLoad() string {
	if !p.May.Plan || p.Past() || !p.Used().Known() {
		return ""
	}
	load := desk.FigureCode{Group: rank.Desk, At: 0}
	return "/rules/try?" + fieldOf(load) + "=" + figureText(math.Round(p.Used().Value*100)/100)
}

// Early says that with these people and this work order matters below that load too:
// the last class waits longer than a lead lasts.
func (p capacityPage) Early() bool {
	return p.Desk().AtNine.Last > 24*p.Capacity.Choices.Of(picture.Patience)
}

// From is where the stretch begins over which work is counted.
func (p capacityPage) From() stamp { return p.Stamp(p.Capacity.Seen.From) }

// Counted says that there is anything to count.
func (p capacityPage) Counted() bool { return p.Capacity.Seen.From != 0 }

// The sliders of each form.
func (p capacityPage) WorkSliders() []picture.Slider {
	return p.sliders(picture.OnDuty, picture.Quick, picture.People, picture.Day, picture.Minutes, picture.Patience)
}

func (p capacityPage) PlotSliders() []picture.Slider {
	return p.sliders(picture.Plots, picture.Lasts, picture.Share, picture.Agents, picture.Takes, picture.FalseYear, picture.FalseDays, picture.More)
}

func (p capacityPage) sliders(of ...picture.Choice) []picture.Slider {
	return each(of, func(x picture.Choice) picture.Slider { return p.Capacity.Choices.Slider(x) })
}

// Desk and Hunt are what was computed from them.
func (p capacityPage) Desk() picture.Desk { return p.Capacity.Desk }
func (p capacityPage) Hunt() picture.Hunt { return p.Capacity.Hunt }

// Most is what no order of work can pass, and AllDone says that all that comes is done.
func (p capacityPage) Most() picture.Most { return p.Capacity.Most }
func (p capacityPage) AllDone() bool      { return p.Most().Here().People >= p.Most().All }

// waitFigure is a wait that was counted.
type waitFigure struct {
	picture.Figure
	Text string
}

// Half and Nine are the waits that the record shows.
func (p capacityPage) Half() waitFigure {
	half, _ := p.Capacity.Seen.Waits()
	return waitFigure{half, p.Waits(half.Value)}
}

func (p capacityPage) Nine() waitFigure {
	_, nine := p.Capacity.Seen.Waits()
	return waitFigure{nine, p.Waits(nine.Value)}
}

// Waits writes hours as a person says them.
func (capacityPage) Waits(hours float64) string {
	switch {
	case hours*60 < 1:
		return "less than a minute"
	case hours > 24*365:
		return "more than a year"
	}
	return span(record.Time(math.Round(hours*60)) * record.Minute)
}

// Part writes a share in percent, Number any number.
func (capacityPage) Part(share float64) string {
	if share > 0 && share < .001 {
		return "less than 0.1\u00a0%"
	}
	return picture.Digits(100*share) + "\u00a0%"
}

func (capacityPage) Number(v float64) string { return picture.Digits(v) }

// FewerLost and FewerWaits are what one person more is worth.
func (p capacityPage) FewerLost() string {
	return picture.Digits(p.Desk().Now().Lost - p.Desk().OneMore().Lost)
}

func (p capacityPage) FewerWaits() string {
	return p.Waits(p.Desk().Now().Wait - p.Desk().OneMore().Wait)
}

// RunsOut is after how many days a lead is taken to have run out, and Points how many
// points of share one person more brings.
func (p capacityPage) RunsOut() string {
	return picture.Digits(p.Capacity.Choices.Of(picture.Patience))
}
func (p capacityPage) Points() string { return picture.Digits(100 * p.Hunt().Worth) }

// Chosen says that this is the row of the number that was chosen.
func (p capacityPage) Chosen(row int) bool { return row == p.Desk().Chosen }

// Wide is the range of the hidden plots in whole numbers, outwards.
func (p capacityPage) Wide() string {
	return fmt.Sprintf("between %.0f and %.0f", math.Floor(p.Hunt().From), math.Ceil(p.Hunt().To))
}

// Loose says that how busy people are tells hardly anything of what is hidden.
func (p capacityPage) Loose() bool { return p.Hunt().Correlation < 0.2 }

// CSV and JSON are where the same figures stand for programs, as they were chosen.
func (p capacityPage) CSV() string  { return p.as("/capacity/figures.csv") }
func (p capacityPage) JSON() string { return p.as("/api/v1/capacity") }

// as carries what was chosen, and the moment, to another address.
func (p capacityPage) as(path string) string {
	u := url.URL{Path: path, RawQuery: p.AsOf.query.Encode()}
	return p.URL(u.String())
}
