package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// Asked is the house at one moment, as one viewer may see it. All its answers
// are of the same record. Close it when done.
type Asked struct {
	s      *snapshot
	viewer lawful.Viewer
	scales *rank.Scales
	scale  *rank.Scale // of the rules in force at the moment
	desk.Moment
	last    record.Time // of the newest entry
	present record.Time // the live moment, also where the past is asked
	sources map[record.ID]string
	posts   *desk.Posts // nil: not asked yet
	handled map[record.ID]record.Handling
	opened  map[record.ID][]byte // words opened before; nil for what was disposed of
	young   young
	blind   []record.ID               // leads that the viewer looks at again
	short   bool                      // rows say no more than a page of the board shows
	raised  map[record.ID]record.Time // by lead, when a call in it was raised that nobody took up; nil: not asked yet
}

// Ask pins a moment: at 0 is the live one, anything else the record as it stood
// at that time.
func (db *DB) Ask(ctx context.Context, v lawful.Viewer, scales *rank.Scales, at record.Time) (*Asked, error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	a := &Asked{s: s, viewer: v, scales: scales, sources: map[record.ID]string{}, opened: map[record.ID][]byte{}, handled: map[record.ID]record.Handling{}}
	if err := a.pin(at); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return a, nil
}

// Close ends the asking.
func (a *Asked) Close() error { return a.s.close() }

func (a *Asked) pin(at record.Time) error {
	var size record.Seq
	var last record.Time
	err := a.s.row(`SELECT size, at FROM head WHERE house = $1`, a.house()).Scan((*int64)(&size), (*int64)(&last))
	if err != nil {
		return err
	}
	a.last = last
	now := max(record.At(a.s.db.now()), last)
	a.present = now
	if at == 0 {
		return a.moment(desk.Moment{Seq: size - 1, Now: now})
	}
	if at > now {
		return desk.Cannot("that moment has not come yet: ask for one before " + now.String())
	}
	seq := record.Seq(-1)
	err = a.s.row(`SELECT seq FROM entry WHERE house = $1 AND at <= $2 ORDER BY at DESC, seq DESC LIMIT 1`, a.house(), int64(at)).Scan((*int64)(&seq))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return a.moment(desk.Moment{Seq: seq, Now: at, Past: true})
}

func (a *Asked) moment(m desk.Moment) error {
	a.Moment = m
	rules, err := rulesAt(a.s, a.s.db.house, m.Seq)
	if err != nil {
		return err
	}
	if a.scale, err = a.scales.Of(rules); err != nil {
		return err
	}
	a.blind = nil
	if err := a.lookBlind(); err != nil {
		return err
	}
	newest, err := a.newest()
	a.Moment.Mark = a.Mark(newest)
	return err
}

// AtEnd reads the live moment of a house of loaded history where that history
// ends, instead of years later.
func (a *Asked) AtEnd() {
	if a.s.db.about.History {
		a.Now = a.last
	}
}

// PinSeq pins the moment right after an entry, at the time now: for tests of
// the promise that an answer never changes.
func (a *Asked) PinSeq(seq record.Seq, now record.Time) error {
	return a.moment(desk.Moment{Seq: seq, Now: now, Past: true})
}

func (a *Asked) house() int64  { return int64(a.s.db.house) }
func (a *Asked) hidden() int64 { return a.viewer.Hidden() }

// words opens a content as the viewer may see it; nothing for what was disposed of.
func (a *Asked) words(id record.ID) ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	if b, ok := a.opened[id]; ok {
		return b, nil
	}
	c, err := readContent(a.s, a.s.db.house, id)
	if err != nil {
		return nil, err
	}
	if record.ContentClass(c.class).Guarded() {
		return nil, errGuarded
	}
	b, err := c.words()
	if errors.Is(err, ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return a.cover(c, b)
}

// boardChunk is how many leads are read from the index at a time: a page seldom
// needs more than a few thousand of however many are open.
const boardChunk = 1024

// open yields the open leads that the viewer may read, by falling ceiling.
func (a *Asked) open() iter.Seq2[rank.Row, error] {
	query := `SELECT id, weight FROM lead WHERE house = $1 AND state = 0 AND aside = 0 AND until = 9223372036854775807 AND (labels & $2) = 0
		ORDER BY ceiling DESC, first_at, id LIMIT $3 OFFSET $4`
	args := []any{a.house(), a.hidden(), boardChunk, 0}
	if a.Past {
		query = `SELECT id, weight FROM lead WHERE house = $1 AND state = 0 AND aside = 0 AND since <= $5 AND until > $5 AND (labels & $2) = 0
			ORDER BY ceiling DESC, first_at, id LIMIT $3 OFFSET $4`
		args = append(args, int64(a.Seq))
	}
	return func(yield func(rank.Row, error) bool) {
		for offset := 0; ; offset += boardChunk {
			args[3] = offset
			n, more := a.openChunk(query, args, yield)
			if !more || n < boardChunk {
				return
			}
		}
	}
}

