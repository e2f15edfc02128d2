package ofac

import (
	"strings"

	"watchfloor/holdings"
	"watchfloor/record"
)

// remarks reads what remarks say beyond prose. They are items between
// semicolons, each beginning with the word for what it holds; the last ends
// with a full stop.
func (l *list) remarks(h *holdings.Holding, remarks string) {
	items := strings.Split(remarks, ";")
	for i, item := range items {
		item = strings.TrimSpace(item)
		whole := item
		if i == len(items)-1 {
			item = strings.TrimSuffix(item, ".")
		}
		item = strings.TrimPrefix(item, "alt. ")
		if rest, ok := strings.CutPrefix(item, "Linked To: "); ok {
			h.Links = append(h.Links, l.link(rest, strings.HasSuffix(whole, ".") && item != whole))
			continue
		}
		remark(h, item)
	}
}

// link finds the entry that a remark names. With a full stop cut off, the name
// may have ended in one ("S.A.").
func (l *list) link(name string, cut bool) holdings.Link {
	link := holdings.Link{Name: name, Kind: "linked to", To: l.byName[strings.ToUpper(name)]}
	if full := name + "."; cut && link.To == "" {
		if to := l.byName[strings.ToUpper(full)]; to != "" {
			link.Name, link.To = full, to
		}
	}
	return link
}

// remark reads one item; what it does not know stays in the notes alone.
func remark(h *holdings.Holding, item string) {
	if v, ok := strings.CutPrefix(item, "DOB "); ok {
		h.Born = append(h.Born, holdings.Born(v))
		return
	}
	if v, ok := strings.CutPrefix(item, "POB "); ok {
		h.Places = append(h.Places, birthplace(v))
		return
	}
	for _, also := range [...]struct {
		word string
		kind holdings.NameKind
	}{{"a.k.a. ", holdings.Weak}, {"f.k.a. ", holdings.Former}, {"n.k.a. ", holdings.Weak}} {
		if v, ok := strings.CutPrefix(item, also.word); ok {
			if name := quoted(v); name != "" {
				h.Names = append(h.Names, nameOf(h.Type, name, also.kind))
			}
			return
		}
	}
	for _, w := range identifierWords {
		if v, ok := strings.CutPrefix(item, w.word+" "); ok {
			if id := identifier(w, v); id.Value != "" {
				h.Identifiers = append(h.Identifiers, id)
			}
			return
		}
	}
}

// birthplace takes what follows the last comma for the country, or the last but
// one where the list turns a country's name round ("Korea, North").
func birthplace(v string) holdings.Place {
	parts := strings.Split(v, ", ")
	country := parts[len(parts)-1]
	switch country {
	case "North", "South", "The", "Republic of", "Republic of the", "Democratic Republic of the":
		country = strings.Join(parts[max(0, len(parts)-2):], ", ")
	}
	return holdings.Place{Kind: holdings.PlaceOfBirth, Text: v, Country: country}
}

// quoted returns what stands between the outermost quotes, or all of it.
func quoted(s string) string {
	s = strings.TrimSpace(s)
	if a, b := strings.IndexByte(s, '\''), strings.LastIndexByte(s, '\''); a >= 0 && b > a {
		return strings.TrimSpace(s[a+1 : b])
	}
	return strings.Trim(s, `'" `)
}

// identifierWord begins an item that holds an identifier.
type identifierWord struct {
	word string
	kind record.MentionKind
}

const doc = record.MentionDocument

