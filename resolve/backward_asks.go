package resolve

import "watchfloor/record"

// Past is what looking for something newly held asks before anything is written.
type Past interface {
	Mentions
	Holdings
	// Words opens a content.
	Words(record.ContentRef) ([]byte, error)
	// HeldNow returns a holding as it stands; false when it is held no more.
	HeldNow(record.ID) (Held, bool, error)
	// PlacesAfter returns what changed in the house's own gazetteer behind an entry.
	PlacesAfter(after record.Seq) ([]KeptPlace, error)
	// ReportsNaming returns the reports taken before entry `before` in which
	// all these words stand, newest first, at most limit.
	ReportsNaming(words []string, before record.Seq, limit int) ([]record.Entry, error)
	// PlaceIsNews reports whether words of a report may be read as a place now: not when
	// they are read so already, nor when a person said what or whom they mean, nor when
	// they may name somebody held.
	PlaceIsNews(report record.Seq, m record.Mention, value string) (bool, error)
}

// Earlier is what writing down where it was found asks of the house.
type Earlier interface {
	Past
	// Newest returns the newest entry, and At the moment by which as-of reads it.
	Newest() record.Seq
	At() record.Time
	// StageAt returns the last entry that a stage has worked on.
	StageAt(record.Cursor) (record.Seq, error)
	// ReportsWith returns the mentions of an identifier in reports taken before.
	ReportsWith(value string, limit int) ([]Mentioning, error)
	// HoldersOf returns the holdings that have one of these identifiers now.
	HoldersOf(values []string) ([]Holder, error)
	// MentionAt returns a mention of a report; false when it is there no more.
	MentionAt(report record.Seq, n int64) (Mentioning, bool, error)
	// LinkedTo returns the reports that are linked to a holding.
	LinkedTo(holding record.ID) (map[record.Seq]bool, error)
	// KeptOut returns where a report means somebody who is kept out of lists and
	// matches: nobody is looked for there.
	KeptOut(report record.ID) ([]record.Named, error)
}
