package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// SheetLines is how many leads a shift sheet lists of those that come due next, and
// of those nobody looked at.
const SheetLines = 40

// Pile is what stands open under one set of labels.
type Pile struct {
	Labels   record.Labels
	Open     int64
	Unlooked int64       // nobody said to have read them since their newest report
	Due      []record.ID // the next due, the first first
	Waiting  []record.ID // of the unlooked, the first due first
}

// SheetView is what one shift leaves to the next, as it stood when it was made and
// as far as the viewer may read it.
type SheetView struct {
	ID       record.ID   `json:"id"`
	Post     record.ID   `json:"post,omitzero"`
	Name     string      `json:"name,omitempty"` // of the post
	From     record.Time `json:"from"`
	Until    record.Time `json:"until"`
	Made     record.Time `json:"made"`
	Maker    record.ID   `json:"maker"`
	Open     int64       `json:"open"`
	Unlooked int64       `json:"unlooked"`
	Due      []Row       `json:"due"`
	Pile     []Row       `json:"pile"`
	Waiting  HandOvers   `json:"waiting"`
	Back     CallsView   `json:"calls"`
	Posts    Posts       `json:"posts"`
	Signed   []SheetSign `json:"signed"`
}

// SheetSign is the signature of one side.
type SheetSign struct {
	Side   record.SheetSide `json:"side"`
	Signer record.ID        `json:"signer"`
	At     record.Time      `json:"at"`
	Words  string           `json:"words,omitempty"`
}

// By returns the signature of a side; false when it has not signed.
func (s SheetView) By(side record.SheetSide) (SheetSign, bool) {
	i := slices.IndexFunc(s.Signed, func(g SheetSign) bool { return g.Side == side })
	if i < 0 {
		return SheetSign{}, false
	}
	return s.Signed[i], true
}

// MakeSheet turns what stands open into the entries of a sheet, one for each set of
// labels; there is one even when nothing stands open, so that it can be signed.
func MakeSheet(v lawful.Viewer, sheet record.ID, from, until record.Time, piles []Pile) []record.Draft {
	if len(piles) == 0 {
		piles = []Pile{{}}
	}
	var drafts []record.Draft
	for _, p := range piles {
		d := v.Draft(sheet, &record.ShiftSheetMade{Sheet: sheet, Post: v.Post, From: from, Until: until, Open: p.Open, Unlooked: p.Unlooked, Due: p.Due, Pile: p.Waiting})
		d.Labels = p.Labels
		drafts = append(drafts, d)
	}
	return drafts
}

// SheetNow is a sheet as it stands when somebody signs it.
type SheetNow struct {
	Post   record.ID
	Signed []SheetSign
}

// SignSheet signs a sheet for one side. Both sides sign, and not the same person.
func SignSheet(v lawful.Viewer, sheet record.ID, now SheetNow, side record.SheetSide, words string) ([]record.Draft, error) {
	if len(words) > wordsLimit {
		return nil, Cannot("that is more than 20,000 bytes: attach it as a report instead")
	}
	for _, s := range now.Signed {
		switch {
		case s.Side == side:
			return nil, Cannot("the " + side.String() + " side has signed this sheet already")
		case s.Signer == v.Actor:
			return nil, Cannot("you signed for the " + s.Side.String() + " side: whoever takes over signs for the other")
		}
	}
	d := v.Draft(sheet, &record.ShiftSheetSigned{Sheet: sheet, Post: now.Post, Side: side})
	if strings.TrimSpace(words) != "" {
		id := record.NewID()
		d.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return []record.Draft{d}, nil
}
