package places

import "slices"

// All returns the places of the table.
func All() []Place { return slices.Clone(known().places) }

// Country is the two-letter country in which the place lies; "" for a house's own.
func (p Place) Country() string { return p.country }
