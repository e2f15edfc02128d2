// Package htmltext turns HTML into the words that a person would read in it.
// Nothing is fetched, run or rendered.
//
// Blocks stand on lines of their own, items of lists after "- " or their number,
// cells of a row between bars, what is quoted after "> ", pictures as their
// description, and links as "words <address>". Scripts and styles are left out.
// Words that a page hides from its reader are kept and marked "[hidden: …]":
// who wrote them meant somebody to find them, or a machine to.
//
// Time and memory grow with the length of the page, however badly it is nested.
package htmltext

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text returns the words of HTML.
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
			p.words(string(z.Raw())) // a "<" after which no tag ends
			p.endLink()
			p.closeTo(0)
			return strings.TrimSpace(string(p.out))
		case html.TextToken:
			if !p.skip {
				p.words(string(z.Text()))
			}
			p.skip = false
		case html.StartTagToken:
			t := z.Token()
			if t.DataAtom == atom.Noscript {
				z.NextIsNotRawText() // no scripts run here
			}
			p.start(t)
		case html.SelfClosingTagToken:
			p.begin(z.Token())
		case html.EndTagToken:
			p.skip = false
			p.end(z.Token().DataAtom)
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
	out   []byte
	lines int  // line ends at the end of out
	space bool // white space is due before the next word
	cell  bool // a bar is due before the next word
	skip  bool // the next text is a script, a style or a title
	open  []element
	href  string // of the open link
	from  int    // where in out the open link's words begin
	base  *url.URL

	pre, quotes int  // open elements of that kind
	hidden      int  // open elements that hide their words
	marked      bool // words were hidden since the outermost of them
}

// words appends text with its white space folded.
func (p *page) words(s string) {
	if p.hidden > 0 && strings.TrimFunc(s, isPadding) == "" {
		return // newsletters fill hidden lines up with it
	}
	if p.pre > 0 {
		if p.quotes > 0 {
			s = strings.ReplaceAll(s, "\n", "\n"+strings.Repeat("> ", p.quotes))
		}
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
	begins := p.lines > 0 || len(p.out) == 0
	switch {
	case begins:
		p.out = append(p.out, strings.Repeat("> ", p.quotes)...)
	case p.cell:
		p.out = append(p.out, " | "...)
	case p.space:
		p.out = append(p.out, ' ')
	}
	if p.hidden > 0 && !p.marked {
		p.out = append(p.out, "[hidden: "...)
		p.marked = true
	}
	p.space, p.cell, p.lines = false, false, 0
	p.out = append(p.out, s...)
}

// line sees to it that what follows begins on a line of its own, after n−1 blank ones.
func (p *page) line(n int) {
	p.space, p.cell = false, false
	if len(p.out) == 0 {
		return
	}
	for ; p.lines < n; p.lines++ {
		p.out = append(p.out, '\n')
	}
}

// endLink puts the address of a link after its words, unless they are the same
// or it leads nowhere outside the message.
func (p *page) endLink() {
	href := strings.TrimSpace(p.href)
	p.href = ""
	low := strings.ToLower(href)
	if href == "" || strings.HasPrefix(low, "#") || strings.HasPrefix(low, "cid:") || strings.HasPrefix(low, "javascript:") {
		return
	}
	if u, err := url.Parse(href); err == nil && p.base != nil {
		href = p.base.ResolveReference(u).String()
	}
	href = strings.Join(strings.Fields(href), "")
	words := strings.TrimSpace(string(p.out[min(p.from, len(p.out)):]))
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
	p.put("<" + href + ">")
	p.space = after
}
