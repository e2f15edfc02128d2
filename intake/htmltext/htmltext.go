// Package htmltext turns HTML into the words that a person would read in it.
// Nothing is fetched, run or rendered.
package htmltext

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text returns the words of HTML as a person would read them: blocks on
// lines of their own, links as "words (address)", pictures as their description.
func Text(s string) string { return At(s, "") }

// At returns the words of HTML that stands at an address, against which its
// links are made whole.
func At(s, base string) string {
	p := page{}
	if base != "" {
		p.base, _ = url.Parse(base) // without one, links stay as they are
	}
	z := html.NewTokenizer(strings.NewReader(Tame(s)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(p.out.String())
		case html.TextToken:
			if p.skip == 0 {
				p.words(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.open(z.Token())
		case html.EndTagToken:
			p.close(z.Token().DataAtom)
		}
	}
}

// markup finds what only HTML has: a tag that it knows, or an entity.
var markup = regexp.MustCompile(`(?i)</?(?:a|abbr|article|b|blockquote|body|br|center|code|dd|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|li|meta|object|ol|p|pre|q|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video)(?:[\s/][^<>]*)?>|<!--|&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);`)

// Is reports whether a text looks like HTML rather than words that happen to
// hold a "<".
func Is(s string) bool { return markup.MatchString(s) }

// page is text while it is made from HTML.
type page struct {
	out   strings.Builder
	lines int    // line ends at the end of out
	space bool   // white space is due before the next word
	skip  int    // open elements whose words are not for reading
	pre   int    // open elements in which white space counts
	href  string // of the open link
	from  int    // where in out the open link's words begin
	base  *url.URL
}

// words appends text with its white space folded.
func (p *page) words(s string) {
	if p.pre > 0 {
		p.put(s)
		return
	}
	for i, w := range strings.Fields(s) {
		if i > 0 || strings.TrimLeft(s, " \t\r\n\f\u00a0") != s {
			p.space = true
		}
		p.put(w)
	}
	if strings.TrimRight(s, " \t\r\n\f\u00a0") != s {
		p.space = true
	}
}

// put appends s as it is.
func (p *page) put(s string) {
	if s == "" {
		return
	}
	if p.space && p.lines == 0 && p.out.Len() > 0 {
		p.out.WriteByte(' ')
	}
	p.space, p.lines = false, 0
	p.out.WriteString(s)
}

// line sees to it that what follows begins on a line of its own, after n−1 blank ones.
func (p *page) line(n int) {
	p.space = false
	if p.out.Len() == 0 {
		return
	}
	for ; p.lines < n; p.lines++ {
		p.out.WriteByte('\n')
	}
}

// open handles the beginning of an element.
func (p *page) open(t html.Token) {
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Template, atom.Noscript, atom.Iframe, atom.Svg:
		if t.Type == html.StartTagToken {
			p.skip++
		}
	case atom.Br:
		p.line(p.lines + 1)
	case atom.Pre:
		p.pre++
		p.line(1)
	case atom.Li:
		p.line(1)
		p.put("- ")
	case atom.Td, atom.Th:
		p.space = true
	case atom.Img:
		if alt := strings.TrimSpace(attr(t, "alt")); alt != "" && p.skip == 0 {
			p.words("[" + alt + "]")
		}
	case atom.A:
		p.endLink()
		p.href, p.from = attr(t, "href"), p.out.Len()
	default:
		p.block(t.DataAtom)
	}
}

// close handles the end of an element.
func (p *page) close(a atom.Atom) {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Template, atom.Noscript, atom.Iframe, atom.Svg:
		p.skip = max(0, p.skip-1)
	case atom.Pre:
		p.pre = max(0, p.pre-1)
		p.line(1)
	case atom.A:
		p.endLink()
	default:
		p.block(a)
	}
}

// block begins a new line around elements that stand by themselves.
func (p *page) block(a atom.Atom) {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Hr:
		p.line(2)
	case atom.Div, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Dt, atom.Dd, atom.Caption, atom.Center, atom.Address:
		p.line(1)
	}
}

// endLink puts the address of a link after its words, unless they are the same
// or it leads nowhere outside the message.
func (p *page) endLink() {
	href := strings.TrimSpace(p.href)
	p.href = ""
	low := strings.ToLower(href)
	if p.skip > 0 || href == "" || strings.HasPrefix(low, "#") || strings.HasPrefix(low, "cid:") || strings.HasPrefix(low, "javascript:") {
		return
	}
	if u, err := url.Parse(href); err == nil && p.base != nil {
		href = p.base.ResolveReference(u).String()
	}
	words := strings.TrimSpace(p.out.String()[p.from:])
	bare := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(href, "mailto:"), "https://"), "http://"), "/")
	if words == href || words == bare {
		return
	}
	after := p.space // white space that ended the words stands after the address
	if words == "" {
		p.put(href)
		p.space = true
		return
	}
	p.space = true
	p.put("(" + href + ")")
	p.space = after
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
