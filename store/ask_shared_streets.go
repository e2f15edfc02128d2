package store

import (
	"cmp"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/resolve/rare"
)

const (
	// mostStreetReports is how many reports, the newest, are read for names of streets.
	mostStreetReports = 1000
	mostStreets       = 100
)

// named is a name of a street on words of a report.
type named struct {
	report     reportText
	text       record.ID // content
	start, end int64
}

// sharedStreets adds the names of streets and buildings that connect over months no more.
// The index of runs counts for grouping; it stands for no past moment, so that the
// newest reports are read here. Other rare words are not listed: most are family names.
func (a *Asked) sharedStreets(v *desk.SharedView) error {
	v.Streets, v.RareFor = []desk.SharedStreet{}, resolve.RareFor
	rows, err := a.s.rows(textColumns+`r.since <= $2 AND (r.labels & $3) = 0 AND NOT EXISTS (SELECT 1 FROM origin o WHERE o.house = r.house AND o.report = r.seq
		AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.arrival IN (2, 3)) ORDER BY r.seq DESC LIMIT $4`, append(a.asking(), mostStreetReports)...)
	if err != nil {
		return err
	}
	found, err := collect(rows, (*textRow).fields)
	if err != nil {
		return err
	}
	v.Read = len(found)
	by := map[uint64][]named{}
	for _, t := range found {
		r, err := t.open()
		if err != nil {
			return err
		}
		for _, w := range rare.Read(r.Title, r.Text).Terms {
			if w.Place && w.End > w.Start && rare.OnlyPlace(r.Text[w.Start:w.End]) {
				by[w.Key] = append(by[w.Key], named{r, idOf(t.text), int64(w.Start), int64(w.End)})
			}
		}
	}
	for key, all := range by {
		if !crowdedStreet(all) {
			delete(by, key)
		}
	}
	return a.spellStreets(v, by)
}

// crowdedStreet reports whether too many name it: grouping counts among reports of the
// same labels.
func crowdedStreet(all []named) bool {
	n := map[record.Labels]int{}
	return slices.ContainsFunc(all, func(o named) bool {
		n[o.report.Labels]++
		return n[o.report.Labels] > resolve.RareFor
	})
}

// spellStreets says what they are called and in how many reports, but for those in which
// somebody's name is read or was marked.
func (a *Asked) spellStreets(v *desk.SharedView, by map[uint64][]named) error {
	for _, all := range by {
		people, err := a.namesAnybody(all)
		if err != nil {
			return err
		}
		if people {
			continue
		}
		newest := all[0]
		id := newest.report.Report
		if err := a.lookYoung([]record.ID{id}); err != nil {
			return err
		}
		if err := a.handle([]record.ID{id}); err != nil {
			return err
		}
		text, err := a.words(newest.text)
		if err != nil {
			return err
		}
		name := newest.report.Text[newest.start:newest.end]
		if newest.end > int64(len(text)) || string(text[newest.start:newest.end]) != name {
			continue // it is covered
		}
		one := desk.SharedStreet{Text: name, Reports: len(all), Newest: newest.report.Came, Handling: a.handled[id]}
		v.Streets, v.Handling = append(v.Streets, one), v.Handling.Union(one.Handling)
	}
	slices.SortFunc(v.Streets, func(x, y desk.SharedStreet) int {
		return cmp.Or(cmp.Compare(y.Reports, x.Reports), strings.Compare(x.Text, y.Text))
	})
	v.Streets = v.Streets[:min(len(v.Streets), mostStreets)]
	return nil
}

// namesAnybody reports whether one of the reports has the name of somebody in these words.
func (a *Asked) namesAnybody(all []named) (bool, error) {
	for _, o := range all {
		var n int
		err := a.s.row(`SELECT (SELECT COUNT(*) FROM mention WHERE house = $1 AND report = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND kind = $5 AND starts < $7 AND ends > $6)
			+ (SELECT COUNT(*) FROM person_mark WHERE house = $1 AND report = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND starts < $7 AND ends > $6)`,
			append(a.asking(), int64(o.report.Seq), int64(record.MentionName), o.start, o.end)...).Scan(&n)
		if n > 0 || err != nil {
			return true, err
		}
	}
	return false, nil
}
