package store

import (
	"encoding/json"
	"errors"

	"watchfloor/holdings"
	"watchfloor/record"
)

func (f folder) holdingTaken(e record.Entry, b *record.HoldingTaken) error {
	raw, content, err := f.wordsOf(e, record.ClassHolding)
	if err != nil {
		return err
	}
	var h holdings.Holding
	if raw != nil {
		if err := json.Unmarshal(raw, &h); err != nil {
			return err
		}
	}
	was, err := f.holdingKeptOut(b.Holding)
	if err != nil {
		return err
	}
	if err := f.endHolding(e, b.Holding); err != nil {
		return err
	}
	if err := f.closed(e, b); err != nil {
		return err
	}
	err = f.exec(`INSERT INTO holding (house, id, since, until, labels, type, source, list_key, content, role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		int64(f.house), b.Holding[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Type), b.Source[:], f.keys.listed(b.Source, h.ListID), content[:], int64(b.Role))
	if err != nil {
		return err
	}
	if err := f.heldWith(e, b.Holding, b.Marks); err != nil {
		return err
	}
	if was != b.Role.KeptOut() {
		if err := f.keepLinksOut(e, `holding = $4`, b.Holding[:]); err != nil {
			return err
		}
	}
	if b.Role.KeptOut() {
		return nil // nothing is to be found by what belongs to them
	}
	for _, v := range h.Keys {
		err := f.exec(`INSERT INTO holding_identifier (house, value_key, holding, since, until, labels) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT DO NOTHING`, int64(f.house), f.keys.value(v), b.Holding[:], int64(e.Seq), int64(record.Forever), int64(e.Labels))
		if err != nil {
			return err
		}
	}
	return nil
}

// endHolding ends what was known of a holding before the entry.
func (f folder) endHolding(e record.Entry, id record.ID) error {
	for _, query := range []string{
		`UPDATE holding SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`,
		`UPDATE closed SET until = $3 WHERE house = $1 AND holding = $2 AND until = $4`,
		`UPDATE holding_identifier SET until = $3 WHERE house = $1 AND holding = $2 AND until = $4`,
	} {
		if err := f.exec(query, int64(f.house), id[:], int64(e.Seq), int64(record.Forever)); err != nil {
			return err
		}
	}
	return nil
}

// listed is the look-up key of a holding's id in its list; empty when it has none.
func (k *keyring) listed(source record.ID, id string) []byte {
	if id == "" {
		return []byte{}
	}
	return k.lookup("list", string(source[:]), id)
}

func (f folder) linksProposed(e record.Entry, b *record.LinksProposed) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	marked, err := f.has(`SELECT 1 FROM person_mark WHERE house = $1 AND report = $2 AND until = $3`, int64(f.house), seq, int64(record.Forever))
	if err != nil {
		return err
	}
	links := make([]linkRow, len(b.Links))
	for i, l := range b.Links {
		why, err := packed(l.Why, len(l.Why))
		if err != nil {
			return err
		}
		links[i] = linkRow{id: l.ID, labels: e.Labels, report: seq, mention: l.Mention, starts: l.Start, ends: l.End,
			holding: l.Holding, p: l.P, state: record.LinkProposed, why: why}
	}
	if err := f.addLinks(e, links...); err != nil {
		return err
	}
	if marked {
		return f.exec(`UPDATE link SET kept_out = 1 WHERE house = $1 AND report = $2 AND since = $3 AND until = $4 AND `+toKeepOut, int64(f.house), seq, int64(e.Seq), int64(record.Forever))
	}
	return nil
}

type linkRow struct {
	id                    record.ID
	labels                record.Labels
	report                int64
	mention, starts, ends int64
	holding               record.ID
	p                     record.Millionths
	state                 record.LinkState
	why                   []byte
	keptOut               int64
}

func (f folder) addLinks(e record.Entry, links ...linkRow) error {
	rows := make([][]any, len(links))
	for i, l := range links {
		rows[i] = []any{int64(f.house), l.id[:], int64(e.Seq), int64(record.Forever), int64(l.labels),
			l.report, l.mention, l.starts, l.ends, l.holding[:], int64(l.p), int64(l.state), l.why, l.keptOut}
	}
	return f.add(`link (house, id, since, until, labels, report, mention, starts, ends, holding, p, state, why, kept_out)`, rows)
}

// linkJudged ends the link's row and begins one with the person's word. The
// labels stay those of the report and the holding.
func (f folder) linkJudged(e record.Entry, b *record.LinkJudged) error {
	l := linkRow{id: b.Link, state: b.State}
	var holding []byte
	err := f.x.row(`SELECT labels, report, mention, starts, ends, holding, p, why, kept_out FROM link WHERE house = $1 AND id = $2 AND until = $3`,
		int64(f.house), b.Link[:], int64(record.Forever)).Scan(labelsInto{&l.labels}, &l.report, &l.mention, &l.starts, &l.ends, &holding, (*int64)(&l.p), &l.why, &l.keptOut)
	if err != nil {
		return errors.Join(errors.New("the link judged is not there"), err)
	}
	l.holding = idOf(holding)
	err = f.exec(`UPDATE link SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), b.Link[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.addLinks(e, l)
}
