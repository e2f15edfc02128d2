package web

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
)

// memory is a house held in memory: small, but it answers as of any moment, keeps
// labels apart, and counts a decision once.
type memory struct {
	class   record.Class
	history bool
	filling Filling
	sights  Sights
	viewer  lawful.Viewer
	staff   memoryStaff
	keys    memoryKeys
	clock   func() record.Time
	overseen

	mu         sync.Mutex // guards all below
	grown      chan struct{}
	seq        record.Seq
	leads      []*memoryLead
	holdings   []desk.HoldingView
	ops        []desk.OperationView
	lines      []desk.ArrivalLine
	origins    []desk.OriginView
	deliveries []desk.DeliveryLine
	senders    []desk.SenderLine
	away       []desk.AsideLine
	hidden     map[record.ID]bool // what the viewer may not read
	done       map[record.ID]bool // requests
	calls      []*memoryCall
	rang       record.Seq // the last entry by which a call was raised or taken up
	keeps      int        // drafts kept
	pager      string     // what went wrong with it
	access     memoryAccess
	asideAsked []desk.Decision
	care       desk.Care
	duty       memoryPosts
	handled    []desk.HandlingDecision
	young      []desk.YoungLine
	chart      desk.ChartView
	marked     []desk.Decision
	signed     []desk.Decision
	shown      int
	opened     int
	same       memorySame
	names      memoryNames
	shared     memoryShared
	worked     picture.Seen
	attended   desk.Attention
	places     memoryPlaces
	line       *desk.BoardLine
	retask     *desk.Retask
	rules      memoryRules
	learned    memoryLearning
	outcomes   memoryOutcomes
	where      []desk.WhereDecision
	said       said // of purposes, searches and reads
	matched    func(MatchQuery) MatchAnswer
	broken     error // what every question is answered with, when set
}

// memoryLead is a lead as it was first, and what was decided about it since.
type memoryLead struct {
	first   desk.LeadView
	changed record.Seq
	since   record.Time
	turns   []turn
}

type turn struct {
	at record.Time
	do func(*desk.LeadView)
}

// as returns the lead as of a moment, and whether there was one.
func (l *memoryLead) as(at record.Time) (desk.LeadView, bool) {
	v := l.first
	v.Trail = slices.Clone(v.Trail)
	v.Links = slices.Clone(v.Links)
	for _, t := range l.turns {
		if t.at <= at {
			t.do(&v)
		}
	}
	return v, l.since <= at
}

func (m *memory) Class() record.Class { return m.class }
func (m *memory) History() bool       { return m.history }
func (m *memory) Filling() Filling    { return m.filling }
func (m *memory) Sights() Sights      { return m.sights }

func (m *memory) moment(at record.Time) desk.Moment {
	if at == 0 {
		return desk.Moment{Seq: m.seq, Mark: markNo(m.seq), Now: m.clock()}
	}
	return desk.Moment{Seq: m.seq, Now: at, Past: true}
}

// markNo is the mark of an entry of this house, and entryNo the entry of a mark.
func markNo(seq record.Seq) record.Mark {
	return record.Mark("entry-" + strconv.FormatInt(int64(seq), 10))
}

func entryNo(m record.Mark) record.Seq {
	n, _ := strconv.ParseInt(strings.TrimPrefix(string(m), "entry-"), 10, 64)
	return record.Seq(n)
}

func (m *memory) BoardInShort(ctx context.Context, v lawful.Viewer, at record.Time, limit int) (desk.Board, error) {
	b, err := m.Board(ctx, v, at, limit)
	for i := range b.Rows {
		b.Rows[i].SentIDs = nil
		for j := range b.Rows[i].Links {
			l := &b.Rows[i].Links[j]
			l.Mention, l.Start, l.End, l.Why = "", 0, 0, nil
		}
	}
	return b, err
}