func (a *Asked) openChunk(query string, args []any, yield func(rank.Row, error) bool) (n int, more bool) {
	rows, err := a.s.rows(query, args...)
	if err != nil {
		yield(rank.Row{}, err)
		return 0, false
	}
	defer rows.Close() //nolint:errcheck // rows.Err below says what went wrong
	var id, weight sql.RawBytes
	for rows.Next() {
		if err = rows.Scan(&id, &weight); err != nil {
			break
		}
		var r rank.Row
		r.ID = idOf(id)
		if r.Weight, err = unpackWeight(weight); err != nil {
			break
		}
		n++
		if !yield(r, nil) {
			return n, false
		}
	}
	if err = errors.Join(err, rows.Err()); err != nil {
		yield(rank.Row{}, err)
		return n, false
	}
	return n, true
}

// Board returns the first limit open leads in their order.
func (a *Asked) Board(limit int) (desk.Board, error) {
	board := desk.Board{Moment: a.Moment, Rules: a.scale.Rules().Version, Rows: []desk.Row{}}
	if err := a.countOpen(&board.Open); err != nil {
		return board, err
	}
	if err := a.countAside(&board.Aside); err != nil {
		return board, err
	}
	posts, err := a.Posts()
	if err != nil {
		return board, err
	}
	board.Uncovered = posts.Uncovered()
	work, held, err := a.workAhead()
	if err != nil {
		return board, err
	}
	deep := limit
	if work > 0 {
		deep = max(limit, lineWithin)
	}
	order, err := a.scale.Page(a.open(), a.Now, deep)
	if err != nil {
		return board, err
	}
	switch {
	case work > 0:
		board.SetLine(order, work, held)
	case len(posts.Open()) > 0 && len(order) > 0:
		board.NoLine()
	}
	top := order[:min(limit, len(order))]
	ids := make([]record.ID, len(top))
	for i, r := range top {
		ids[i] = r.ID
	}
	if board.Rows, err = a.rows(ids); err != nil {
		return board, err
	}
	calibration, err := a.Calibration()
	if err != nil {
		return board, err
	}
	for i, r := range top {
		board.Rows[i].Rank, board.Rows[i].Index = i+1, r.Index
		board.Rows[i].Chance = calibration.Of(r.Weight.P)
		if text := board.Line.LineText(a.scale, r, i+1, a.Now); text != "" {
			board.Rows[i].Sentence += " · " + text
		}
	}
	return board, a.retask(&board, order)
}

// BoardInShort is Board with rows that say no more than a page shows: of links who may be
// meant, without words and reasons, and no ids that senders gave. To open what they say,
// content by content, is most of the cost of a board.
func (a *Asked) BoardInShort(limit int) (desk.Board, error) {
	a.short = true
	defer func() { a.short = false }()
	return a.Board(limit)
}

// eachOpenLabels goes through the sets of labels of open leads that the viewer may
// read. There are few sets and many versions, so each is looked up by itself.
func (a *Asked) eachOpenLabels(do func(labels int64) error) error {
	for labels := int64(-1); ; {
		err := a.s.row(`SELECT labels FROM open_leads WHERE house = $1 AND labels > $2 ORDER BY labels LIMIT 1`, a.house(), labels).Scan(&labels)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if labels&a.hidden() != 0 {
			continue
		}
		if err := do(labels); err != nil {
			return err
		}
	}
}

// countOpen adds up the open leads of each set of labels that the viewer may read.
func (a *Asked) countOpen(total *int) error {
	return a.eachOpenLabels(func(labels int64) error {
		var n int
		err := a.s.row(`SELECT n FROM open_leads WHERE house = $1 AND labels = $2 AND since <= $3 ORDER BY since DESC LIMIT 1`,
			a.house(), labels, int64(a.Seq)).Scan(&n)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		*total += n
		return err
	})
}

// leadAt returns the version of a lead at the moment, if the viewer may read it.
func (a *Asked) leadAt(id record.ID) (leadRow, error) {
	r, err := scanLead(a.s.row(`SELECT `+leadRead+` FROM lead WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0`,
		a.house(), id[:], int64(a.Seq), a.hidden()).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, desk.ErrNotFound
	}
	return r, err
}
