package store

import (
	"database/sql"
	"errors"
	"strconv"

	"watchfloor/desk"
	"watchfloor/record"
)

const (
	logPerPage   = 100
	mostBreaches = 200
	// refusalsOver is the time over which refusals are counted.
	refusalsOver = 7 * record.Day
	// mostOfKind bounds how many entries of a kind are read for a page.
	mostOfKind = 2000
)

// Log returns entries, the newest first, whatever their labels: oversight must
// see that something was done. What it was about is shown to who may read it.
func (a *Asked) Log(q desk.LogQuery) (desk.LogPage, error) {
	page := desk.LogPage{Moment: a.Moment, Lines: []desk.LogLine{}}
	end := a.Seq + 1
	if q.Before > 0 {
		end = min(end, q.Before)
	}
	if q.Until != 0 {
		last, err := a.seqAt(q.Until)
		if err != nil {
			return page, err
		}
		end = min(end, last+1)
	}
	args := []any{a.house(), int64(end), int64(q.From), logPerPage}
	where := `house = $1 AND seq < $2 AND at >= $3`
	if q.Kind != 0 {
		where += ` AND kind = $5`
		args = append(args, int64(q.Kind))
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE `+where+` ORDER BY seq DESC LIMIT $4`, args...)
	if err != nil {
		return page, err
	}
	entries, err := entriesOf(rows)
	for _, e := range entries {
		page.Lines = append(page.Lines, a.logLine(e))
		page.Last = e.Seq
	}
	return page, err
}

func (a *Asked) logLine(e record.Entry) desk.LogLine {
	l := desk.LogLine{Seq: e.Seq, At: e.At(), Kind: e.Kind, Actor: e.Actor, Post: e.Post, Basis: e.Basis, Purpose: e.Purpose, About: e.About}
	if !a.viewer.MayRead(e.Labels) {
		l.About, l.Sealed = record.ID{}, true
	}
	return l
}

// seqAt is the newest entry by a time, -1 for none.
func (a *Asked) seqAt(at record.Time) (record.Seq, error) {
	seq := record.Seq(-1)
	err := a.s.row(`SELECT seq FROM entry WHERE house = $1 AND at <= $2 ORDER BY at DESC, seq DESC LIMIT 1`, a.house(), int64(at)).Scan((*int64)(&seq))
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	return seq, err
}

// ofKind returns the newest entries of a kind.
func (a *Asked) ofKind(k record.Kind, most int) ([]record.Entry, error) {
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 AND seq <= $3 ORDER BY seq DESC LIMIT $4`, a.house(), int64(k), int64(a.Seq), most)
	if err != nil {
		return nil, err
	}
	return entriesOf(rows)
}

// Oversight returns what oversight sees first.
func (a *Asked) Oversight() (v desk.OversightView, err error) {
	v.Moment = a.Moment
	key, err := a.s.db.SigningKey()
	if err != nil {
		return v, err
	}
	v.Key = key.String()
	if v.Witnesses, err = a.Witnesses(); err != nil {
		return v, err
	}
	if v.Kept, err = a.Kept(); err != nil {
		return v, err
	}
	if err := a.emergencies(&v); err != nil {
		return v, err
	}
	if err := a.breaches(&v); err != nil {
		return v, err
	}
	if err := a.refusals(&v); err != nil {
		return v, err
	}
	v.Samples, err = a.Samples()
	return v, err
}

func (a *Asked) emergencies(v *desk.OversightView) error {
	entries, err := a.ofKind(record.KindEmergencyOpened, logPerPage)
	for _, e := range entries {
		if b, ok := e.Body.(*record.EmergencyOpened); ok {
			x := desk.Emergency{Actor: e.Actor, At: e.At(), Until: b.Until}
			if a.viewer.MayRead(e.Labels) {
				x.Item = b.Item
			}
			v.Emergencies = append(v.Emergencies, x)
		}
	}
	return err
}

type overdueAt struct {
	id           []byte
	first, clock int64
}

