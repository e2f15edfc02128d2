package store

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// Attachment returns the n-th attachment of a report, from 0, with its bytes.
// One that is not held, or was disposed of, is not found.
func (a *Asked) Attachment(report record.ID, n int) (desk.AttachmentFile, error) {
	r, err := a.ReportView(report)
	if err != nil {
		return desk.AttachmentFile{}, err
	}
	if r.Covered {
		return desk.AttachmentFile{}, desk.Cannot("somebody under 18 is in this report: say on its page why you read it, then its files open")
	}
	if n < 0 || n >= len(r.Said.Attachments) || !r.Said.Attachments[n].Held {
		return desk.AttachmentFile{}, desk.ErrNotFound
	}
	place := 0
	for _, before := range r.Said.Attachments[:n] {
		if before.Held {
			place++
		}
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq = $2`, a.house(), int64(r.Seq))
	if err != nil {
		return desk.AttachmentFile{}, err
	}
	entries, err := entriesOf(rows)
	if err != nil || len(entries) == 0 {
		return desk.AttachmentFile{}, errors.Join(err, desk.ErrNotFound)
	}
	for _, ref := range entries[0].Contents {
		if ref.Class != record.ClassAttachment {
			continue
		}
		if place > 0 {
			place--
			continue
		}
		b, err := a.words(ref.ID)
		if err == nil && b == nil {
			err = desk.ErrNotFound // its key is destroyed
		}
		return desk.AttachmentFile{Attachment: r.Said.Attachments[n], Moment: a.Moment, Bytes: b, Handling: r.Own.OrUnstated()}, err
	}
	return desk.AttachmentFile{}, desk.ErrNotFound
}
