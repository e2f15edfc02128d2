package rss

import (
	"strings"

	"golang.org/x/net/html"
)

// element is a field of an item, with what stands in it.
type element struct {
	name string // with the prefix by which we know it
	attr []html.Attribute
	text string    // its characters, with those of elements within it
	raw  string    // its markup, when elements stand in it
	kids []element // the elements within it, not all of a text with many

	marked bool // elements stand in it
}

// get returns an attribute, "" when it is not there.
func (e *element) get(key string) string {
	for _, a := range e.attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// kid returns the text of an element within it.
func (e *element) kid(name string) string {
	for _, k := range e.kids {
		if k.name == name {
			return strings.TrimSpace(k.text)
		}
	}
	return ""
}

// prefixes are the names by which we know the vocabularies of feeds. That of
// plain RSS is none.
var prefixes = map[string]string{
	"http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://backend.userland.com/rss2": "",
	"http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns#": "atom",
	"http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc",
	"http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
	"http://www.georss.org/georss": "georss", "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
	"http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}

// names is what the prefixes of a feed stand for.
type names struct {
	known map[string]string
	atom  bool // plain names are Atom's
}

// learn takes in the prefixes that a tag declares.
func (n *names) learn(attr []html.Attribute) {
	for _, a := range attr {
		prefix, ok := strings.CutPrefix(a.Key, "xmlns:")
		if to, known := prefixes[strings.ToLower(strings.TrimSpace(a.Val))]; ok && known && len(n.known) < 100 {
			n.known[prefix] = to
		}
	}
}

// resolve returns the name by which we know an element.
func (n *names) resolve(name string) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		return name
	}
	if to, known := n.known[prefix]; known {
		prefix = to
	}
	if prefix == "" || prefix == "atom" && n.atom {
		return local
	}
	return prefix + ":" + local
}

// void are the elements of HTML that never end; feeds hold them unescaped.
func void(name string) bool {
	return name == "br" || name == "hr" || name == "img" || name == "input" || name == "wbr"
}

// tree reads markup into elements, tolerating what is badly nested. What lies
// within the fields of fields is kept as text only.
type tree struct {
	names *names
	depth int    // levels that may be open
	most  int    // fields that an item may have; 0 is any number
	fault string // why the markup is refused
	open  []openElement
}

type openElement struct {
	element
	source, chars []byte
}

// parse returns the root, whose kids are what markup holds.
func (t *tree) parse(markup string) element {
	z := html.NewTokenizer(strings.NewReader(markup))
	z.AllowCDATA(true)
	t.open = []openElement{{}}
	for t.fault == "" {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			for len(t.open) > 1 {
				t.close()
			}
			return t.open[0].element
		case html.TextToken:
			t.text(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			z.NextIsNotRawText() // in XML no element is
			t.start(tok, raw, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			t.end(z.Token().Data, raw)
		}
	}
	return t.open[0].element
}

// text adds characters to the open element.
func (t *tree) text(raw string) {
	top := &t.open[len(t.open)-1]
	if inner, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		inner = strings.TrimSuffix(inner, "]]>")
		top.chars = append(top.chars, inner...)
		top.source = append(top.source, html.EscapeString(inner)...)
		return
	}
	top.chars = append(top.chars, html.UnescapeString(raw)...)
	top.source = append(top.source, raw...)
}

func (t *tree) start(tok html.Token, raw string, empty bool) {
	t.names.learn(tok.Attr)
	name := t.names.resolve(tok.Data)
	top := &t.open[len(t.open)-1]
	switch {
	case empty || void(name):
		top.source = append(top.source, raw...)
		t.keep(element{name: name, attr: tok.Attr}, len(t.open))
		return
	case len(t.open) > t.depth:
		t.fault = "its elements lie too deep within each other; send it flatter"
		return
	}
	t.open = append(t.open, openElement{element: element{name: name, attr: tok.Attr}, source: []byte(raw)})
}

// end closes the element of that name, and those within it that were left open.
func (t *tree) end(name, raw string) {
	name = t.names.resolve(name)
	for i := len(t.open) - 1; i > 0; i-- {
		if t.open[i].name != name {
			continue
		}
		for len(t.open) > i+1 {
			t.close()
		}
		t.open[i].source = append(t.open[i].source, raw...)
		t.close()
		return
	}
}

// close ends the innermost element.
func (t *tree) close() {
	top := t.open[len(t.open)-1]
	e := top.element
	e.text = string(top.chars)
	if e.marked {
		e.raw = string(top.source)
	}
	t.open = t.open[:len(t.open)-1]
	if len(t.open) > 1 {
		parent := &t.open[len(t.open)-1]
		parent.chars = append(parent.chars, top.chars...)
		parent.source = append(parent.source, top.source...)
	}
	t.keep(e, len(t.open))
}

// keep puts an element into the one around it, the level-th.
func (t *tree) keep(e element, level int) {
	parent := &t.open[level-1]
	parent.marked = true
	room := 1000
	switch {
	case level > 3:
		room = 0
	case level == 3:
		room = 50 // an author has three fields; a text has thousands that are none
	case level == 2 && t.most > 0 && len(parent.kids) >= t.most:
		t.fault = "it has more fields than any item needs; send those that matter"
	}
	if len(parent.kids) < room {
		parent.kids = append(parent.kids, e)
	}
}
