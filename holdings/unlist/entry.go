package unlist

import (
	"slices"
	"strings"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// entry is an INDIVIDUAL or ENTITY as it stands in the list.
type entry struct {
	DataID        string     `xml:"DATAID"`
	First         string     `xml:"FIRST_NAME"`
	Second        string     `xml:"SECOND_NAME"`
	Third         string     `xml:"THIRD_NAME"`
	Fourth        string     `xml:"FOURTH_NAME"`
	Original      []string   `xml:"NAME_ORIGINAL_SCRIPT"`
	Reference     string     `xml:"REFERENCE_NUMBER"`
	Regime        string     `xml:"UN_LIST_TYPE"`
	ListedOn      string     `xml:"LISTED_ON"`
	Gender        string     `xml:"GENDER"`
	Titles        []string   `xml:"TITLE>VALUE"`
	Designations  []string   `xml:"DESIGNATION>VALUE"`
	Nationalities []string   `xml:"NATIONALITY>VALUE"`
	Comments      []string   `xml:"COMMENTS1"`
	Aliases       []alias    `xml:"INDIVIDUAL_ALIAS"`
	Addresses     []address  `xml:"INDIVIDUAL_ADDRESS"`
	EntityAliases []alias    `xml:"ENTITY_ALIAS"`
	EntityPlaces  []address  `xml:"ENTITY_ADDRESS"`
	Births        []birth    `xml:"INDIVIDUAL_DATE_OF_BIRTH"`
	Birthplaces   []address  `xml:"INDIVIDUAL_PLACE_OF_BIRTH"`
	Documents     []document `xml:"INDIVIDUAL_DOCUMENT"`
}

type alias struct {
	Quality string `xml:"QUALITY"`
	Name    string `xml:"ALIAS_NAME"`
	Born    string `xml:"DATE_OF_BIRTH"`
	City    string `xml:"CITY_OF_BIRTH"`
	Country string `xml:"COUNTRY_OF_BIRTH"`
	Note    string `xml:"NOTE"`
}

type address struct {
	Street  string `xml:"STREET"`
	City    string `xml:"CITY"`
	State   string `xml:"STATE_PROVINCE"`
	Zip     string `xml:"ZIP_CODE"`
	Country string `xml:"COUNTRY"`
	Note    string `xml:"NOTE"`
}

type birth struct {
	Type string `xml:"TYPE_OF_DATE"`
	Date string `xml:"DATE"`
	Year string `xml:"YEAR"`
	From string `xml:"FROM_YEAR"`
	To   string `xml:"TO_YEAR"`
	Note string `xml:"NOTE"`
}

type document struct {
	Type     string `xml:"TYPE_OF_DOCUMENT"`
	Type2    string `xml:"TYPE_OF_DOCUMENT2"`
	Number   string `xml:"NUMBER"`
	Issuer   string `xml:"ISSUING_COUNTRY"`
	IssuedIn string `xml:"COUNTRY_OF_ISSUE"`
	City     string `xml:"CITY_OF_ISSUE"`
	IssuedOn string `xml:"DATE_OF_ISSUE"`
	Note     string `xml:"NOTE"`
}

// holding turns an entry into a holding.
func (e *entry) holding(person bool, line int) (holdings.Holding, *holdings.Refused) {
	id, name := folded(e.DataID), folded(e.First, e.Second, e.Third, e.Fourth)
	switch {
	case id == "":
		return holdings.Holding{}, feed.Refuse(line, record.RefusedBadField, []byte(name), "the entry %q has no DATAID", name)
	case name == "":
		return holdings.Holding{}, feed.Refuse(line, record.RefusedNoText, []byte(id), "entry %s has no name", id)
	}
	h := holdings.Holding{ListID: "UN-" + id, Type: record.HoldingOrganisation, Names: []holdings.Name{{Text: name}}}
	if person {
		h.Type = record.HoldingPerson
	}
	for _, s := range e.Original {
		if s = folded(s); s != "" {
			h.Names = append(h.Names, holdings.Name{Text: s, Kind: holdings.OriginalScript})
		}
	}
	var n notes
	n.add("Reference", e.Reference, e.Regime, "listed on", e.ListedOn)
	n.add("Title", strings.Join(e.Titles, "; "))
	n.add("Designation", strings.Join(e.Designations, "; "))
	n.add("Nationality", strings.Join(e.Nationalities, "; "))
	n.add("Gender", e.Gender)
	n.add("Comments", e.Comments...)
	for _, a := range append(e.Aliases, e.EntityAliases...) {
		for _, name := range a.names() {
			if !slices.ContainsFunc(h.Names, func(has holdings.Name) bool { return has.Text == name.Text }) {
				h.Names = append(h.Names, name)
			}
		}
		if born := folded(a.Born); born != "" {
			h.Born = append(h.Born, holdings.Born(born))
		}
		n.add("Alias "+folded(a.Name), a.Note, a.City, a.Country)
	}
	e.life(&h, &n)
	for _, d := range e.Documents {
		if number := folded(d.Number); number != "" {
			h.Identifiers = append(h.Identifiers, holdings.Identifier{Kind: record.MentionDocument, Value: number, Note: d.note()})
		} else {
			n.add("Document", d.note())
		}
	}
	h.Notes = n.String()
	return h, nil
}

// life fills in dates and places.
func (e *entry) life(h *holdings.Holding, n *notes) {
	for _, b := range e.Births {
		born := b.born()
		if born != "" && !slices.Contains(h.Born, born) {
			h.Born = append(h.Born, born)
		}
		if b.Note = folded(b.Note); b.Note != born {
			n.add("Date of birth "+born, b.Note)
		}
	}
	for _, p := range e.Birthplaces {
		h.Places = p.appendTo(h.Places, holdings.PlaceOfBirth)
	}
	for _, p := range append(e.Addresses, e.EntityPlaces...) {
		h.Places = p.appendTo(h.Places, holdings.PlaceAddress)
	}
}

// born writes one date of birth in the form of holdings.
func (b birth) born() string {
	from, to := folded(b.From), folded(b.To)
	s := folded(b.Date)
	switch {
	case s != "":
	case from != "" && to != "":
		s = from + " to " + to
	case folded(b.Year) != "":
		s = folded(b.Year)
	default:
		s = folded(b.Note)
	}
	if s != "" && (strings.EqualFold(folded(b.Type), "APPROXIMATELY") || strings.EqualFold(folded(b.Note), "APPROXIMATELY")) {
		s = "circa " + s
	}
	return holdings.Born(s)
}

// appendTo adds a place, unless the list leaves it empty.
func (a address) appendTo(all []holdings.Place, kind holdings.PlaceKind) []holdings.Place {
	var parts []string
	for _, s := range []string{a.Street, a.City, a.State, a.Zip, a.Country} {
		if s = folded(s); s != "" {
			parts = append(parts, s)
		}
	}
	p := holdings.Place{Kind: kind, Text: strings.Join(parts, ", "), City: folded(a.City), Country: folded(a.Country), Note: folded(a.Note)}
	if p.Text == "" {
		p.Text, p.Note = p.Note, ""
	}
	if p.Text == "" {
		return all
	}
	return append(all, p)
}

// note says what a document is and what the list says of it.
func (d document) note() string {
	typ := folded(d.Type2)
	if typ == "" {
		typ = folded(d.Type)
	}
	if by := folded(d.Issuer); by != "" {
		typ += " (" + by + ")"
	}
	if issued := folded(d.IssuedOn, d.City, d.IssuedIn); issued != "" {
		typ += " issued " + issued
	}
	if s := folded(d.Note); s != "" {
		typ += "; " + s
	}
	return strings.TrimLeft(typ, "; ")
}

// notes are lines of what has no place of its own.
type notes struct{ strings.Builder }

// add writes a line, unless there is nothing to write.
func (n *notes) add(name string, values ...string) {
	v := folded(values...)
	if v == "" || v == "listed on" {
		return
	}
	if n.Len() > 0 {
		n.WriteByte('\n')
	}
	n.WriteString(strings.TrimSpace(name) + ": " + v)
}

// folded joins words with single spaces, since the list is full of line breaks.
func folded(s ...string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(s, " "), "\x00", " ")), " ")
}
