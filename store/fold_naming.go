package store

import "watchfloor/record"

// foldNaming folds the names that people add, and what becomes of searches that
// found nothing.
func (f folder) foldNaming(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.NameAdded:
		name, _ := e.Content(record.ClassHolding)
		return f.exec(`INSERT INTO held_name (house, name, since, until, labels, holding, content, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			int64(f.house), b.Name[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), b.Holding[:], name.ID[:], e.Actor[:], int64(e.At()))
	case *record.NameRemoved:
		return f.overAt(`UPDATE held_name SET until = $3 WHERE house = $1 AND name = $2 AND until = $4`, e, b.Name)
	case *record.SearchAnswered:
		return f.exec(`INSERT INTO answered (house, search, item, since, until, labels, sort, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
			int64(f.house), b.Search[:], b.Item[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Of), int64(e.At()))
	case *record.SearchEnded:
		return f.overAt(`UPDATE asking SET until = $3 WHERE house = $1 AND search = $2 AND until = $4`, e, b.Search)
	}
	return nil
}

// asksAgain begins a row for a search that found nothing and is asked again.
func (f folder) asksAgain(e record.Entry, b *record.Searched) error {
	words, ok := e.Content(record.ClassSearch)
	if b.Until == 0 || !ok {
		return nil
	}
	return f.exec(`INSERT INTO asking (house, search, since, until, labels, actor, post, lead, at, ends) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		int64(f.house), words.ID[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), e.Actor[:], e.Post[:], b.Lead[:], int64(e.At()), int64(b.Until))
}

// forgetNaming ends the names added to a holding that is disposed of, and a search
// whose words are.
func (f folder) forgetNaming(e record.Entry, id record.ID) error {
	if err := f.overAt(`UPDATE held_name SET until = $3 WHERE house = $1 AND holding = $2 AND until = $4`, e, id); err != nil {
		return err
	}
	return f.overAt(`UPDATE asking SET until = $3 WHERE house = $1 AND search = $2 AND until = $4`, e, id)
}
