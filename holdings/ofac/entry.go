package ofac

import (
	"strings"

	"watchfloor/holdings"
	"watchfloor/record"
)

// holding turns an entry into a holding.
func (l *list) holding(e *entry) holdings.Holding {
	h := holdings.Holding{ListID: e.number, List: l.name, Type: typeOf(e.sdn[colType])}
	h.Names = append(h.Names, nameOf(h.Type, e.sdn[colName], holdings.Primary))
	for _, a := range e.alts {
		kind := holdings.Alias
		if strings.EqualFold(a[2], "fka") {
			kind = holdings.Former
		}
		if a[3] != "" {
			h.Names = append(h.Names, nameOf(h.Type, a[3], kind))
		}
	}
	for _, a := range e.addresses {
		if p := address(a); p.Text != "" {
			h.Places = append(h.Places, p)
		}
	}
	if sign := e.sdn[colCallSign]; sign != "" {
		h.Identifiers = append(h.Identifiers, holdings.Identifier{Kind: record.MentionDocument, Value: sign, Note: "Call Sign"})
	}
	// A remark that did not fit goes on in the comment in the middle of a word.
	remarks := e.sdn[colRemarks] + e.comment
	l.remarks(&h, remarks)
	h.Notes = notes(e.sdn, remarks)
	return h
}

// typeOf reads the column SDN_Type, which is empty for organisations.
func typeOf(s string) record.HoldingType {
	switch strings.ToLower(s) {
	case "individual":
		return record.HoldingPerson
	case "vessel":
		return record.HoldingVessel
	case "aircraft":
		return record.HoldingAircraft
	}
	return record.HoldingOrganisation
}

// nameOf puts a person's name into natural order.
func nameOf(t record.HoldingType, listed string, kind holdings.NameKind) holdings.Name {
	last, first, ok := strings.Cut(listed, ", ")
	if t != record.HoldingPerson || !ok || last == "" || first == "" {
		return holdings.Name{Text: listed, Kind: kind}
	}
	return holdings.Name{Text: first + " " + last, Kind: kind, Listed: listed}
}

// address joins the columns of add.csv.
func address(f []string) holdings.Place {
	p := holdings.Place{Kind: holdings.PlaceAddress, City: f[3], Country: f[4]}
	var parts []string
	for _, s := range f[2:5] {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if p.Text = strings.Join(parts, ", "); p.Text != "" && len(f) > 5 && f[5] != "" {
		p.Note = f[5]
	}
	return p
}

// notes writes out what has no place of its own, each column under its name.
func notes(sdn []string, remarks string) string {
	var b strings.Builder
	for _, n := range [...]struct {
		name string
		at   int
	}{{"Program", colProgram}, {"Title", colTitle}, {"Vessel type", colVesselType}, {"Tonnage", colTonnage},
		{"Gross registered tonnage", colGRT}, {"Vessel flag", colFlag}, {"Vessel owner", colOwner}} {
		if v := sdn[n.at]; v != "" {
			b.WriteString(n.name + ": " + v + "\n")
		}
	}
	if remarks != "" {
		b.WriteString("Remarks: " + remarks + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
