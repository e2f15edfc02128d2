package desk

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Spot is where a place lies.
type Spot struct {
	Latitude  int64 `json:"latitude"` // millionths of a degree, north positive
	Longitude int64 `json:"longitude"`
	Within    int64 `json:"within"` // metres from there to its edge
}

// String is the spot as people write it.
func (s Spot) String() string {
	return fmt.Sprintf("%.5f, %.5f, within %d m", float64(s.Latitude)/1e6, float64(s.Longitude)/1e6, s.Within)
}

// PlacesView is the house's own gazetteer: the places that people here added to the
// table that ships with the engine.
type PlacesView struct {
	Moment  Moment      `json:"moment"`
	Words   string      `json:"words,omitempty"` // of the filter
	All     int         `json:"all"`
	Found   int         `json:"found"`
	Kept    []PlaceLine `json:"kept"`
	Dropped []PlaceLine `json:"dropped"` // taken out, the newest first
}

// PlaceLine is one place, with who kept it, or took it out, and when.
type PlaceLine struct {
	Place record.ID `json:"place"`
	Names []string  `json:"names"` // none: disposed of
	Spot
	Labels []string    `json:"labels,omitempty"`
	Actor  record.ID   `json:"actor,omitzero"`
	At     record.Time `json:"at"`
	Why    string      `json:"why,omitempty"` // it was taken out
}

// Fits reports whether a name has the words.
func (l PlaceLine) Fits(words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	return words == "" || slices.ContainsFunc(l.Names, func(n string) bool { return strings.Contains(strings.ToLower(n), words) })
}

// SortPlaces sorts places by their first name.
func SortPlaces(all []PlaceLine) {
	first := func(l PlaceLine) string { return strings.ToLower(strings.Join(l.Names, "\n")) }
	slices.SortStableFunc(all, func(a, b PlaceLine) int { return cmp.Compare(first(a), first(b)) })
}

// PlaceDecision keeps a place, or takes the one of this id out.
type PlaceDecision struct {
	Request record.ID // made with the form
	Names   []string  // the first is what it is called
	Spot
	Labels []string  // names of labels that only some may read
	Drop   record.ID // zero: keep one
	Words  string    // why it is taken out
}

// PlaceNow is a place as it stands when somebody decides about it.
type PlaceNow struct {
	Place  record.ID
	Labels record.Labels
	Names  []string
	Spot
}

// Gazetteers is what a decision about a place asks of the house.
type Gazetteers interface {
	// PlaceNow returns a place that the viewer may read, else ErrNotFound.
	PlaceNow(v lawful.Viewer, place record.ID) (PlaceNow, error)
	// PlaceNamed returns the place of that first name under exactly these labels, else ErrNotFound.
	PlaceNamed(name string, labels record.Labels) (PlaceNow, error)
	// HeldLabels returns the labels of names, ErrNotFound where the viewer lacks one.
	HeldLabels(v lawful.Viewer, names []string) (record.Labels, error)
}

const (
	mostPlaceNames = 40
	shortestName   = 2       // letters of a name: one alone is in every text
	defaultReach   = 500     // metres, where nobody says
	farthestReach  = 200_000 // what is wider says nothing of where
)

// ErrKeptSo is returned for a place that is kept just so.
const ErrKeptSo = Cannot("this place is kept so already")

// DecidePlace turns the decision into an entry. A place of the same first name and
// labels is changed, so that a list can be taken in again.
func DecidePlace(r Gazetteers, v lawful.Viewer, d PlaceDecision) ([]record.Draft, error) {
	if len(d.Words) > wordsLimit {
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	if !d.Drop.IsZero() {
		return dropPlace(r, v, d)
	}
	now := PlaceNow{Names: placeNames(d.Names), Spot: d.Spot}
	if now.Within == 0 {
		now.Within = defaultReach
	}
	if err := now.valid(); err != nil {
		return nil, err
	}
	var err error
	now.Labels, err = r.HeldLabels(v, d.Labels)
	if errors.Is(err, ErrNotFound) {
		return nil, Cannot("you hold no label of this name")
	}
	if err != nil {
		return nil, err
	}
	was, err := r.PlaceNamed(now.Names[0], now.Labels)
	switch {
	case err == nil && was.Spot == now.Spot && slices.Equal(was.Names, now.Names):
		return nil, ErrKeptSo
	case err == nil:
		now.Place = was.Place
	case errors.Is(err, ErrNotFound):
		now.Place = record.NewID()
	default:
		return nil, err
	}
	draft := v.Draft(record.ID{}, &record.PlaceKept{Place: now.Place, Latitude: now.Latitude, Longitude: now.Longitude, Within: now.Within})
	draft.Labels = now.Labels
	draft.Contents = []record.Content{{ID: record.NewID(), Key: now.Place, Class: record.ClassName, Bytes: []byte(strings.Join(now.Names, "\n"))}}
	return []record.Draft{draft}, nil
}

func dropPlace(r Gazetteers, v lawful.Viewer, d PlaceDecision) ([]record.Draft, error) {
	now, err := r.PlaceNow(v, d.Drop)
	if err != nil {
		return nil, err
	}
	words := strings.TrimSpace(d.Words)
	if words == "" {
		return nil, Cannot("write why it is taken out: others may look for it")
	}
	draft := v.Draft(record.ID{}, &record.PlaceDropped{Place: now.Place})
	draft.Labels = now.Labels
	draft.Contents = []record.Content{{ID: record.NewID(), Key: now.Place, Class: record.ClassNote, Bytes: []byte(words)}}
	return []record.Draft{draft}, nil
}

// placeNames are names as they are kept: each once, without what a line cannot hold.
func placeNames(names []string) []string {
	var out []string
	for _, n := range names {
		n = strings.TrimSpace(strings.TrimLeft(strings.Join(strings.Fields(n), " "), "!"))
		if n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func (p PlaceNow) valid() error {
	switch {
	case len(p.Names) == 0:
		return Cannot("write what the place is called")
	case len(p.Names) > mostPlaceNames:
		return Cannot(fmt.Sprintf("a place has at most %d names", mostPlaceNames))
	case p.Latitude < -90_000_000 || p.Latitude > 90_000_000 || p.Longitude < -180_000_000 || p.Longitude > 180_000_000:
		return Cannot("there is no such position: latitude is from -90 to 90, longitude from -180 to 180")
	case p.Latitude == 0 && p.Longitude == 0:
		return Cannot("write where it lies: 0, 0 is in the sea")
	case p.Within < 0 || p.Within > farthestReach:
		return Cannot("a place reaches at most 200 km: what is wider says nothing of where")
	}
	for _, n := range p.Names {
		if len(n) > longestName || utf8.RuneCountInString(n) < shortestName || !utf8.ValidString(n) {
			return Cannot(fmt.Sprintf("%.60q is no name of a place: it has two letters or more, and at most %d bytes", n, longestName))
		}
	}
	return nil
}

// ParseDegrees reads degrees as people write them: 51.5, -0.1278.
func ParseDegrees(s string) (int64, error) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(f) || math.Abs(f) > 180 {
		return 0, fmt.Errorf("%.40q are no degrees: write them as 51.5074, south and west with a minus", s)
	}
	return int64(math.Round(f * 1e6)), nil
}
