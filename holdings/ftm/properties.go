package ftm

import (
	"slices"
	"strings"

	"watchfloor/holdings"
	"watchfloor/record"
)

// fill puts the properties of an entity where they belong.
func (e *entity) fill(h *holdings.Holding) {
	var notes []string
	for _, p := range e.properties {
		var rest []string
		for v := range each(p.Value) {
			if v.Kind() == '{' {
				if note := nested(h, p.Key, entityOf(v)); note != "" {
					rest = append(rest, note)
				}
				continue
			}
			text, _ := v.Text()
			if text = strings.TrimSpace(text); text != "" && !property(h, p.Key, text) {
				rest = append(rest, text)
			}
		}
		if rest != nil {
			notes = append(notes, p.Key+": "+strings.Join(rest, "; "))
		}
	}
	h.Notes = strings.Join(notes, "\n")
	if len(h.Names) == 0 && e.caption != "" {
		h.Names = []holdings.Name{{Text: e.caption}}
	}
	first(h, e.caption)
}

// first makes one name the primary one and puts it first: the one under which
// the entity is captioned, or else the first of its names.
func first(h *holdings.Holding, caption string) {
	slices.SortStableFunc(h.Names, func(a, b holdings.Name) int { return int(a.Kind) - int(b.Kind) })
	i := max(0, slices.IndexFunc(h.Names, func(n holdings.Name) bool { return n.Text == caption && n.Kind == holdings.Primary }))
	for j := range h.Names {
		n := &h.Names[j]
		switch {
		case j == i:
			n.Kind = holdings.Primary
		case n.Kind == holdings.Primary && holdings.Latin(n.Text):
			n.Kind = holdings.Alias
		case n.Kind == holdings.Primary:
			n.Kind = holdings.OriginalScript
		}
	}
	if len(h.Names) > 0 {
		primary := h.Names[i]
		h.Names = slices.Insert(slices.Delete(h.Names, i, i+1), 0, primary)
	}
}

// property takes one value; false when there is no place for it but the notes.
func property(h *holdings.Holding, name, value string) bool {
	if kind, ok := nameKind(name); ok {
		if !slices.ContainsFunc(h.Names, func(n holdings.Name) bool { return n.Text == value }) {
			h.Names = append(h.Names, holdings.Name{Text: value, Kind: kind})
		}
		return true
	}
	if kind, ok := identifierKind(h.Type, name); ok {
		h.Identifiers = append(h.Identifiers, holdings.Identifier{Kind: kind, Value: value, Note: name})
		return true
	}
	switch name {
	case "handling", "tlp":
		h.Handling = strings.TrimPrefix(h.Handling+"; "+value, "; ")
	case "birthDate":
		h.Born = append(h.Born, holdings.Born(value))
	case "birthPlace":
		h.Places = append(h.Places, holdings.Place{Kind: holdings.PlaceOfBirth, Text: value})
	case "address", "full":
		h.Places = append(h.Places, holdings.Place{Kind: holdings.PlaceAddress, Text: value})
		if name == "full" { // an address is called by itself
			h.Names = append(h.Names, holdings.Name{Text: value})
		}
	case "addressEntity", "parent", "owner", "operator", "holder", "bank", "service", "issuer":
		h.Links = append(h.Links, holdings.Link{To: value, Kind: name})
	default:
		return false
	}
	return true
}

// nameKind says which properties are names, and of what kind.
func nameKind(name string) (holdings.NameKind, bool) {
	switch name {
	case "name":
		return holdings.Primary, true
	case "alias", "abbreviation":
		return holdings.Alias, true
	case "weakAlias":
		return holdings.Weak, true
	case "previousName":
		return holdings.Former, true
	}
	return holdings.Primary, false
}

// identifierKind says which properties are identifiers, and of what kind.
func identifierKind(t record.HoldingType, name string) (record.MentionKind, bool) {
	switch name {
	case "phone":
		return record.MentionPhone, true
	case "email":
		return record.MentionEmail, true
	case "website":
		return record.MentionURL, true
	case "username":
		return record.MentionHandle, true
	case "publicKey", "iban", "accountNumber", "bik":
		return record.MentionWallet, true
	case "registrationNumber", "licensePlate":
		if t == record.HoldingVehicle || t == record.HoldingAircraft {
			return record.MentionPlate, true
		}
		return record.MentionDocument, true
	case "passportNumber", "idNumber", "taxNumber", "socialSecurityNumber", "innCode", "ogrnCode", "kppCode", "okpoCode",
		"leiCode", "vatCode", "swiftBic", "dunsCode", "uniqueEntityId", "imoNumber", "mmsi", "callSign", "serialNumber", "icaoCode", "isin", "number":
		return record.MentionDocument, true
	}
	return 0, false
}

// nested takes an entity that stands within another: an address is a place, a
// paper an identifier, another thing a link. What ties two together is a link
// to the other end; what it says besides is returned for the notes.
func nested(h *holdings.Holding, name string, e entity) (note string) {
	if e.schema == "Address" {
		var at holdings.Holding
		e.fill(&at)
		h.Places = append(h.Places, at.Places...)
		return ""
	}
	if _, thing := typeOf(e.schema); thing {
		h.Links = append(h.Links, holdings.Link{To: e.id, Name: e.caption, Kind: name})
		return ""
	}
	var said []string
	for _, p := range e.properties {
		for v := range each(p.Value) {
			text, _ := v.Text()
			switch {
			case v.Kind() == '{':
				if far := entityOf(v); far.id != "" && far.id != h.ListID {
					h.Links = append(h.Links, holdings.Link{To: far.id, Name: far.caption, Kind: name})
				}
			case p.Key == "number" && (e.schema == "Passport" || e.schema == "Identification"):
				h.Identifiers = append(h.Identifiers, holdings.Identifier{Kind: record.MentionDocument, Value: text, Note: e.schema})
			default:
				said = append(said, p.Key+" "+text)
			}
		}
	}
	return strings.Join(said, ", ")
}
