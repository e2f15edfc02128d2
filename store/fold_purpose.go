package store

import "watchfloor/record"

// foldPurpose returns the fold of what is recorded of standing, facts, purposes,
// searches and reads; nil for other kinds.
func (f folder) foldPurpose(e record.Entry) func() error {
	switch b := e.Body.(type) {
	case *record.StandingSet:
		return func() error { return f.standingSet(e, b) }
	case *record.FactsStated:
		return func() error { return f.factsStated(e, b) }
	case *record.PurposeStated:
		return func() error { return f.purposeStated(e, b) }
	case *record.Searched:
		return func() error { return f.searched(e, b) }
	case *record.ItemRead:
		return func() error { return f.itemRead(e, b) }
	}
	return nil
}

// standingSet ends what the report was and, for intelligence, begins a row.
func (f folder) standingSet(e record.Entry, b *record.StandingSet) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	err = f.exec(`UPDATE intelligence SET until = $3 WHERE house = $1 AND report = $2 AND until = $4`, int64(f.house), seq, int64(e.Seq), int64(record.Forever))
	if err != nil || b.Standing != record.StandingIntelligence {
		return err
	}
	return f.exec(`INSERT INTO intelligence (house, report, since, until, labels, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		int64(f.house), seq, int64(e.Seq), int64(record.Forever), int64(e.Labels), e.Actor[:], int64(e.At()))
}

func (f folder) factsStated(e record.Entry, b *record.FactsStated) error {
	return f.exec(`INSERT INTO facts (house, lead, since, until, labels, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		int64(f.house), b.Lead[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), e.Actor[:], int64(e.At()))
}

func (f folder) purposeStated(e record.Entry, b *record.PurposeStated) error {
	note, _ := e.Content(record.ClassNote)
	return f.exec(`INSERT INTO purpose (house, actor, since, until, labels, item, lead, code, at, ends, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		int64(f.house), e.Actor[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), b.Item[:], b.Lead[:], int64(e.Purpose), int64(e.At()), int64(b.Until), note.ID[:])
}

func (f folder) searched(e record.Entry, b *record.Searched) error {
	if err := f.asksAgain(e, b); err != nil {
		return err
	}
	words, _ := e.Content(record.ClassSearch)
	return f.exec(`INSERT INTO searched (house, actor, since, until, labels, at, lead, found, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), e.Actor[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(e.At()), b.Lead[:], b.Found, words.ID[:])
}

func (f folder) itemRead(e record.Entry, b *record.ItemRead) error {
	return f.exec(`INSERT INTO item_read (house, item, since, until, labels, actor, sort, n, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), b.Item[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), e.Actor[:], int64(b.Of), b.N, int64(e.At()))
}

// closed begins a row for a holding that its list says is closed or suspended.
func (f folder) closed(e record.Entry, b *record.HoldingTaken) error {
	if b.Status == record.HoldingOpen {
		return nil
	}
	return f.exec(`INSERT INTO closed (house, holding, since, until, labels, status, review_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Holding[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Status), int64(b.ReviewBy), int64(e.At()))
}
