package storetest

import "watchfloor/record"

// access is what people ask to read: asked, answered once and sometimes taken back,
// or opened in an emergency. It is told in one piece, so that every history has all.
func (h *history) access(id record.ID) []record.Draft {
	at := record.At(h.clock.Now())
	note := func(d record.Draft, words string) record.Draft { return with(d, d.About, record.ClassNote, words) }
	emergency := record.NewID()
	account := h.account()
	drafts := []record.Draft{
		note(sitter.Draft(id, &record.AccessAsked{Request: id, Account: account, Item: record.NewID()}), "the van is mine"),
		note(sitter.Draft(emergency, &record.EmergencyOpened{Account: account, Labels: 1, Until: at + record.Hour}), "he is at the door"),
	}
	if h.r.IntN(3) == 0 {
		return drafts // nobody answers
	}
	answer := &record.AccessAnswered{Request: id, Account: account, Answer: record.AccessGranted, Labels: 3, Until: at + record.Day}
	if h.r.IntN(2) == 0 {
		return append(drafts, sitter.Draft(id, &record.AccessAnswered{Request: id, Account: account, Answer: record.AccessRefused}))
	}
	return append(drafts, note(sitter.Draft(id, answer), "for the week"),
		sitter.Draft(emergency, &record.AccessAnswered{Request: emergency, Account: account, Answer: record.AccessWithdrawn}))
}

// account is somebody who works in the house.
func (h *history) account() record.ID { return record.ID{0: 1, 6: 0x70, 15: byte(1 + h.r.IntN(3))} }
