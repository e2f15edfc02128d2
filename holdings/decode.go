package holdings

import (
	"encoding/json"
	"unicode/utf8"

	"watchfloor/record"
)

// Decode reads a holding as json.Unmarshal does. Most holdings have no more than names,
// dates of birth and a few words; those are read directly, in a fraction of the time,
// for a million of them are read at every start. Whatever else occurs is left to
// json.Unmarshal. No text of the holding keeps the bytes that it was read from.
func Decode(b []byte) (Holding, error) {
	var h Holding
	p := plain{b: b}
	if p.holding(&h) && p.at == len(b) && utf8.Valid(b) {
		return h, nil
	}
	h = Holding{}
	err := json.Unmarshal(b, &h)
	return h, err
}

// plain reads JSON without blanks, escapes and repeated keys, as json.Marshal writes it.
type plain struct {
	b  []byte
	at int
}

func (p *plain) sees(c byte) bool {
	if p.at < len(p.b) && p.b[p.at] == c {
		p.at++
		return true
	}
	return false
}

// text reads a text without escapes.
func (p *plain) text() ([]byte, bool) {
	if !p.sees('"') {
		return nil, false
	}
	for i := p.at; i < len(p.b); i++ {
		switch c := p.b[i]; {
		case c == '"':
			s := p.b[p.at:i]
			p.at = i + 1
			return s, true
		case c == '\\' || c < ' ':
			return nil, false
		}
	}
	return nil, false
}

func (p *plain) into(to *string) bool {
	s, ok := p.text()
	if ok = ok && *to == ""; ok {
		*to = string(s)
	}
	return ok
}

// object reads an object, each of whose members is read by member.
func (p *plain) object(member func(key string) bool) bool {
	for p.sees('{'); ; {
		key, ok := p.text()
		if !ok || !p.sees(':') || !member(string(key)) {
			return false
		}
		if p.sees('}') {
			return true
		}
		if !p.sees(',') {
			return false
		}
	}
}

func (p *plain) list(element func() bool) bool {
	if !p.sees('[') {
		return false
	}
	for {
		if !element() {
			return false
		}
		if p.sees(']') {
			return true
		}
		if !p.sees(',') {
			return false
		}
	}
}

func (p *plain) holding(h *Holding) bool {
	if len(p.b) == 0 || p.b[0] != '{' {
		return false
	}
	return p.object(func(key string) bool {
		switch key {
		case "list_id":
			return p.into(&h.ListID)
		case "list":
			return p.into(&h.List)
		case "notes":
			return p.into(&h.Notes)
		case "house":
			return p.into(&h.House)
		case "type":
			word, ok := p.text()
			got, err := record.ParseHoldingType(string(word))
			ok = ok && err == nil && h.Type == 0
			h.Type = got
			return ok
		case "names":
			return h.Names == nil && p.list(func() bool { return p.name(h) })
		case "born":
			return h.Born == nil && p.texts(&h.Born)
		case "keys":
			return h.Keys == nil && p.texts(&h.Keys)
		}
		return false
	})
}

func (p *plain) texts(to *[]string) bool {
	return p.list(func() bool {
		s, ok := p.text()
		*to = append(*to, string(s))
		return ok
	})
}

func (p *plain) name(h *Holding) bool {
	if p.at >= len(p.b) || p.b[p.at] != '{' {
		return false
	}
	var n Name
	ok := p.object(func(key string) bool {
		switch key {
		case "text":
			return p.into(&n.Text)
		case "lang":
			return p.into(&n.Lang)
		case "listed":
			return p.into(&n.Listed)
		}
		return false
	})
	h.Names = append(h.Names, n)
	return ok
}
