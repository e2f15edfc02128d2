package feed

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// parser walks over a JSON text without building anything.
type parser struct {
	s     string
	i     int
	depth int
	fault *Fault
}

// fail notes the first fault and stops the walk there.
func (p *parser) fail(want string) {
	if p.fault != nil {
		return
	}
	found := "the end"
	if p.i < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.i:])
		found = strconv.Quote(p.s[p.i : p.i+n])
	}
	p.fault = &Fault{record.RefusedUnreadable, p.i,
		fmt.Sprintf("this is no JSON from byte %d on: want %s, found %s", p.i+1, want, found)}
}

// at reports whether the next byte is c.
func (p *parser) at(c byte) bool { return p.i < len(p.s) && p.s[p.i] == c }

// space goes over white space.
func (p *parser) space() {
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.i]) >= 0 {
		p.i++
	}
}

// next goes to the following element of brackets that close with end, known to
// be well formed. It reports whether there is one.
func (p *parser) next(end byte) bool {
	p.space()
	if p.at(',') {
		p.i++
		p.space()
	}
	return !p.at(end)
}

// cut goes over one value, known to be well formed, and returns it.
func (p *parser) cut() JSON {
	start := p.i
	p.value(0)
	return JSON(p.s[start:p.i])
}

// value goes over one value with open brackets around it.
func (p *parser) value(open int) {
	if p.i >= len(p.s) {
		p.fail("a value")
		return
	}
	switch c := p.s[p.i]; {
	case c == '{' || c == '[':
		p.brackets(open + 1)
	case c == '"':
		p.str()
	case c == '-' || '0' <= c && c <= '9':
		p.number()
	default:
		for _, w := range []string{"true", "false", "null"} {
			if strings.HasPrefix(p.s[p.i:], w) {
				p.i += len(w)
				return
			}
		}
		p.fail("a value")
	}
}

// brackets goes over an object or array, the open-th around this place.
func (p *parser) brackets(open int) {
	if open > p.depth {
		if p.fault == nil {
			p.fault = &Fault{record.RefusedTooDeep, p.i,
				fmt.Sprintf("more than %d brackets are open at byte %d; send it flatter", p.depth, p.i+1)}
		}
		return
	}
	object := p.s[p.i] == '{'
	end := byte(']')
	if object {
		end = '}'
	}
	p.i++
	if p.space(); p.at(end) {
		p.i++
		return
	}
	for p.fault == nil {
		p.space()
		if object && !p.key() {
			return
		}
		p.value(open)
		p.space()
		switch {
		case p.fault != nil:
		case p.at(end):
			p.i++
			return
		case p.at(','):
			p.i++
		default:
			p.fail(fmt.Sprintf("',' or '%c'", end))
		}
	}
}

// key goes over a key, its colon and the space after it.
func (p *parser) key() bool {
	if !p.at('"') {
		p.fail("a key in double quotes")
		return false
	}
	p.str()
	if p.space(); p.fault == nil && !p.at(':') {
		p.fail("':'")
	}
	if p.fault != nil {
		return false
	}
	p.i++
	p.space()
	return true
}

// str goes over a string.
func (p *parser) str() {
	for p.i++; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; {
		case c == '"':
			p.i++
			return
		case c < ' ':
			p.fail("no control character within a string")
			return
		case c == '\\':
			if !p.escaped() {
				return
			}
		}
	}
	p.fail(`'"' at the end of the string`)
}

// escaped goes over an escape up to its last byte.
func (p *parser) escaped() bool {
	p.i++
	if p.i < len(p.s) && strings.IndexByte(`"\/bfnrt`, p.s[p.i]) >= 0 {
		return true
	}
	if !p.at('u') {
		p.fail(`one of "\/bfnrtu after a backslash`)
		return false
	}
	for range 4 {
		p.i++
		if p.i >= len(p.s) || !strings.ContainsRune("0123456789abcdefABCDEF", rune(p.s[p.i])) {
			p.fail("four hexadecimal digits")
			return false
		}
	}
	return true
}

// number goes over a number.
func (p *parser) number() {
	if p.at('-') {
		p.i++
	}
	if p.at('0') {
		p.i++
	} else {
		p.digits()
	}
	if p.at('.') {
		p.i++
		p.digits()
	}
	if p.at('e') || p.at('E') {
		p.i++
		if p.at('+') || p.at('-') {
			p.i++
		}
		p.digits()
	}
}

// digits goes over one digit or more.
func (p *parser) digits() {
	start := p.i
	for p.i < len(p.s) && '0' <= p.s[p.i] && p.s[p.i] <= '9' {
		p.i++
	}
	if p.i == start {
		p.fail("a digit")
	}
}
