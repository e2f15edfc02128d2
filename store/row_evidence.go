package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// evidenceRow is what one report adds, or several that say the same.
type evidenceRow struct {
	lead, origin, voice []byte
	said, people        saidRow
	since               int64 // of people's words; -1: none
	seq                 int64
	e                   desk.ReportEvidence
}

// evidenceKey is what two rows have in common that say the same.
type evidenceKey struct {
	origin, voice string
	said, people  saidRow
	since         int64
	channel       record.Channel
	scheme        record.Scheme
	grade         [2]uint8
}

func (r evidenceRow) key() evidenceKey {
	return evidenceKey{string(r.origin), string(r.voice), r.said, r.people, r.since, r.e.Channel, r.e.Scheme, [2]uint8{r.e.Reliability, r.e.Credibility}}
}

// saidRow is what a report says, as far as its order asks.
type saidRow struct {
	severity    uint8
	from, until int64
	signs       int64
}

func (s *saidRow) fields() []any { return []any{&s.severity, &s.from, &s.until, &s.signs} }

// asCorrected puts people's words over what the machine read. A correction reaches
// all reports of its origin in which the machine read the same: a hoax that was
// copied is corrected once. Of two corrections the newer counts.
func asCorrected(rows []evidenceRow) {
	type telling struct {
		origin string
		said   saidRow
	}
	newest := map[telling]evidenceRow{}
	for _, r := range rows {
		t := telling{string(r.origin), r.said}
		if was, ok := newest[t]; r.since >= 0 && (!ok || was.since < r.since) {
			newest[t] = r
		}
	}
	for i := range rows {
		r := &rows[i]
		word, ok := newest[telling{string(r.origin), r.said}]
		switch {
		case r.since >= 0:
			r.said = r.people
		case ok:
			r.said = word.people
		}
	}
}

func (r *evidenceRow) fields() []any {
	out := append([]any{&r.lead, &r.origin, &r.voice, (*uint8)(&r.e.Channel), (*uint8)(&r.e.Scheme), &r.e.Reliability, &r.e.Credibility}, r.said.fields()...)
	out = append(append(out, &r.since), r.people.fields()...)
	return append(out, (*int64)(&r.e.Received), (*int64)(&r.e.Happened), &r.seq)
}

func (r evidenceRow) evidence() desk.ReportEvidence {
	e := r.e
	e.Origin, e.Voice = idOf(r.origin), string(r.voice)
	e.Severity, e.Window = r.said.severity, record.WindowSaid{From: record.Time(r.said.from), Until: record.Time(r.said.until)}
	if int64(e.Happened) == noTime {
		e.Happened = 0
	}
	for code := range uint8(record.MaxLabels) {
		if r.said.signs&(1<<code) != 0 {
			e.Signs = append(e.Signs, code)
		}
	}
	return e
}
