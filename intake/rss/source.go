package rss

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"watchfloor/intake"
	"watchfloor/intake/htmltext"
)

// source is what a feed says of itself before its first item.
type source struct {
	opt     intake.Options
	charset charset
	head    *names
	root    string // rss, rdf or feed; "" when none of them stands there
	title   string
	lang    string
	base    *url.URL
}

// read reads what stands before the first item.
func (f *source) read(head []byte) {
	text, _ := f.charset.text(head)
	f.head = &names{known: map[string]string{}}
	text = htmltext.Tame(text)
	z := html.NewTokenizer(strings.NewReader(text))
	for at := 0; f.root == ""; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind == html.StartTagToken {
			f.begins(z.Token())
			z.NextIsNotRawText()
		}
		if at += len(z.Raw()); f.root != "" {
			t := tree{names: f.head, depth: 20}
			f.channel(t.parse(text[at:]))
		}
	}
}

// begins takes in the root of a feed.
func (f *source) begins(tag html.Token) {
	_, local, ok := strings.Cut(tag.Data, ":")
	if !ok {
		local = tag.Data
	}
	if !isRoot(local) {
		return
	}
	f.root, f.head.atom = local, local == "feed"
	f.head.learn(tag.Attr)
	f.about(tag.Attr)
}

// about takes in language and base address of the feed.
func (f *source) about(attr []html.Attribute) {
	for _, a := range attr {
		switch a.Key {
		case "xml:lang":
			f.lang = a.Val
		case "xml:base":
			f.base = resolved(f.base, a.Val)
		}
	}
}

// channel takes in what the feed is called.
func (f *source) channel(e element) {
	for _, k := range e.kids {
		switch k.name {
		case "channel":
			f.about(k.attr)
			f.channel(k)
		case "title":
			if f.title == "" {
				f.title = titleText(&k)
			}
		case "language", "dc:language":
			f.lang = strings.TrimSpace(k.text)
		case "link":
			if f.base == nil {
				f.base = resolved(nil, orElse(strings.TrimSpace(k.text), k.get("href")))
			}
		}
	}
}

// resolved returns an address beside a base; the base when there is none.
func resolved(base *url.URL, ref string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(ref))
	switch {
	case err != nil || ref == "":
		return base
	case base != nil:
		return base.ResolveReference(u)
	}
	return u
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
