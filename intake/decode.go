package intake

import (
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Decode turns bytes of unknown charset into valid UTF-8 without NUL. Whoever
// must give the bytes back keeps them when the text differs.
func Decode(b []byte) (string, record.Charset) { return feed.Decode(b) }
