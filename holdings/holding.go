// Package holdings is what the house knows: people, organisations, accounts,
// phones, vehicles, places and items, with the names and identifiers under
// which a report could mean them. Each list format has a folder (csvlist,
// ofac, unlist, ftm) with one function Read, which yields holdings and
// refusals in the order in which they stand in the list.
//
// Promises:
//   - Names and identifiers stay as the list writes them: nothing is folded,
//     transliterated or normalised here. Where a name is put into its natural
//     order, the listed form stands beside it ([Name.Listed]).
//   - Dates of birth have one form ([Born]), as far as they can be read.
//   - A [Holding] is the same after its JSON is written and read again.
//   - A bad piece is refused with its line and a reason and the others are
//     taken; memory is bounded by [Limits].
//   - No holding carries a number about a person.
package holdings

import (
	"io"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Refused says which piece of a list was not taken, and why.
type Refused = feed.Refused

// Limits bound what one list can cost.
type Limits = feed.Limits

// Options say what the person who takes a list in knows about it.
type Options struct {
	List   string // what the list is called in this house; each format has its own default
	Limits Limits
}

// File is one of several files that make up a list.
type File struct {
	Name string
	io.Reader
}

// Holding is one thing the house knows. It is kept as one sealed content.
type Holding struct {
	ListID      string             `json:"list_id,omitempty"` // its id in the list it came from
	List        string             `json:"list,omitempty"`
	Type        record.HoldingType `json:"type,omitempty"`
	Names       []Name             `json:"names,omitempty"` // the primary name first
	Born        []string           `json:"born,omitempty"`  // in the form of the function Born
	Identifiers []Identifier       `json:"identifiers,omitempty"`
	Places      []Place            `json:"places,omitempty"`
	Notes       string             `json:"notes,omitempty"` // whatever else the list says, in its own words
	Labels      []string           `json:"labels,omitempty"`
	Handling    string             `json:"handling,omitempty"` // what the list says may be done with it, in its own words
	House       string             `json:"house,omitempty"`    // the class of house for which the list was made; "": it does not say
	Keys        []string           `json:"keys,omitempty"`     // identifiers normalised, as the engine made them when it was taken in
	Links       []Link             `json:"links,omitempty"`
	Role        record.Role        `json:"role,omitempty"` // what the list says they are to it: a victim or witness is never proposed or matched

	Status   record.HoldingStatus `json:"status,omitempty"`
	ReviewBy record.Time          `json:"review_by,omitempty"` // when what risk remains is looked at again
}

// Name is one name of a holding.
type Name struct {
	Text   string   `json:"text"` // in natural order: given names before family names
	Kind   NameKind `json:"kind,omitempty"`
	Lang   string   `json:"lang,omitempty"`   // of the name, where the list says it
	Listed string   `json:"listed,omitempty"` // as the list writes it ("FAMILY, Given"), when that differs from Text
}

// Identifier is a number or address that belongs to a holding.
type Identifier struct {
	Kind  record.MentionKind `json:"kind,omitempty"`
	Value string             `json:"value"`          // as written
	Note  string             `json:"note,omitempty"` // what the list calls it and says of it: "Passport (Iran)"
}

// Place is a place that belongs to a holding.
type Place struct {
	Kind    PlaceKind `json:"kind,omitempty"`
	Text    string    `json:"text"` // the whole of it in one line, country included
	City    string    `json:"city,omitempty"`
	Country string    `json:"country,omitempty"`
	Note    string    `json:"note,omitempty"` // what the list says of it
}

// Link says that a holding is tied to another.
type Link struct {
	To   string `json:"to,omitempty"`   // ListID of the other; "" when the list gives only its name
	Name string `json:"name,omitempty"` // the other's name, as written
	Kind string `json:"kind,omitempty"` // the list's word: "linked to", "owner"
}
