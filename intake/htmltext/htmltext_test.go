package htmltext_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"watchfloor/intake/htmltext"
)

func TestHTMLIsReadAsAPersonWouldReadIt(t *testing.T) {
	for in, want := range map[string]string{
		`<html><head><title>t</title><style>p{}</style></head><body>One<script>x()</script> two`:          "One two",
		`a <a href="https://example.org/x?a=1&amp;b=2">the   page</a>, then`:                              "a the page <https://example.org/x?a=1&b=2>, then",
		`<a href="https://example.org/">example.org</a> <a href="mailto:a@example.org">a@example.org</a>`: "example.org a@example.org",
		`<a href="https://example.org/pic"><img src=x></a><a href="#top">up</a>`:                          "https://example.org/pic up",
		`<a href="https://a.test">open <a href="https://b.test">again`:                                    "open <https://a.test> again <https://b.test>",
		`one<br>two<br><br>three<p>four</p><div>five<div>six`:                                             "one\ntwo\n\nthree\n\nfour\n\nfive\nsix",
		`<ul><li>a<li>b<ol><li>c</li><li>d</ol></ul>e`:                                                    "- a\n- b\n\n1. c\n2. d\n\ne",
		`<table><tr><td>1<td>2<tr><td><td>3</table>4`:                                                     "1 | 2\n3\n\n4",
		"<pre>  a\n   b</pre>c": "a\n   b\nc",
		`&lt;b&gt; &amp;amp; &nbsp;x <!-- gone --> <img alt="a map">`:    "<b> &amp; x [a map]",
		`x<blockquote>y<p>z</p><blockquote>w</blockquote></blockquote>v`: "x\n\n> y\n\n> z\n\n> > w\n\nv",
		"x<blockquote><pre>y\nz</pre>":                                   "x\n\n> y\n> z",
		`<noscript><p>no scripts</noscript>, <svg><text>drawn</svg>`:     "no scripts, drawn",
		`unfinished <b`:         "unfinished <b",
		`unfinished <a href="x`: `unfinished <a href="x`,
		`<style>p{}</style>seen<iframe>not</iframe><textarea>typed</textarea>`: "seentyped",
		`<script>a("<p>")</script><p>seen`:                                     "seen",
	} {
		if got := htmltext.Text(in); got != want {
			t.Errorf("%s\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestHiddenWordsAreMarked(t *testing.T) {
	for in, want := range map[string]string{
		`a<span style="display: none">b <b>c</b></span>d`: "a[hidden: b c] d",
		`a <p hidden>b<p>c`:                                                        "a\n\n[hidden: b]\n\nc",
		`<div style="FONT-SIZE:0px">b</div>c`:                                      "[hidden: b]\nc",
		`<div style="font-size:0.9em;color:#fff;background:#000">b</div>c`:         "b\nc",
		`<td bgcolor=white style="color:white">b`:                                  "[hidden: b]",
		`<div style="visibility:hidden">a<div style="display:none">b</div></div>c`: "[hidden: a\nb]\nc",
		`a<div style="display:none">&zwnj;&nbsp;&#847;</div>b`:                     "a\nb",
		`<template>a</template>b`:                                                  "[hidden: a] b",
		`<div style="max-height:0;overflow:hidden">a`:                              "[hidden: a]",
		`<div style="max-height:0.5em;width:100%">a`:                               "a",
	} {
		if got := htmltext.Text(in); got != want {
			t.Errorf("%s\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestTagsLongerThanAnyPageNeedsAreCutOut(t *testing.T) {
	long := "<a" + strings.Repeat(` b="c>"`, 20_000) + ">"
	if got := htmltext.Text("one " + long + "two <i x='" + strings.Repeat("y", 1000) + "'>three"); got != "one two three" {
		t.Errorf("got %.100q", got)
	}
	if s := "a < b <c d='>'> </p/> <!-- <a '> --> <z a = b\"c\" /> <"; htmltext.Tame(s) != s {
		t.Errorf("changed to %q", htmltext.Tame(s))
	}
}

func FuzzText(f *testing.F) {
	f.Add(`<p hidden>a<p>b<blockquote><ol><li>c<pre>d`, "https://example.org/x")
	f.Add(`<a href="//[::1">x<table><tr><td style="color:red;background:red">y`, "%")
	f.Add(`<!-- <![CDATA[ --><script><style></script><noscript><a`, "")
	f.Fuzz(func(t *testing.T, s, base string) {
		got := htmltext.At(s, base)
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q became %q", s, got)
		}
		if !htmltext.Is(s) && !strings.ContainsAny(s, "<&\x00") && strings.Join(strings.Fields(s), " ") != strings.Join(strings.Fields(got), " ") {
			t.Errorf("words without tags changed from %q to %q", s, got)
		}
		if tame := htmltext.Tame(s); len(s) <= 64<<10 && tame != s {
			t.Errorf("%q was cut to %q", s, tame)
		}
	})
}