func (m *memory) Board(_ context.Context, _ lawful.Viewer, at record.Time, limit int) (desk.Board, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b := desk.Board{Moment: m.moment(at)}
	for _, l := range m.leads {
		v, ok := l.as(b.Moment.Now)
		if !ok || v.State != record.StateOpen || m.hidden[v.Lead] {
			continue
		}
		b.Open++
		b.Rows = append(b.Rows, v.Row)
	}
	slices.SortStableFunc(b.Rows, func(a, c desk.Row) int { return cmp.Compare(c.Index, a.Index) })
	for i := range b.Rows {
		b.Rows[i].Rank = i + 1
	}
	b.Line, b.Retask = m.line, m.retask
	b.Rows = b.Rows[:min(limit, len(b.Rows))]
	return b, m.broken
}

func (m *memory) Lead(_ context.Context, _ lawful.Viewer, at record.Time, id record.ID) (desk.LeadView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	mo := m.moment(at)
	for _, l := range m.leads {
		if v, ok := l.as(mo.Now); ok && v.Lead == id && !m.hidden[id] {
			v.Moment = mo
			return v, nil
		}
	}
	return desk.LeadView{}, desk.ErrNotFound
}

func (m *memory) Report(_ context.Context, _ lawful.Viewer, at record.Time, id record.ID) (desk.ReportPage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	mo := m.moment(at)
	for _, l := range m.leads {
		v, ok := l.as(mo.Now)
		for _, r := range v.Members {
			if ok && r.ID == id && !m.hidden[id] {
				return desk.ReportPage{Moment: mo, Report: r, Trail: v.Trail}, nil
			}
		}
	}
	return desk.ReportPage{}, desk.ErrNotFound
}

func (m *memory) Attachment(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID, n int) (desk.AttachmentFile, error) {
	p, err := m.Report(ctx, v, at, id)
	if err != nil || n < 0 || n >= len(p.Report.Said.Attachments) || !p.Report.Said.Attachments[n].Held {
		return desk.AttachmentFile{}, desk.ErrNotFound
	}
	a := p.Report.Said.Attachments[n]
	return desk.AttachmentFile{Moment: p.Moment, Attachment: a, Bytes: a.Bytes}, nil
}

func (m *memory) Holding(_ context.Context, _ lawful.Viewer, at record.Time, id record.ID) (desk.HoldingView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, h := range m.holdings {
		if h.ID == id && !m.hidden[id] && h.Since <= m.moment(at).Now {
			h.Moment = m.moment(at)
			return h, nil
		}
	}
	return desk.HoldingView{}, desk.ErrNotFound
}

func (m *memory) Origins(_ context.Context, _ lawful.Viewer, at record.Time, after record.ID, _ int) (desk.Origins, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := desk.Origins{Moment: m.moment(at)}
	for _, o := range m.origins {
		if slices.Compare(o.Origin[:], after[:]) > 0 {
			out.Groups = append(out.Groups, o)
		}
	}
	return out, m.broken
}

func (m *memory) Origin(_ context.Context, _ lawful.Viewer, at record.Time, id record.ID, of Members) (desk.OriginView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, o := range m.origins {
		if o.Origin == id && !m.hidden[id] {
			o.Moment, o.Total, o.From = m.moment(at), len(o.Members), of.From
			o.Members = o.Members[of.From:min(len(o.Members), of.From+of.Limit)]
			return o, nil
		}
	}
	return desk.OriginView{}, desk.ErrNotFound
}

func (m *memory) Operations(_ context.Context, _ lawful.Viewer, at record.Time) ([]desk.OperationView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.moment(at).Now
	return slices.DeleteFunc(slices.Clone(m.ops), func(o desk.OperationView) bool { return o.Opened > now }), m.broken
}

func (m *memory) Search(_ context.Context, _ lawful.Viewer, at record.Time, of record.Standing, q SearchQuery) (desk.SearchView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := desk.SearchView{Moment: m.moment(at), Query: q.Words, Of: of}
	for _, l := range m.leads {
		lead, ok := l.as(v.Moment.Now)
		for _, r := range lead.Members {
			i := strings.Index(r.Text, q.Words)
			if !ok || i < 0 || q.Before != "" && r.Seq >= entryNo(q.Before) || m.hidden[r.ID] || r.Standing != of {
				continue
			}
			v.Hits = append(v.Hits, desk.Hit{Report: r.ID, Mark: markNo(r.Seq), Lead: lead.Lead, Headline: lead.Headline, Snippet: r.Text,
				Marks: []desk.Mark{{Start: i, End: i + len(q.Words), What: "word"}}, Received: r.Received, Source: r.SourceName})
		}
	}
	slices.SortFunc(v.Hits, func(a, b desk.Hit) int { return cmp.Compare(entryNo(b.Mark), entryNo(a.Mark)) })
	if v.More = len(v.Hits) > 10; v.More {
		v.Hits = v.Hits[:10]
	}
	return v, m.broken
}

