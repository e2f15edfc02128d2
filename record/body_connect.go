package record

// NameAdded is a name under which somebody here knows a holding, beside those
// that its list gives; the name is the entry's content (ClassHolding). A newer
// edition of the list does not take it away.
type NameAdded struct {
	Holding ID `json:"holding"`
	Name    ID `json:"name"`
}

// NameRemoved takes a name back that a person added; words why are its content (ClassNote).
type NameRemoved struct {
	Holding ID `json:"holding"`
	Name    ID `json:"name"`
}

// HoldingsJudged is a person's word on whether two holdings are one; words why are
// its content (ClassNote). A later one on the same two replaces it, so that
// whatever is merged can be parted.
type HoldingsJudged struct {
	A    ID       `json:"a"` // the smaller of the two
	B    ID       `json:"b"`
	Same Sameness `json:"same"`
}

// SearchAnswered says that what a search once did not find is there now. It
// carries the labels of what answers it, and those of the search.
type SearchAnswered struct {
	Search ID     `json:"search"` // the content of the entry Searched
	Item   ID     `json:"item"`
	Of     ReadOf `json:"of"`
}

// SearchEnded says that a search need not be asked again.
type SearchEnded struct {
	Search ID `json:"search"`
}

// SignJudged is a person's word on an indicator of a report: that it holds, that it
// does not, or one that the machine missed.
type SignJudged struct {
	Report ID   `json:"report"`
	Sign   Sign `json:"sign"`
	Holds  bool `json:"holds"`
}

// PlaceKept adds a place to the gazetteer of the house, or changes it; its names are
// the entry's content (ClassName).
type PlaceKept struct {
	Place     ID    `json:"place"`
	Latitude  int64 `json:"latitude"`  // millionths of a degree, north positive
	Longitude int64 `json:"longitude"` // millionths of a degree, east positive
	Within    int64 `json:"within"`    // metres from there to its edge
}

// PlaceDropped takes a place out of the gazetteer of the house.
type PlaceDropped struct {
	Place ID `json:"place"`
}

// ValueJudged is a person's word on whether sharing a value, such as a number, connects
// reports. The value as mentions carry it is the entry's content (ClassName), words why
// are another (ClassNote); both lie under the key of Value. A later word replaces it.
type ValueJudged struct {
	Value    ID       `json:"value"`
	Connects Connects `json:"connects"`
}

// MentionJudged is a person's word on a place or a time of which words of a report
// speak: that they do not, or what they mean. What they mean is the entry's content
// (ClassValues) as mentions carry it, words why are another (ClassNote). A later word
// on the same words replaces it; what the machine read stays beside it.
type MentionJudged struct {
	Report    ID          `json:"report"`
	Mention   MentionKind `json:"mention"` // place or date
	Start     int64       `json:"start"`   // below 0: in the title, counted back from the text
	End       int64       `json:"end"`
	Holds     bool        `json:"holds"`
	Was       WindowSaid  `json:"was,omitzero"`  // of a time: what the machine read
	When      WindowSaid  `json:"when,omitzero"` // what it is
	Threatens bool        `json:"threatens,omitempty"`
}

// PlaceFound says that a report which was read before the house kept a place speaks of
// it. The mentions all mean that place; its value, the only one, is the entry's content
// (ClassValues) as mentions carry it.
type PlaceFound struct {
	Report   ID        `json:"report"`
	Place    ID        `json:"place"`
	Mentions []Mention `json:"mentions"`
}
