package places

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"watchfloor/record"
)

// Place is somewhere on the earth that has a name.
type Place struct {
	ID        string // of the table, or a house's own
	Name      string
	Latitude  int64 // millionths of a degree
	Longitude int64
	Within    int64 // metres from the middle to the edge
	Labels    record.Labels

	country string
	size    int8     // 1 to 9
	beside  []string // words that tell it from others of its name
}

// Own reports whether a house has added the place.
func (p Place) Own() bool { return p.size == 0 }

const valuePrefix = "place:"

// Value is the place as a mention carries it.
func (p Place) Value() string {
	return At{p.Latitude, p.Longitude, p.Within, p.ID}.Value()
}

// At is where a mention of a place says that something is.
type At struct {
	Latitude, Longitude int64  // millionths of a degree
	Within              int64  // metres to the edge: how unsure the position is
	ID                  string // of the place; "" for coordinates alone
}

// Value is the value of a mention that means this.
func (a At) Value() string {
	return fmt.Sprintf("%s%s,%s:%d:%s", valuePrefix, degrees(a.Latitude), degrees(a.Longitude), a.Within, a.ID)
}

func degrees(micro int64) string {
	sign := ""
	if micro < 0 {
		sign, micro = "-", -micro
	}
	return fmt.Sprintf("%s%d.%06d", sign, micro/1_000_000, micro%1_000_000)
}

// Read reads the value of a mention; not ok when it is that of no place.
func Read(value string) (At, bool) {
	rest, ok := strings.CutPrefix(value, valuePrefix)
	if !ok {
		return At{}, false
	}
	parts := strings.SplitN(rest, ":", 3)
	if len(parts) != 3 {
		return At{}, false
	}
	lat, lon, ok := strings.Cut(parts[0], ",")
	a := At{ID: parts[2]}
	var good [3]bool
	a.Latitude, good[0] = micro(lat)
	a.Longitude, good[1] = micro(lon)
	within, err := strconv.ParseInt(parts[1], 10, 64)
	a.Within, good[2] = within, err == nil && within >= 0
	return a, ok && good == [3]bool{true, true, true} && a.Valid()
}

// ReadAll returns the places among the values of a report's mentions.
func ReadAll(values []string) []At {
	var out []At
	for _, v := range values {
		if a, ok := Read(v); ok {
			out = append(out, a)
		}
	}
	return out
}

// Valid reports whether there is such a position.
func (a At) Valid() bool {
	return a.Latitude >= -90_000_000 && a.Latitude <= 90_000_000 && a.Longitude >= -180_000_000 && a.Longitude <= 180_000_000
}

func micro(s string) (int64, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.Abs(f) > 180 {
		return 0, false
	}
	return int64(math.Round(f * 1e6)), true
}
