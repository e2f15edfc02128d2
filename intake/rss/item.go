package rss

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/intake/htmltext"
	"watchfloor/record"
)

// item is one item while it is read.
type item struct {
	source *source
	rep    intake.Report
	base   *url.URL

	short, long string // the words of the summary and of the content
	guid, link  string
	about       string // rdf:about
	dates       map[string]string
}

// report reads one piece of the feed.
func (f *source) report(p piece) (intake.Report, *intake.Refused) {
	refuse := func(why record.Refusal, format string, args ...any) (intake.Report, *intake.Refused) {
		return intake.Report{}, feed.Refuse(p.line, why, p.raw, format, args...)
	}
	switch {
	case p.size > len(p.raw):
		return refuse(record.RefusedTooLong, "the item has %d bytes and at most %d are read", p.size, len(p.raw))
	case !p.ended:
		return refuse(record.RefusedUnreadable, "the item does not end before the next one or the end of the feed; send it again")
	}
	text, cs := f.charset.text(p.raw)
	t := tree{names: f.head, depth: f.opt.Limits.Depth, most: f.opt.Limits.Parts}
	root := t.parse(htmltext.Tame(text))
	switch {
	case t.fault != "" && len(t.open) > t.depth:
		return refuse(record.RefusedTooDeep, "%s", t.fault)
	case t.fault != "":
		return refuse(record.RefusedTooLong, "%s", t.fault)
	case len(root.kids) == 0:
		return refuse(record.RefusedUnreadable, "its tags cannot be told apart from their attributes")
	}
	i := item{source: f, base: f.base, dates: map[string]string{}, rep: intake.Report{Source: orElse(f.opt.Source, f.title),
		Channel: f.opt.Channel, Format: record.FormatRSS, Charset: cs, Lang: f.lang, Original: p.raw, Line: p.line}}
	if f.charset.unknown != "" {
		i.warn("the charset " + strconv.Quote(f.charset.unknown) + " is not known; the text is shown as it can be read")
	}
	i.read(&root.kids[0])
	if i.finish(); strings.TrimSpace(i.rep.Text) == "" {
		return refuse(record.RefusedNoText, "neither text nor title")
	}
	return i.rep, nil
}

func (i *item) warn(w string) { i.rep.Warnings = append(i.rep.Warnings, w) }

// read reads the fields of an item.
func (i *item) read(e *element) {
	for _, a := range e.attr {
		switch i.source.head.resolve(a.Key) {
		case "xml:base":
			i.base = resolved(i.base, a.Val)
		case "xml:lang":
			i.rep.Lang = a.Val
		case "rdf:about":
			i.about = a.Val
		}
	}
	for n := range e.kids {
		if k := &e.kids[n]; !i.words(k) && !i.sign(k) && !i.person(k) && !i.where(k) {
			i.unknown(k)
		}
	}
}

