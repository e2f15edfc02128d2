package storetest

import (
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/store"
)

// oversees tells of witnesses, kept checkpoints, reviews and samples, which must
// fit what the house holds: verify holds sent checkpoints against its log.
func (h *history) oversees(id record.ID) []record.Draft {
	at := record.At(h.clock.Now())
	switch h.r.IntN(5) {
	case 0:
		h.witnesses = append(h.witnesses, id)
		d := with(sitter.Draft(id, &record.WitnessAppointed{Witness: id, Way: record.WitnessHouse}), id, record.ClassName, "https://witness.example.org")
		return []record.Draft{with(d, id, record.ClassCredential, "a token")}
	case 1:
		w, ok := pick(h, h.witnesses)
		if !ok {
			return nil
		}
		if h.r.IntN(3) == 0 {
			return []record.Draft{sitter.Draft(w, &record.WitnessDismissed{Witness: w})}
		}
		now, err := h.db.Checkpoint(h.t.Context())
		if err != nil {
			h.t.Fatal(err)
		}
		return []record.Draft{lawful.House.Draft(w, &record.CheckpointSent{Witness: w, Size: now.Size, Hash: now.Hash})}
	case 2:
		other := record.ID{15: byte(1 + h.r.IntN(2))}
		note := checkpoint.Checkpoint{Origin: checkpoint.Origin(7), Size: record.Seq(h.seen), At: at}
		b := &record.CheckpointKept{Other: other, Size: note.Size, Hash: note.Hash}
		return []record.Draft{with(lawful.House.Draft(other, b), id, record.ClassName, string(store.KeepText("a key", []byte(note.Text()+"\n"))))}
	case 3:
		if review, ok := pick(h, h.reviews); ok && h.r.IntN(2) == 0 {
			return []record.Draft{sitter.Draft(sitter.Actor, &record.ReviewAnswered{Review: review, Account: sitter.Actor, Approved: true, Until: at + record.Day})}
		}
		h.reviews = append(h.reviews, id)
		return []record.Draft{with(sitter.Draft(sitter.Actor, &record.ReviewAsked{Review: id, Account: sitter.Actor}), id, record.ClassNote, "who read it")}
	default:
		return []record.Draft{sitter.Draft(id, &record.SampleDrawn{Sample: id, Until: at, Of: 3, Leads: []record.ID{id, record.NewID()}}),
			sitter.Draft(id, &record.Exported{Export: id})}
	}
}

// overseen makes every kind of oversight happen, and the dismissal last.
func (h *history) overseen() {
	for range 60 {
		h.clock.move(1)
		if drafts := h.oversees(record.NewID()); len(drafts) > 0 {
			h.append(drafts)
		}
	}
}
