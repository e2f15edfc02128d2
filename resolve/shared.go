package resolve

import "watchfloor/record"

// TooMany is from how many reports on a shared value stops connecting them.
const TooMany = tooMany

// Connects reports whether sharing a value of the kind makes two reports one lead.
func Connects(k record.MentionKind) bool { return connects(k) }

// RareFor is how many reports may have a word or the name of a place for it to connect
// over months.
const RareFor = rareFor