// breaches are what had to be done by now and was not, the oldest first.
func (a *Asked) breaches(v *desk.OversightView) error {
	var nobody record.ID
	still := `until = 9223372036854775807`
	args := []any{a.house(), int64(a.Now), a.hidden(), nobody[:], mostBreaches + 1}
	if a.Past {
		still = `since <= $6 AND until > $6`
		args = append(args, int64(a.Seq))
	}
	rows, err := a.s.rows(`SELECT id, first_at, look_by FROM lead WHERE house = $1 AND state = 0 AND read_at = 0 AND look_by > 0 AND look_by < $2
		AND (labels & $3) = 0 AND claimed_by = $4 AND `+still+` ORDER BY look_by LIMIT $5`, args...)
	if err != nil {
		return err
	}
	leads, err := collect(rows, func(o *overdueAt) []any { return []any{&o.id, &o.first, &o.clock} })
	if err != nil {
		return err
	}
	for i, l := range leads {
		if i == mostBreaches {
			v.More = true
			break
		}
		v.Breaches = append(v.Breaches, desk.Breach{What: desk.Beyond(record.Time(l.first), a.Now), Item: idOf(l.id), Due: record.Time(l.clock)})
	}
	ended, err := a.ofKind(record.KindHandOverEnded, mostOfKind)
	for _, e := range ended {
		if b, ok := e.Body.(*record.HandOverEnded); ok && b.End == record.HandOverLapsed && a.viewer.MayRead(e.Labels) && len(v.Breaches) < 2*mostBreaches {
			v.Breaches = append(v.Breaches, desk.Breach{What: "hand-over that nobody acknowledged", Item: b.Lead, Due: e.At()})
		}
	}
	for _, w := range v.Witnesses {
		if w.Late(a.Now) {
			v.Breaches = append(v.Breaches, desk.Breach{What: "no checkpoint left with a witness", Item: w.Witness, Due: max(w.Sent, w.Since) + desk.LateAfter})
		}
	}
	return err
}

// refusals counts what was turned away in the last days, by reason.
func (a *Asked) refusals(v *desk.OversightView) error {
	since, err := a.seqAt(a.Now - refusalsOver)
	if err != nil {
		return err
	}
	times, order := map[string]int64{}, []string{}
	count := func(what string, n int64) {
		if _, there := times[what]; !there {
			order = append(order, what)
		}
		times[what] += n
	}
	for _, k := range []record.Kind{record.KindReadRefused, record.KindSignInRefused} {
		entries, err := a.ofKind(k, mostOfKind)
		if err != nil {
			return err
		}
		for _, e := range entries {
			switch b := e.Body.(type) {
			case *record.ReadRefused:
				if e.Seq > since {
					count("not shown: "+b.Why.String(), 1)
				}
			case *record.SignInRefused:
				if e.Seq > since {
					count("not let in: "+b.Why.String(), max(b.Times, 1))
				}
			}
		}
		if len(entries) == mostOfKind {
			count("more than "+strconv.Itoa(mostOfKind)+" entries of the kind “"+k.String()+"”: read the log", 0)
		}
	}
	for _, what := range order {
		v.Refusals = append(v.Refusals, desk.Refused{What: what, Times: times[what]})
	}
	var lines int64
	err = a.s.row(`SELECT COUNT(*) FROM entry WHERE house = $1 AND kind = $2 AND seq > $3 AND seq <= $4`,
		a.house(), int64(record.KindLineRefused), int64(since), int64(a.Seq)).Scan(&lines)
	if lines > 0 {
		v.Refusals = append(v.Refusals, desk.Refused{What: "sent and could not be taken", Times: lines})
	}
	return err
}

// Samples returns the samples that were drawn, the newest first.
func (a *Asked) Samples() ([]desk.SampleLine, error) {
	entries, err := a.ofKind(record.KindSampleDrawn, logPerPage)
	lines := []desk.SampleLine{}
	for _, e := range entries {
		if b, ok := e.Body.(*record.SampleDrawn); ok && a.viewer.MayRead(e.Labels) {
			lines = append(lines, desk.SampleLine{Sample: b.Sample, At: e.At(), From: b.From, Until: b.Until, Seed: b.Seed, Of: b.Of, Leads: b.Leads})
		}
	}
	return lines, err
}