// identifierWords are all that are known; where one begins another, the longer stands first.
var identifierWords = [...]identifierWord{
	{"Phone Number", record.MentionPhone}, {"Phone No.", record.MentionPhone},
	{"Telephone Number", record.MentionPhone}, {"Telephone No.", record.MentionPhone}, {"Telephone:", record.MentionPhone}, {"Telephone", record.MentionPhone},
	{"Fax Number", record.MentionPhone}, {"Fax No.", record.MentionPhone}, {"Fax:", record.MentionPhone}, {"Fax", record.MentionPhone},
	{"Email Address", record.MentionEmail}, {"E-mail Address", record.MentionEmail}, {"Email:", record.MentionEmail},
	{"Website", record.MentionURL}, {"Digital Currency Address -", record.MentionWallet},
	{"Aircraft Tail Number", record.MentionPlate}, {"Previous Aircraft Tail Number", record.MentionPlate},
	{"Vessel Registration Identification", doc}, {"Vessel Registration Number", doc}, {"MMSI", doc},
	{"Aircraft Manufacturer's Serial Number (MSN)", doc}, {"Aircraft Construction Number (also called L/N or S/N or F/N)", doc},
	{"Aircraft Mode S Transponder Code", doc},
	{"Passport", doc}, {"Stateless Person Passport", doc}, {"Diplomatic Passport", doc}, {"Travel Document Number", doc}, {"Refugee ID Card", doc},
	{"National ID No.", doc}, {"National Foreign ID Number", doc}, {"Personal ID Card", doc}, {"Identification Number", doc},
	{"Identity Card", doc}, {"ID Card", doc}, {"Driver's License No.", doc}, {"Driver's License", doc}, {"Electoral Registry No.", doc},
	{"Cedula No.", doc}, {"Cedula de Residencia", doc}, {"Citizen's Card Number", doc}, {"Residency Number", doc}, {"Birth Certificate Number", doc},
	{"Military Registration Number", doc}, {"Numero de Identidad", doc}, {"Turkish Identification Number", doc}, {"Afghan Tazkira No.", doc},
	{"D.N.I.", doc}, {"N.I.E.", doc}, {"C.U.R.P.", doc}, {"C.U.I.T.", doc}, {"C.U.I.", doc}, {"C.I.F.", doc}, {"R.F.C.", doc}, {"SSN", doc}, {"RTN", doc}, {"CNP", doc},
	{"NIT #", doc}, {"NIT", doc}, {"RUC #", doc}, {"RUC", doc}, {"RIF #", doc}, {"RIF", doc}, {"V.A.T. Number", doc}, {"D-U-N-S Number", doc},
	{"Tax ID No.", doc}, {"Fiscal Code", doc}, {"Italian Fiscal Code", doc}, {"Romanian Tax Registration", doc}, {"UAE Identification", doc},
	{"Registration Number", doc}, {"Registration ID", doc}, {"Company Number", doc}, {"Commercial Registry Number", doc}, {"C.R. No.", doc},
	{"Business Registration Document #", doc}, {"Business Registration Number", doc}, {"Business Number", doc}, {"Enterprise Number", doc},
	{"Matricula Mercantil No", doc}, {"Folio Mercantil No.", doc}, {"Trade License No.", doc}, {"License", doc}, {"Government Gazette Number", doc},
	{"Unified Social Credit Code (USCC)", doc}, {"Legal Entity Number", doc}, {"Chinese Commercial Code", doc}, {"Public Registration Number", doc},
	{"SWIFT/BIC", doc}, {"BIK (RU)", doc}, {"SRE Permit No.", doc}, {"Pasaporte", doc}, {"Serial No.", doc}, {"File Number", doc}, {"Seafarer's Identification Document", doc},
}

// identifier cuts the number from what the list says about it.
func identifier(w identifierWord, v string) holdings.Identifier {
	note := strings.TrimSuffix(strings.TrimSuffix(w.word, ":"), " -")
	v = strings.TrimSpace(v)
	switch w.kind {
	case record.MentionPhone:
		return holdings.Identifier{Kind: w.kind, Value: v, Note: note}
	case record.MentionWallet: // the currency stands before the address
		currency, address, ok := strings.Cut(v, " ")
		if !ok {
			return holdings.Identifier{Kind: w.kind, Value: v, Note: note}
		}
		return holdings.Identifier{Kind: w.kind, Value: address, Note: note + " " + currency}
	}
	end := len(v)
	for _, sep := range []string{" (", " issued", " expires"} {
		if i := strings.Index(v, sep); i >= 0 && i < end {
			end = i
		}
	}
	if rest := strings.TrimSpace(v[end:]); rest != "" {
		note += " " + rest
	}
	return holdings.Identifier{Kind: w.kind, Value: v[:end], Note: note}
}
