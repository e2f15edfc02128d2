package store

import (
	"cmp"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/record"
)

// mostUsed is how many of each sort of what used a tie are listed.
const mostUsed = 100

// onceTiesQuery reads the holdings that were judged one with holding $4 at any time
// between the entries $5 and $6.
const onceTiesQuery = `SELECT t.other FROM (
		SELECT b AS other FROM sameness WHERE house = $1 AND a = $6 AND since <= $2 AND since < $5 AND until > $4 AND (labels & $3) = 0 AND same = 1
		UNION SELECT a AS other FROM sameness WHERE house = $1 AND b = $6 AND since <= $2 AND since < $5 AND until > $4 AND (labels & $3) = 0 AND same = 1) t
	JOIN holding h ON h.house = $1 AND h.id = t.other AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0 AND h.role NOT IN (2, 3, 4)`

// used is what happened while a pair was one, so that a person can go through it:
// links that people judged, reports put into a lead by it, what people decided about
// leads in which its reports stand, and who was shown it. The newest come first.
type used struct {
	a        *Asked
	from, to record.Seq
	parts    []record.ID
	out      []desk.Used
}

func (a *Asked) usedBy(holding record.ID, p desk.Pair) ([]desk.Used, error) {
	u := &used{a: a, from: p.Since, to: p.Ended}
	var err error
	u.parts, err = walk(a.s, holding, onceTiesQuery, append(a.asking(), int64(u.from), int64(u.to)), func(id record.ID) (bool, error) {
		closed, err := a.ClosedTo(id)
		return !closed, err
	})
	if err != nil {
		return nil, err
	}
	for _, look := range []func() error{u.judged, u.grouped, u.decided, u.shown} {
		if err := look(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(u.out, func(a, b desk.Used) int { return cmp.Compare(b.Seq, a.Seq) })
	return u.out, nil
}

// between are the parameters of a question about the parts while they were one.
func (u *used) between() []any {
	return append(u.a.asking(), int64(u.from), int64(u.to))
}

type usedRow struct {
	report, lead, holding, why, bytes []byte
	seq                               int64
	state                             uint8
}

// judged are the links to the parts that people judged.
func (u *used) judged() error {
	found, err := askList(u.a, question[record.ID]{func(in string) string {
		return `SELECT r.id, l.holding, l.state, e.seq, e.bytes FROM link l JOIN report r ON r.house = l.house AND r.seq = l.report AND r.disposed = 0
			JOIN entry e ON e.house = l.house AND e.seq = l.since
			WHERE l.house = $1 AND l.since <= $2 AND (l.labels & $3) = 0 AND l.since > $4 AND l.since < $5 AND l.kept_out = 0 AND e.kind = ` + strconv.Itoa(int(record.KindLinkJudged)) + ` AND l.holding IN ` + in + ` ORDER BY l.since DESC LIMIT 100`
	}, u.between(), u.parts, idArg}, func(r *usedRow) []any {
		return []any{&r.report, &r.holding, &r.state, &r.seq, &r.bytes}
	})
	if err != nil {
		return err
	}
	for _, r := range found {
		e, err := record.DecodeTrusted(r.bytes)
		if err != nil {
			return err
		}
		u.add(e, desk.Used{Report: idOf(r.report), Holding: idOf(r.holding), Text: "A link was marked " + record.LinkState(r.state).String()})
	}
	return nil
}

func (u *used) add(e record.Entry, one desk.Used) {
	one.Seq, one.At, one.Actor = e.Seq, e.At(), e.Actor
	u.out = append(u.out, one)
}

// linked are the reports linked to the parts, by their numbers, while they were one.
const linkedOnce = `SELECT k.report FROM link k WHERE k.house = $1 AND k.since <= $2 AND (k.labels & $3) = 0 AND k.since < $5 AND k.until > $4 AND k.kept_out = 0 AND k.state <> 2 AND k.holding IN `

// grouped are the reports that joined a lead because another part was confirmed there.
func (u *used) grouped() error {
	found, err := askList(u.a, question[record.ID]{func(in string) string {
		return `SELECT r.id, m.lead, m.why, e.seq, e.bytes FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report AND r.disposed = 0
			JOIN entry e ON e.house = m.house AND e.seq = m.since
			WHERE m.house = $1 AND m.since <= $2 AND (m.labels & $3) = 0 AND m.since > $4 AND m.since < $5 AND m.report IN (` + linkedOnce + in + `) ORDER BY m.since DESC LIMIT 100`
	}, u.between(), u.parts, idArg}, func(r *usedRow) []any {
		return []any{&r.report, &r.lead, &r.why, &r.seq, &r.bytes}
	})
	if err != nil {
		return err
	}
	for _, r := range found {
		why, err := unpacked[record.Joined](r.why)
		if err != nil {
			return err
		}
		by := slices.IndexFunc(why, func(j record.Joined) bool {
			return j.Because == record.BecauseConfirmed && slices.Contains(u.parts, j.With)
		})
		if by < 0 {
			continue
		}
		e, err := record.DecodeTrusted(r.bytes)
		if err != nil {
			return err
		}
		if e.Kind == record.KindReportGrouped {
			u.add(e, desk.Used{Report: idOf(r.report), Lead: idOf(r.lead), Holding: why[by].With, Text: "A report joined a lead by confirmed links"})
		}
	}
	return nil
}

// decided is what people decided about leads in which reports linked to the parts stood.
func (u *used) decided() error {
	found, err := askList(u.a, question[record.ID]{func(in string) string {
		return `SELECT e.about, e.seq, e.bytes FROM entry e WHERE e.house = $1 AND e.seq <= $2 AND (e.labels & $3) = 0 AND e.seq > $4 AND e.seq < $5 AND e.about IN (
			SELECT m.lead FROM lead_report m WHERE m.house = $1 AND m.since <= $2 AND (m.labels & $3) = 0 AND m.since < $5 AND m.until > $4 AND m.report IN (` + linkedOnce + in + `)) ORDER BY e.seq DESC LIMIT 400`
	}, u.between(), u.parts, idArg}, func(r *usedRow) []any { return []any{&r.lead, &r.seq, &r.bytes} })
	if err != nil {
		return err
	}
	n := 0
	for _, r := range found {
		e, err := record.DecodeTrusted(r.bytes)
		if err != nil {
			return err
		}
		if e.Actor.IsZero() || !desk.ActsOn(e.Kind) || n == mostUsed {
			continue
		}
		n++
		u.add(e, desk.Used{Lead: idOf(r.lead), Text: desk.Sentence(e)})
	}
	return nil
}

// shown is who was shown a part, on its page or in the answer of a match.
func (u *used) shown() error {
	found, err := askList(u.a, question[record.ID]{func(in string) string {
		return `SELECT i.item, e.seq, e.bytes FROM item_read i JOIN entry e ON e.house = i.house AND e.seq = i.since
			WHERE i.house = $1 AND i.since <= $2 AND (i.labels & $3) = 0 AND i.since > $4 AND i.since < $5 AND i.item IN ` + in + ` ORDER BY i.since DESC LIMIT 100`
	}, u.between(), u.parts, idArg}, func(r *usedRow) []any { return []any{&r.holding, &r.seq, &r.bytes} })
	if err != nil {
		return err
	}
	for _, r := range found {
		e, err := record.DecodeTrusted(r.bytes)
		if err != nil {
			return err
		}
		text := "Shown on its page"
		if b, ok := e.Body.(*record.ItemRead); ok && b.Of == record.ReadMatch {
			text = "Shown as one in the answer of a match"
		}
		u.add(e, desk.Used{Holding: idOf(r.holding), Text: text})
	}
	return nil
}

// nameUsed names the holdings of what is listed.
func (a *Asked) nameUsed(all []desk.Used) error {
	names := map[record.ID]string{}
	for i, u := range all {
		if u.Holding.IsZero() {
			continue
		}
		name, ok := names[u.Holding]
		if !ok {
			p, err := a.part(u.Holding)
			if err != nil {
				return err
			}
			name = p.Name
			names[u.Holding] = name
		}
		all[i].Name = name
	}
	return nil
}
