package store

import "watchfloor/record"

// originFound folds what a report traces to. A report is taken from one other
// at most, so a later word on that replaces an earlier one. What it quotes stands
// beside that: with each origin, and of each report, once.
func (f folder) originFound(e record.Entry, b *record.OriginFound) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	// Whoever traces to an origin does not quote it too.
	err = f.exec(`UPDATE quotation SET until = $3 WHERE house = $1 AND report = $2 AND origin = $5 AND until = $4`,
		int64(f.house), seq, int64(e.Seq), int64(record.Forever), b.Origin[:])
	if err != nil {
		return err
	}
	if b.Arrival == record.ArrivalQuotes {
		return f.quoted(e, seq, b)
	}
	err = f.exec(`UPDATE origin SET until = $3 WHERE house = $1 AND report = $2 AND until = $4`, int64(f.house), seq, int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO origin (house, report, since, until, labels, origin, arrival, of, share) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), seq, int64(e.Seq), int64(record.Forever), int64(e.Labels), b.Origin[:], int64(b.Arrival), b.Of[:], int64(b.Share))
}

func (f folder) quoted(e record.Entry, report int64, b *record.OriginFound) error {
	err := f.exec(`UPDATE quotation SET until = $3 WHERE house = $1 AND report = $2 AND of = $5 AND until = $4`,
		int64(f.house), report, int64(e.Seq), int64(record.Forever), b.Of[:])
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO quotation (house, report, since, until, labels, origin, of, share) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), report, int64(e.Seq), int64(record.Forever), int64(e.Labels), b.Origin[:], b.Of[:], int64(b.Share))
}