// words reads the fields that hold words.
func (i *item) words(k *element) bool {
	switch k.name {
	case "title":
		if i.rep.Title == "" {
			i.rep.Title = titleText(k)
		}
	case "description", "summary", "dc:description", "subtitle":
		i.short = longer(i.short, i.text(k))
	case "content:encoded", "content", "xhtml:body", "body", "fullitem":
		i.long = longer(i.long, i.text(k))
	default:
		return false
	}
	return true
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// text returns the words of a field.
func (i *item) text(k *element) string {
	base := resolved(i.base, k.get("xml:base"))
	address := ""
	if base != nil {
		address = base.String()
	}
	kind := k.get("type")
	switch {
	case k.marked:
		return htmltext.At(k.raw, address)
	case i.source.head.atom && (kind == "" || kind == "text"), kind == "text/plain", !htmltext.Is(k.text):
		return k.text
	}
	return htmltext.At(k.text, address)
}

// titleText returns the words of a title: on one line, and without what a page
// would make of them.
func titleText(k *element) string {
	s := k.text
	if k.get("type") != "text" && htmltext.Is(s) {
		s = htmltext.Text(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// sign reads the fields that say which item this is, and of when.
func (i *item) sign(k *element) bool {
	value := strings.TrimSpace(k.text)
	switch k.name {
	case "guid":
		i.guid = orElse(i.guid, value)
		if permanent := strings.ToLower(k.get("ispermalink")); permanent != "false" && isAddress(value) {
			i.link = orElse(i.link, value)
		}
	case "id", "dc:identifier":
		i.guid = orElse(i.guid, value)
	case "link", "atom:link":
		i.linked(k, value)
	case "feedburner:origlink":
		i.rep.URL = value
	case "language", "dc:language":
		i.rep.Lang = value
	case "pubdate", "published", "dc:date", "issued", "created", "updated", "modified", "date":
		if i.dates[k.name] == "" && value != "" {
			i.dates[k.name] = value
			i.written(k.name, value)
		}
	case "category":
		i.written(k.name, orElse(value, orElse(k.get("label"), k.get("term"))))
	case "enclosure", "media:content":
		i.written("enclosure", strings.TrimSpace(i.absolute(k.get("url"))+" "+k.get("type")))
	default:
		return false
	}
	return true
}

// linked reads a link: RSS writes it as text, Atom as an attribute.
func (i *item) linked(k *element, value string) {
	href := orElse(value, strings.TrimSpace(k.get("href")))
	switch rel := strings.ToLower(k.get("rel")); rel {
	case "", "alternate":
		if k.name == "link" || i.link == "" {
			i.link = i.absolute(orElse(href, i.link))
		}
	case "enclosure", "via", "related":
		i.written(rel, i.absolute(href))
	}
}

// isAddress reports whether a value is the address of a page.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func (i *item) absolute(ref string) string {
	if u := resolved(i.base, ref); u != nil && ref != "" {
		return u.String()
	}
	return ref
}

func (i *item) written(name, value string) {
	if value != "" {
		i.rep.Written = append(i.rep.Written, intake.Field{Name: name, Value: value})
	}
}

// asJSON is a value in the form in which fields are kept.
func asJSON(s string) string {
	b, _ := json.Marshal(s) // a string cannot fail
	return string(b)
}

// person reads the fields that say who wrote the item.
func (i *item) person(k *element) bool {
	switch k.name {
	case "author", "dc:creator", "contributor", "dc:contributor", "itunes:author", "media:credit", "managingeditor":
	default:
		return false
	}
	if i.rep.Reporter == nil {
		i.rep.Reporter = &intake.Reporter{}
	}
	r, name, email := i.rep.Reporter, orElse(k.kid("name"), k.kid("atom:name")), k.kid("email")
	if name == "" && email == "" && !k.marked {
		name = strings.TrimSpace(k.text)
	}
	if r.Name == "" && r.Email == "" && (name != "" || email != "") {
		r.Name, r.Email = name, email
	} else if all := strings.Join(strings.Fields(k.text), " "); all != "" {
		r.Other = append(r.Other, intake.Field{Name: k.name, Value: asJSON(all)})
	}
	return true
}

// where reads the fields that say where it happened.
func (i *item) where(k *element) bool {
	switch k.name {
	case "georss:point":
		if f := strings.FieldsFunc(k.text, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' }); len(f) == 2 {
			i.degrees(k, f[0], 90, true)
			i.degrees(k, f[1], 180, false)
			return true
		}
	case "geo:lat":
		return i.degrees(k, k.text, 90, true)
	case "geo:long":
		return i.degrees(k, k.text, 180, false)
	}
	return false
}

func (i *item) degrees(k *element, value string, most float64, lat bool) bool {
	f, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(f >= -most && f <= most) {
		i.warn(k.name + ": it is not a place on earth")
		return false
	}
	if i.rep.Place == nil {
		i.rep.Place = &intake.Place{}
	}
	if lat {
		i.rep.Place.Lat = &f
	} else {
		i.rep.Place.Lon = &f
	}
	return true
}

// unknown keeps a field for which the house has no place.
func (i *item) unknown(k *element) {
	value := strings.TrimSpace(k.text)
	for _, a := range k.attr {
		if value == "" && (a.Key == "url" || a.Key == "href" || a.Key == "value" || a.Key == "rdf:resource") {
			value = a.Val
		}
	}
	if value != "" {
		i.rep.Unknown = append(i.rep.Unknown, intake.Field{Name: k.name, Value: asJSON(value)})
	}
}
