package storetest

import "watchfloor/record"

// traces says what a report was taken from and what it quotes. What is said of
// it later replaces that, in part.
func (h *history) traces(r *madeReport) []record.Draft {
	of, ok := pick(h, h.reports)
	if !ok || of == r || of.labels&^r.labels != 0 {
		of = &madeReport{}
	}
	body := record.OriginFound{Report: r.id, Engine: 1, Origin: of.id, Of: of.id, Share: record.One / 2, Arrival: record.ArrivalQuotes}
	if of.id.IsZero() {
		body.Origin, body.Arrival = r.id, record.ArrivalNew
	} else if h.r.IntN(2) == 0 {
		body.Arrival = record.ArrivalCopy
	}
	return []record.Draft{record.Machine(record.Entry{Labels: r.labels}, r.id, &body)}
}
