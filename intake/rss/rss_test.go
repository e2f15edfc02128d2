package rss_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/rss"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// read returns what a feed makes: a line for each report or refusal.
func read(t *testing.T, in io.Reader, opt intake.Options) (got []string) {
	t.Helper()
	for rep, refused := range rss.Read(in, opt) {
		intaketest.Check(t, rep, refused)
		if refused != nil {
			got = append(got, fmt.Sprintf("%d refused %s", refused.Line, refused.Reason))
			continue
		}
		got = append(got, fmt.Sprintf("%d %s: %s", rep.Line, rep.Title, rep.Text))
	}
	return got
}

// accepted returns the one report of a feed.
func accepted(t *testing.T, in string, opt intake.Options) intake.Report {
	t.Helper()
	var reports []intake.Report
	for rep, refused := range rss.Read(strings.NewReader(in), opt) {
		if intaketest.Check(t, rep, refused); refused != nil {
			t.Fatalf("%q: %s", in, refused)
		}
		reports = append(reports, rep)
	}
	if len(reports) != 1 {
		t.Fatalf("%q made %d reports", in, len(reports))
	}
	return reports[0]
}

// channel is a feed of RSS 2.0 around items.
func channel(items string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">` +
		"<channel><title>The Harbour &amp;amp; Post</title><link>https://news.example.org/a/</link><language>en-gb</language><image><title>Logo</title></image>" +
		items + "</channel></rss>\n"
}

