// Package ftm reads FollowTheMoney entities, one JSON object a line:
// {"id","schema","properties":{"name":["…"],…}}, also with other entities
// nested in the properties.
//
// People, companies, vessels and other things become holdings; the list id is
// the entity's id. What ties two entities together (Ownership, Family, Sanction
// and the like) is no thing that a report could mean and is refused by its
// schema; give the nested form of the data, where it becomes a link. A property
// without a place of its own stands in the notes under its name.
package ftm

import (
	"bytes"
	"io"
	"iter"

	"watchfloor/holdings"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Name is what the list is called where nobody says otherwise.
const Name = "ftm"

// Read yields a holding or refusal for each line of r that is not blank.
func Read(r io.Reader, opt holdings.Options) iter.Seq2[holdings.Holding, *holdings.Refused] {
	return func(yield func(holdings.Holding, *holdings.Refused) bool) {
		if opt.List == "" {
			opt.List = Name
		}
		opt.Limits = opt.Limits.OrDefaults()
		for line, refused := range feed.Lines(r, opt.Limits.Line) {
			var h holdings.Holding
			switch {
			case refused != nil:
			case len(bytes.TrimSpace(line.Bytes)) == 0:
				continue
			default:
				h, refused = read(line, opt)
			}
			if !yield(h, refused) {
				return
			}
		}
	}
}

// read reads one line.
func read(line feed.Line, opt holdings.Options) (holdings.Holding, *holdings.Refused) {
	refuse := func(why record.Refusal, format string, args ...any) (holdings.Holding, *holdings.Refused) {
		return holdings.Holding{}, feed.Refuse(line.Number, why, line.Bytes, format, args...)
	}
	text, _ := feed.Decode(line.Bytes)
	doc, fault := feed.ParseJSON(text, opt.Limits.Depth)
	switch {
	case fault != nil:
		return refuse(fault.Reason, "%s", fault.Detail)
	case doc.Kind() != '{':
		return refuse(record.RefusedUnreadable, `an entity is an object such as {"id":"…","schema":"Person","properties":{…}}`)
	}
	e := entityOf(doc)
	typ, known := typeOf(e.schema)
	switch {
	case e.schema == "" || e.id == "":
		return refuse(record.RefusedBadField, "id and schema must be text; found id %.40q, schema %.40q", e.id, e.schema)
	case !known:
		return refuse(record.RefusedBadField, "schema: %.40q is no thing that is held; give the nested form if it ties others together", e.schema)
	}
	h := holdings.Holding{ListID: e.id, List: opt.List, Type: typ}
	e.fill(&h)
	if len(h.Names) == 0 && len(h.Identifiers) == 0 {
		return refuse(record.RefusedNoText, "entity %.40q has neither name nor identifier; nothing could ever be found by it", e.id)
	}
	return h, nil
}

// typeOf says what a schema is in this house.
func typeOf(schema string) (record.HoldingType, bool) {
	switch schema {
	case "Person":
		return record.HoldingPerson, true
	case "Company", "Organization", "PublicBody":
		return record.HoldingOrganisation, true
	case "LegalEntity", "Thing": // a person or an organisation: nobody has said which
		return record.HoldingUnknown, true
	case "Vessel":
		return record.HoldingVessel, true
	case "Airplane":
		return record.HoldingAircraft, true
	case "Vehicle":
		return record.HoldingVehicle, true
	case "Address", "RealEstate":
		return record.HoldingPlace, true
	case "BankAccount", "CryptoWallet", "UserAccount":
		return record.HoldingAccount, true
	case "Asset", "Security", "Document", "License", "Trip", "Event":
		return record.HoldingItem, true
	}
	return record.HoldingUnknown, false
}

// entity is one entity as it was written.
type entity struct {
	id, schema, caption string
	properties          []feed.Member
}

// entityOf takes an object for an entity. What is missing stays empty.
func entityOf(doc feed.JSON) entity {
	var e entity
	for m := range doc.Members() {
		switch {
		case m.Key == "properties":
			for p := range m.Value.Members() {
				e.properties = append(e.properties, p)
			}
		case m.Value.Kind() != '"':
		case m.Key == "id":
			e.id, _ = m.Value.Text()
		case m.Key == "schema":
			e.schema, _ = m.Value.Text()
		case m.Key == "caption":
			e.caption, _ = m.Value.Text()
		}
	}
	return e
}

// each yields the values of a property: text as it stands, other entities as objects.
func each(v feed.JSON) iter.Seq[feed.JSON] {
	if v.Kind() == '[' {
		return v.Elements()
	}
	return func(yield func(feed.JSON) bool) {
		if v.Kind() != 'n' {
			yield(v)
		}
	}
}
