package resolve

import (
	"watchfloor/lawful"
	"watchfloor/resolve/names"
)

// Fits reports whether one of the held names may be the one that a report writes.
func Fits(written string, held []string) bool {
	one := names.New()
	one.Put(names.Entity{Type: names.Person, Names: held})
	for _, c := range one.Match(names.Query{Name: written, Type: names.Person, Limit: 1, Readable: lawful.House.Holds}) {
		return c.P >= leastP
	}
	return false
}