func TestAnItemIsReadAsAPersonWould(t *testing.T) {
	const raw = `<item><title>Boat &amp;amp; <![CDATA[<b>van</b>]]> seen</title><link> /x?a=1&amp;b=2 </link><guid isPermaLink="false">tag:7</guid>
<pubDate>Mon, 05 Jan 2026 21:10:00 +0100</pubDate><description>A boat without&#8230;</description><category>quay</category>
<content:encoded><![CDATA[<p>A boat without <a href="b.html">lights</a>.</p><script>x()</script>&copy;]]></content:encoded>
<author>vale@example.org (Tomos Vale)</author><d:creator>R. Ashgrove</d:creator><enclosure url="/p.jpg" type="image/jpeg"/><slash:comments>4</slash:comments></item>`
	rep := accepted(t, channel(raw), intake.Options{OwnTimes: true})
	if string(rep.Original) != raw {
		t.Errorf("the item came back as %q", rep.Original)
	}
	rep.Original = nil
	want := intake.Report{
		SentID: "tag:7", Source: "The Harbour & Post", Channel: record.ChannelNews, Format: record.FormatRSS, Lang: "en-gb", Line: 1,
		Title: "Boat & van seen", Text: "A boat without lights <https://news.example.org/a/b.html>.\n\n©",
		URL: "https://news.example.org/x?a=1&b=2", ReceivedAt: 1767643800000000,
		Written: []intake.Field{{Name: "pubdate", Value: "Mon, 05 Jan 2026 21:10:00 +0100"}, {Name: "category", Value: "quay"},
			{Name: "enclosure", Value: "https://news.example.org/p.jpg image/jpeg"}},
		Unknown:  []intake.Field{{Name: "slash:comments", Value: `"4"`}},
		Reporter: &intake.Reporter{Name: "vale@example.org (Tomos Vale)", Other: []intake.Field{{Name: "dc:creator", Value: `"R. Ashgrove"`}}},
	}
	if diff := cmp.Diff(want, rep); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTheKindsOfFeedAreRead(t *testing.T) {
	for name, in := range map[string]string{
		"0.91": `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>N</title><item><title>T</title><link>https://example.org/1</link><description>W &lt;b&gt;x&lt;/b&gt; &amp;eacute;</description></item></channel></rss>`,
		"1.0": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org"><title>N</title>
<items><rdf:Seq><rdf:li resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>T</title><link>https://example.org/1</link><description>W x é</description></item></rdf:RDF>`,
		"1.0 with prefixes": `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"><rss:channel><rss:title>N</rss:title></rss:channel>
<rss:item r:about="https://example.org/1"><rss:title>T</rss:title><rss:description>W x é</rss:description></rss:item></r:RDF>`,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>N</title><entry><id>https://example.org/1</id><title type="text">T</title>
<link rel="self" href="self"/><link href="1"/><summary type="html">W &lt;b&gt;x&lt;/b&gt; &amp;eacute;</summary></entry></feed>`,
		"atom in xhtml, with prefix": `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>N</a:title><a:entry><a:id>https://example.org/1</a:id><a:title>T</a:title>
<a:link href="https://example.org/1"/><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">W <b>x</b> é<br/></div></a:content></a:entry></a:feed>`,
		"upper case and a forgotten tag": `<RSS><CHANNEL><TITLE>N</TITLE><ITEM><TITLE>T<LINK>https://example.org/1</LINK></TITLE><GUID>https://example.org/1</GUID><DESCRIPTION>W <b>x</b> é</ITEM></CHANNEL></RSS>`,
	} {
		rep := accepted(t, in, intake.Options{})
		if !strings.HasPrefix(rep.Title, "T") || rep.Text != "W x é" || rep.Source != "N" || rep.URL != "https://example.org/1" || rep.SentID != "https://example.org/1" {
			t.Errorf("%s: got title %q text %q source %q url %q id %q", name, rep.Title, rep.Text, rep.Source, rep.URL, rep.SentID)
		}
	}
}

func TestWordsAreNotTakenForTags(t *testing.T) {
	for in, want := range map[string]string{
		"<description>if x &lt; y and y&lt;z then</description>":                                "if x < y and y<z then",
		"<description><![CDATA[5 <6]]></description>":                                           "5 <6",
		"<description><![CDATA[a &amp;lt;b&amp;gt; c]]></description>":                          "a &lt;b&gt; c",
		"<description>Fish & chips &quot;</description>":                                        `Fish & chips "`,
		"<description>one</description><content:encoded>two</content:encoded>":                  "one\n\ntwo",
		"<description>one two...</description><content:encoded>one two three</content:encoded>": "one two three",
		"<title>only &lt;i&gt;this&lt;/i&gt;</title>":                                           "only this",
		"<title>AT&amp;T &lt;unknown&gt;</title>":                                               "AT&T <unknown>",
	} {
		if got := accepted(t, channel("<item>"+in+"</item>"), intake.Options{}).Text; got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestDatesAreReadInTheirRealUgliness(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 05 Jan 2026 21:10:00 GMT": "2026-01-05T21:10:00Z", "Sun, 5 Jan 26 21:10 EST": "2026-01-06T02:10:00Z",
		"5 Jan 2026 21:10:00 +0100": "2026-01-05T20:10:00Z", "2026-01-05T21:10:00.5+01:00": "2026-01-05T20:10:00.5Z",
		"2026-01-05 21:10:00 +0100": "2026-01-05T20:10:00Z", "Monday, January 5, 2026": "2026-01-05T00:00:00Z",
		"Mon,  5 Jan 2026\n 21:10:00  GMT+0100": "2026-01-05T20:10:00Z", "Mon Jan  5 21:10:00 UTC 2026": "2026-01-05T21:10:00Z",
		"Mon, 05 Jan 2026 21:10:00 IST": "", "05/01/2026": "", "gestern": "",
	} {
		rep := accepted(t, channel("<item><title>T</title><pubDate>"+in+"</pubDate></item>"), intake.Options{OwnTimes: true})
		if got := rep.ReceivedAt.String(); got != want || (want == "") != (len(rep.Warnings) == 2) {
			t.Errorf("%s: got %q with %q, want %q", in, got, rep.Warnings, want)
		}
		if rep.Written[0].Value != strings.TrimSpace(in) {
			t.Errorf("%s was not kept as written but as %q", in, rep.Written[0].Value)
		}
	}
}

func wide(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestBytesAreReadWhateverIsDeclared(t *testing.T) {
	feed := func(charset, words string) string {
		return `<?xml version="1.0" encoding="` + charset + `"?><rss><channel><title>N</title><item><title>` + words + `</title></item></channel></rss>`
	}
	for name, in := range map[string]string{
		"utf-8":                             feed("utf-8", "Männer – Müll"),
		"latin-1 that is utf-8":             feed("iso-8859-1", "Männer – Müll"),
		"utf-8 that is windows-1252":        feed("UTF-8", "M\xe4nner \x96 M\xfcll"),
		"latin-1 that is windows-1252":      feed("ISO-8859-1", "M\xe4nner \x96 M\xfcll"),
		"utf-16 that is utf-8":              feed("utf-16", "Männer – Müll"),
		"utf-16 with mark":                  wide("\ufeff"+feed("utf-16", "Männer – Müll"), binary.LittleEndian),
		"utf-16 without":                    wide(feed("utf-16", "Männer – Müll"), binary.BigEndian),
		"utf-8 with mark, declared latin-1": "\ufeff" + feed("iso-8859-1", "Männer – Müll"),
		"nobody's charset":                  feed("x-none", "Männer – Müll"),
		"entities":                          feed("us-ascii", "M&auml;nner &#8211; M&#xfc;ll"),
	} {
		if got := accepted(t, in, intake.Options{}).Title; got != "Männer – Müll" {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := accepted(t, feed("koi8-r", "\xf7\xd3\xd4\xd2\xc5\xde\xc1"), intake.Options{}).Title; got != "Встреча" {
		t.Errorf("koi8-r: got %q", got)
	}
	if got := accepted(t, feed("iso-2022-jp", "\x1b$B$\"\x1b(B"), intake.Options{}).Title; got != "あ" {
		t.Errorf("iso-2022-jp: got %q", got)
	}
}

func TestABrokenItemCostsItself(t *testing.T) {
	one, two := "<item><title>one</title></item>", "\n<item>\n<title>two</title></item>"
	for in, want := range map[string][]string{
		channel(one + two):                                      {"1 one: one", "2 two: two"},
		channel(""):                                             nil,
		channel("<item><title>half" + two):                      {"1 refused unreadable", "2 two: two"},
		channel("<item></item><item/>" + one):                   {"1 refused no text", "1 one: one"},
		channel("<!-- <item> -->" + one + "<![CDATA[<item>]]>"): {"1 one: one"},
		strings.TrimSuffix(channel(one), "</channel></rss>\n"):  {"1 one: one", "1 refused unreadable"},
		"<rss><channel>" + one + "<item><title>ha":              {"1 one: one", "1 refused unreadable"},
		one:                                  {"1 one: one"},
		"":                                   {"1 refused empty"},
		"<html><body>Not here</body></html>": {"1 refused unreadable"},
		`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>`: {"1 refused unreadable"},
		"<!DOCTYPE r [\n<!entity % a \"b\">\n]><rss><item><title>x</title></item></rss>":                                      {"2 refused unreadable"},
		channel("<item><title>x</title><!DOCTYPE y [<!ENTITY z 'z'>]></item>" + one):                                          {"1 refused unreadable"},
		channel("<item>" + strings.Repeat("<a>", 100) + "</item>" + one):                                                      {"1 refused too deep", "1 one: one"},
		channel("<item>" + strings.Repeat("<a/>", 300) + "</item>" + one):                                                     {"1 refused too long", "1 one: one"},
		channel("<item>" + strings.Repeat("word ", 300) + "</item>" + one):                                                    {"1 refused too long", "1 one: one"},
		channel(`<item x="a>b</item>c" y='<z'><title>q</title></item>` + one):                                                 {"1 q: q", "1 one: one"},
		channel("<item><title>a &xxe; b</title></item>"):                                                                      {"1 a &xxe; b: a &xxe; b"},
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			if got := read(t, r, intake.Options{Limits: intake.Limits{Line: 1400}}); !slices.Equal(got, want) {
				t.Errorf("%.300q:\n got %q\nwant %q", in, got, want)
			}
		}
	}
}

func TestAFeedThatBreaksOffIsSaidSo(t *testing.T) {
	why := errors.New("the line went dead")
	var last *intake.Refused
	n := 0
	for _, refused := range rss.Read(io.MultiReader(strings.NewReader("<rss><item><title>a</title></item>\n<item>"), iotest.ErrReader(why)), intake.Options{}) {
		last = refused
		n++
	}
	if n != 3 || last == nil || !errors.Is(last.Err, why) || last.Line != 2 {
		t.Errorf("got %d, the last %v", n, last)
	}
}

func TestNaughtyStringsComeBack(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "naughty-strings") + "/blns.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	same := 0
	for _, s := range all {
		for _, field := range []string{"<![CDATA[" + s + "]]>", html.EscapeString(s)} {
			raw := "<item><guid>7</guid><description>" + field + "</description></item>"
			for rep, refused := range rss.Read(strings.NewReader(channel(raw)), intake.Options{}) {
				switch intaketest.Check(t, rep, refused); {
				case refused != nil && (refused.Line < 1 || !bytes.Contains(refused.Raw, []byte(field))):
					t.Errorf("%q was refused without being kept: %s", s, refused)
				case refused == nil && string(rep.Original) != raw:
					t.Errorf("%q came back as %q", raw, rep.Original)
				case refused == nil && rep.Text == s:
					same++
				}
			}
		}
	}
	t.Logf("of %d strings, written in two ways, %d are shown byte for byte; of all others the bytes are kept", len(all), same)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(channel("<item><title>a</title><link>b</link><pubDate>Mon, 05 Jan 2026 21:10:00 GMT</pubDate><content:encoded><![CDATA[<p>c]]></content:encoded></item>")))
	f.Add([]byte(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="x:"><a:entry><a:link href="//[::1"/><a:content type="xhtml"><p>y<br/></a:content></a:entry></a:feed>`))
	f.Add([]byte(`<?xml encoding="koi8-r"?><!DOCTYPE r [<!ENT` + "\xf7\xd3<item a='<'><georss:point>1 2</georss:point>"))
	f.Add([]byte(wide("\ufeff<rdf:RDF><item rdf:about='x'><![CDATA[", binary.LittleEndian)))
	f.Fuzz(func(t *testing.T, b []byte) {
		last := 1
		for rep, refused := range rss.Read(bytes.NewReader(b), intake.Options{OwnTimes: true, Limits: intake.Limits{Line: 500, Parts: 20, Depth: 10}}) {
			intaketest.Check(t, rep, refused)
			line := rep.Line
			if refused != nil {
				line = refused.Line
			}
			if line < last {
				t.Fatalf("line %d after %d", line, last)
			}
			if last = line; refused == nil && rep.Charset != record.UTF16LE && rep.Charset != record.UTF16BE && !bytes.Contains(b, rep.Original) && bytes.IndexByte(b, 0x1b) < 0 {
				t.Errorf("%q stands nowhere in %q", rep.Original, b)
			}
		}
	})
}