func (m *memory) Arrivals(_ context.Context, _ lawful.Viewer, at record.Time, q desk.ArrivalQuery) (desk.Arrivals, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a := desk.Arrivals{Moment: m.moment(at)}
	for _, l := range m.lines {
		if l.At <= a.Moment.Now && (q.Before == "" || entryNo(l.Mark) < entryNo(q.Before)) && (!q.Refused || l.Refused != "") && (q.Source.IsZero() || l.From == q.Source) {
			a.Lines = append(a.Lines, l)
		}
	}
	return a, m.broken
}

func (m *memory) Deliveries(_ context.Context, _ lawful.Viewer, at record.Time, before record.Mark) (desk.Deliveries, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	d := desk.Deliveries{Moment: m.moment(at)}
	for _, l := range m.deliveries {
		if l.At <= d.Moment.Now && (before == "" || entryNo(l.Mark) < entryNo(before)) {
			d.Lines = append(d.Lines, l)
		}
	}
	return d, m.broken
}

func (m *memory) Senders(_ context.Context, _ lawful.Viewer, at record.Time) (desk.Senders, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return desk.Senders{Moment: m.moment(at), Lines: m.senders}, m.broken
}

func (m *memory) Aside(_ context.Context, _ lawful.Viewer, at record.Time) (desk.Aside, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return desk.Aside{Moment: m.moment(at), Sources: m.away}, m.broken
}

func (m *memory) Showed(context.Context, lawful.Viewer, desk.Board) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shown++
	return m.broken
}

func (m *memory) Opened(context.Context, lawful.Viewer, record.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.opened++
	return m.broken
}

func (m *memory) Decide(_ context.Context, v lawful.Viewer, d desk.Decision) (record.ID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.done[d.Request] {
		return d.Lead, nil
	}
	if d.Act == desk.MarkPerson || d.Act == desk.SayWhy {
		m.marked = append(m.marked, d)
		return d.Lead, nil
	}
	if d.Act == desk.SayOutcome {
		m.learned.came = append(m.learned.came, d)
		return d.Lead, nil
	}
	if d.Act == desk.JudgeSign {
		m.signed = append(m.signed, d)
		return d.Lead, nil
	}
	if d.Act == desk.SetAside || d.Act == desk.BringBack {
		m.asideAsked = append(m.asideAsked, d)
		return d.Lead, nil
	}
	for _, l := range m.leads {
		now, _ := l.as(m.clock())
		linked := d.Act == desk.Judge && slices.ContainsFunc(now.Links, func(k desk.LinkView) bool { return k.ID == d.Link })
		if linked || now.Lead == d.Lead && !m.hidden[d.Lead] {
			if d.Act == desk.Claim && now.State != record.StateOpen {
				return d.Lead, desk.Cannot("This lead is not open any more.")
			}
			m.commit(l, turned(v, d, m.seq+1, m.clock()))
			m.done[d.Request] = true
			return now.Lead, nil
		}
	}
	return record.ID{}, desk.ErrNotFound
}

// commit appends a turn and wakes who waits for growth.
func (m *memory) commit(l *memoryLead, do func(*desk.LeadView)) {
	m.seq++
	l.changed = m.seq
	l.turns = append(l.turns, turn{m.clock(), do})
	close(m.grown)
	m.grown = make(chan struct{})
}

