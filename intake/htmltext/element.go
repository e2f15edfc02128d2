package htmltext

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxOpen is how many elements are remembered as open. What lies deeper is read
// all the same.
const maxOpen = 200

// element is one that is open.
type element struct {
	tag    atom.Atom
	hidden bool
	n      int // items of the list so far
}

// start handles the tag by which an element begins that has an end.
func (p *page) start(t html.Token) {
	p.implied(t.DataAtom)
	p.begin(t)
	switch t.DataAtom {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Wbr, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Source, atom.Track:
		return // they have none
	case atom.Script, atom.Style, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes:
		p.skip = true
		return
	}
	if len(p.open) >= maxOpen {
		return
	}
	e := element{tag: t.DataAtom, hidden: hides(t)}
	p.open = append(p.open, e)
	if e.hidden {
		p.hidden++
	}
	switch e.tag {
	case atom.Pre:
		p.pre++
	case atom.Blockquote:
		p.quotes++
	}
}

// implied closes what a new element ends without saying so.
func (p *page) implied(a atom.Atom) {
	var ends []atom.Atom
	switch {
	case a == atom.Li:
		ends = []atom.Atom{atom.P, atom.Li}
	case a == atom.Td || a == atom.Th:
		ends = []atom.Atom{atom.P, atom.Td, atom.Th}
	case a == atom.Tr:
		ends = []atom.Atom{atom.P, atom.Td, atom.Th, atom.Tr}
	case a == atom.Dt || a == atom.Dd:
		ends = []atom.Atom{atom.P, atom.Dt, atom.Dd}
	case blank(a) > 0:
		ends = []atom.Atom{atom.P}
	}
	for len(p.open) > 0 && slices.Contains(ends, p.open[len(p.open)-1].tag) {
		p.closeTo(len(p.open) - 1)
	}
}

// begin handles how an element changes the text before its words.
func (p *page) begin(t html.Token) {
	switch t.DataAtom {
	case atom.Br:
		p.line(p.lines + 1)
	case atom.Li:
		p.line(1)
		p.put(p.bullet())
		p.space = true
	case atom.Td, atom.Th:
		p.cell = p.lines == 0 && len(p.out) > 0
	case atom.Img:
		if alt := strings.TrimSpace(attr(t, "alt")); alt != "" {
			p.words("[" + alt + "]")
		}
	case atom.A:
		p.endLink()
		p.href, p.from = attr(t, "href"), len(p.out)
	default:
		if n := blank(t.DataAtom); n > 0 {
			p.line(max(p.lines, n))
		}
	}
}

// bullet is what stands before an item of the innermost list.
func (p *page) bullet() string {
	for i := len(p.open) - 1; i >= 0; i-- {
		switch p.open[i].tag {
		case atom.Ol:
			p.open[i].n++
			return strconv.Itoa(p.open[i].n) + "."
		case atom.Ul:
			return "-"
		}
	}
	return "-"
}

// blank is how many line ends stand around an element: 2 around one with a blank
// line, 1 around one on lines of its own, 0 around words.
func blank(a atom.Atom) int {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Hr:
		return 2
	case atom.Div, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Nav, atom.Main, atom.Aside, atom.Dt, atom.Dd, atom.Li,
		atom.Caption, atom.Center, atom.Address, atom.Pre, atom.Form, atom.Fieldset, atom.Legend, atom.Figure, atom.Figcaption, atom.Details, atom.Summary, atom.Option:
		return 1
	}
	return 0
}

// end handles the end of an element, and of those within it that were left open.
func (p *page) end(a atom.Atom) {
	if a == atom.A {
		p.endLink()
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		if p.open[i].tag == a {
			p.closeTo(i)
			break
		}
	}
	if n := blank(a); n > 0 && a != atom.Li {
		p.line(max(p.lines, n))
	}
}

// closeTo closes all but the first n open elements.
func (p *page) closeTo(n int) {
	for len(p.open) > n {
		e := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		switch e.tag {
		case atom.Pre:
			p.pre--
		case atom.Blockquote:
			p.quotes--
		}
		if !e.hidden {
			continue
		}
		if p.hidden--; p.hidden == 0 && p.marked {
			p.out = append(bytes.TrimRight(p.out, "\n"), ']')
			p.marked, p.lines, p.space = false, 0, true
		}
	}
}

// attr returns an attribute, "" when it is not there.
func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hiding finds the styles by which a page hides words.
var hiding = regexp.MustCompile(`(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|(?:font-size|opacity|max-height|max-width|height|width):0*(?:\.0*)?(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)|(?:text-indent|left|top):-\d{3,}|color:transparent)`)

// colours finds those of the words and of what is behind them.
var colours = regexp.MustCompile(`(?:^|;)(color|background|background-color):([#a-z0-9]+)`)

// hides reports whether an element hides its words from whoever looks at the page.
func hides(t html.Token) bool {
	if t.DataAtom == atom.Template || slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
		return true
	}
	style := attr(t, "style")
	if style == "" || len(style) > 4096 {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	if hiding.MatchString(style) {
		return true
	}
	ink, paper := "", strings.ToLower(attr(t, "bgcolor"))
	for _, c := range colours.FindAllStringSubmatch(style, -1) {
		if c[1] == "color" {
			ink = c[2]
		} else {
			paper = c[2]
		}
	}
	return ink != "" && ink == paper
}

// isPadding reports whether r shows nothing.
func isPadding(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\u034f'
}
