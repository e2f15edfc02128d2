// Package rss reads news feeds: RSS 0.91, 1.0 and 2.0, and Atom. Each item is a
// report of its own.
//
// Feeds in the wild are rarely well formed, so an item is cut out by its tags
// and read as far as it goes; one that does not end is refused with its line,
// and the others are taken. The text is the longest form that the item gives,
// HTML turned into text with links made whole by xml:base; where there is none,
// the title stands for it. The sender's id is guid, id or rdf:about, and the
// link where there is none of these. Dates are kept as they were written, and
// are times of receipt only with [intake.Options.OwnTimes]. Authors are
// reporters: they stand in [intake.Reporter] alone. Original is the item as it
// came.
//
// Nothing that an item points to is fetched, and no entity is defined by a
// feed: one that tries is refused as a whole. What bytes mean is told by them
// and by what the feed declares, where the bytes allow it.
package rss

import (
	"io"
	"iter"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// maxItem is how many bytes one item may have: news are not longer.
const maxItem = 2 << 20

// Read yields a report or refusal for each item of r. A feed without items
// yields nothing.
func Read(r io.Reader, opt intake.Options) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		opt.Limits = opt.Limits.OrDefaults()
		if opt.Channel == record.ChannelUnstated {
			opt.Channel = record.ChannelNews
		}
		in, cs := newCharset(r)
		s := newScanner(in, min(opt.Limits.Line, maxItem))
		f := source{opt: opt, charset: cs}
		for {
			p, more := s.next()
			if !more {
				break
			}
			if f.head == nil {
				f.read(s.head)
			}
			if !yield(f.report(p)) {
				return
			}
		}
		if refused := f.ended(s); refused != nil {
			yield(intake.Report{}, refused)
		}
	}
}

// ended says what was wrong with the feed as a whole; nil for nothing.
func (f *source) ended(s *scanner) *intake.Refused {
	if f.head == nil {
		f.read(s.head)
	}
	switch {
	case s.err != nil:
		return feed.Broken(max(s.line, 1), s.err)
	case s.fault != "":
		return feed.Refuse(s.line, record.RefusedUnreadable, s.head, "%s", s.fault)
	case s.line == 0 && len(s.head) == 0:
		return feed.Refuse(1, record.RefusedEmpty, nil, "nothing came; look whether the file was written to its end")
	case f.root == "" && s.items == 0:
		return feed.Refuse(1, record.RefusedUnreadable, s.head, "it is no feed: neither rss, rdf:RDF nor feed stands in it; look whether the address is that of a page")
	case f.root != "" && !s.closed && !s.open:
		return feed.Refuse(max(s.line, 1), record.RefusedUnreadable, nil, "the feed does not end; it may have been cut off here, send it again")
	}
	return nil
}