// turned is what a decision makes of a lead.
func turned(v lawful.Viewer, d desk.Decision, seq record.Seq, now record.Time) func(*desk.LeadView) {
	return func(l *desk.LeadView) {
		line := desk.TrailEntry{Seq: seq, At: now, Actor: v.Actor, Text: actSaid(d.Act), Words: d.Words}
		l.Trail = append([]desk.TrailEntry{line}, l.Trail...)
		switch d.Act {
		case desk.MarkRead:
			l.ReadAt, l.NewSince = now, false
		case desk.Claim:
			l.ClaimedBy = v.Actor
		case desk.Release:
			l.ClaimedBy = record.ID{}
		case desk.Reject:
			l.State, l.Reason = record.StateRejected, d.Reason
		case desk.Trace:
			l.State = record.StateTraced
		case desk.Hold:
			l.State, l.HeldUntil = record.StateHeld, d.Until
		case desk.Reopen, desk.Detach:
			l.State, l.HeldUntil = record.StateOpen, 0
		case desk.Attach, desk.OpenOperation:
			l.State = record.StateAttached
		case desk.Judge:
			for i := range l.Links {
				if l.Links[i].ID == d.Link {
					l.Links[i].State = d.State
				}
			}
		}
	}
}

func (m *memory) Take(_ context.Context, _ lawful.Viewer, _ Delivery, in iter.Seq2[intake.Report, *intake.Refused]) (Receipt, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var got Receipt
	for r, refused := range in {
		m.seq++
		if refused != nil {
			got.Refused = append(got.Refused, *refused)
			got.Sent = got.Sent.Plus(desk.Sent{Sent: 1, Refused: 1})
			m.lines = append([]desk.ArrivalLine{{Mark: markNo(m.seq), At: m.clock(), Refused: refused.Detail, Line: int64(refused.Line)}}, m.lines...)
			continue
		}
		l := newLead(m.clock(), r.Text)
		rep := &l.first.Members[0]
		rep.Said, rep.SourceName, rep.Channel, rep.Received, rep.Seq = r, r.Source, r.Channel, r.ReceivedAt, m.seq
		l.since, l.changed = m.clock(), m.seq
		m.leads = append(m.leads, l)
		m.lines = append([]desk.ArrivalLine{{Mark: markNo(m.seq), At: l.since, Source: r.Source, Report: rep.ID, Lead: l.first.Lead, Headline: l.first.Headline}}, m.lines...)
		got.Taken = append(got.Taken, *rep)
		got.Sent = got.Sent.Plus(desk.Sent{Sent: 1, Taken: 1})
	}
	close(m.grown)
	m.grown = make(chan struct{})
	return got, m.broken
}

// newLead is a lead of one report.
func newLead(now record.Time, text string) *memoryLead {
	lead, report := record.NewID(), record.NewID()
	head, _, _ := strings.Cut(text, "\n")
	r := desk.ReportView{ID: report, Lead: lead, Recorded: now, Text: text, Origin: record.NewID()}
	return &memoryLead{since: now, first: desk.LeadView{Members: []desk.ReportView{r}, Row: desk.Row{Lead: lead, Headline: head, Reports: 1,
		Origins: 1, First: now, Last: now, SentIDs: []string{""}, Sentence: "one independent origin"}}}
}

func (m *memory) Match(_ context.Context, _ lawful.Viewer, q MatchQuery) (MatchAnswer, error) {
	if m.matched == nil {
		return MatchAnswer{}, m.broken
	}
	return m.matched(q), m.broken
}

func (m *memory) Grown() <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.grown
}

func (m *memory) Changed(_ context.Context, _ lawful.Viewer, since record.Mark) (Changes, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := Changes{Mark: markNo(m.seq), Head: markNo(m.seq)}
	for _, l := range m.leads {
		if l.changed > entryNo(since) && !m.hidden[l.first.Lead] {
			c.Leads = append(c.Leads, ChangedLead{l.first.Lead, markNo(l.changed)})
		}
	}
	if m.rang > entryNo(since) {
		c.Calls = markNo(m.rang)
	}
	return c, m.broken
}

var _ House = (*memory)(nil)

// newMemory is an empty house whose clock stands still.
func newMemory(tb testing.TB) *memory {
	tb.Helper()
	return &memory{class: record.Demo, viewer: lawful.Viewer{Actor: record.NewID(), Roles: lawful.Every}, seq: 1, grown: make(chan struct{}),
		hidden: map[record.ID]bool{}, done: map[record.ID]bool{}, clock: func() record.Time { return noon }}
}
