package resolve

import (
	"watchfloor/intake/origin"
	"watchfloor/record"
	"watchfloor/resolve/rare"
)

// read is a report whose words were read. They are cut, in each of the two ways, when
// that is first asked for.
type read struct {
	told Telling
	cut  *origin.Text
	rare *rare.Words
}

func (r *read) text() *origin.Text {
	if r.cut == nil {
		r.cut = origin.ReadReport(r.told.Title, r.told.Text)
	}
	return r.cut
}

func (r *read) words() rare.Words {
	if r.rare == nil {
		r.rare = new(rare.Read(r.told.Title, r.told.Text))
	}
	return *r.rare
}

const (
	// mostRead bounds the texts kept for the reports that follow in a batch: a
	// flood is compared with the same few over and over.
	mostRead = 512
	// readAhead is how many reports of a batch are read at once.
	readAhead = 128
)

// ahead reads the reports that are about to be placed: at once, and cut on all processors.
// Nothing that a batch finds stands in the tables before it ends, so nothing of it is missed.
func (g *grouping) ahead(entries []record.Entry) error {
	var reports []record.ID
	for _, e := range entries {
		if b, ok := e.Body.(*record.MentionsFound); ok {
			reports = append(reports, b.Report)
		}
	}
	placed, err := g.r.PlacedOf(reports)
	if err != nil {
		return err
	}
	var seqs []record.Seq
	g.next = make(map[record.ID]Placed, len(placed))
	for _, p := range placed {
		if !p.Report.IsZero() {
			seqs, g.next[p.Report] = append(seqs, p.Seq), p
		}
	}
	if err := g.readAll(seqs); err != nil {
		return err
	}
	var all []*read
	for _, seq := range seqs {
		if r := g.read[seq]; r != nil {
			all = append(all, r)
		}
	}
	together(len(all), func(i int) {
		all[i].text()
		all[i].words()
	})
	return nil
}

// readAll reads those of the reports that were not read yet.
func (g *grouping) readAll(seqs []record.Seq) error {
	var missing []record.Seq
	for _, seq := range seqs {
		if g.read[seq] == nil {
			missing = append(missing, seq)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	found, err := g.r.Tellings(missing)
	if err != nil {
		return err
	}
	if len(g.read)+len(found) > mostRead {
		g.forget(seqs)
	}
	for _, told := range found {
		g.keep(told)
	}
	return nil
}

// forget lets go of all texts but those of the reports at hand.
func (g *grouping) forget(but []record.Seq) {
	kept := make(map[record.Seq]*read, mostRead)
	for _, seq := range but {
		if r := g.read[seq]; r != nil {
			kept[seq] = r
		}
	}
	for _, p := range g.next {
		if r := g.read[p.Seq]; r != nil {
			kept[p.Seq] = r
		}
	}
	g.read = kept
}

// telling returns a report, as it stands after what this batch found.
func (g *grouping) telling(seq record.Seq) (Telling, bool, error) {
	if err := g.readAll([]record.Seq{seq}); err != nil {
		return Telling{}, false, err
	}
	r := g.read[seq]
	if r == nil {
		return Telling{}, false, nil
	}
	return r.told, true, nil
}

// tellingOf is telling by the report's id.
func (g *grouping) tellingOf(report record.ID) (Telling, bool, error) {
	p, err := g.r.Placed(report)
	if err != nil || p.Report.IsZero() {
		return Telling{}, false, err
	}
	return g.telling(p.Seq)
}

// keep keeps a report for those that follow in the batch.
func (g *grouping) keep(told Telling) {
	if now, ok := g.traced[told.Report]; ok {
		told.Origin, told.Arrival, told.Of, told.Share = now.Origin, now.Arrival, now.Of, now.Share
	}
	if r := g.read[told.Seq]; r != nil {
		r.told = told
		return
	}
	g.read[told.Seq] = &read{told: told}
}

// textOf and wordsOf are the words of a report that telling returned.
func (g *grouping) textOf(told Telling) *origin.Text { return g.readOf(told).text() }
func (g *grouping) wordsOf(told Telling) rare.Words  { return g.readOf(told).words() }

func (g *grouping) readOf(told Telling) *read {
	r := g.read[told.Seq]
	if r == nil {
		r = &read{told: told}
		g.read[told.Seq] = r
	}
	return r
}
