package storetest

import (
	"slices"

	"watchfloor/lawful"
	"watchfloor/record"
)

// sitter is the person who decides in made-up histories.
var sitter = lawful.Viewer{Actor: record.ID{0: 1, 6: 0x70, 15: 9}, Holds: lawful.House.Holds, Purpose: record.PurposeTriage, Basis: record.BasisDuty}

func (h *history) judges() []record.Draft {
	l, ok := pick(h, h.links)
	if !ok || h.disposed[l.report] || h.disposed[l.holding] {
		return nil
	}
	return []record.Draft{sitter.Draft(l.report, &record.LinkJudged{Link: l.id, Report: l.report, State: record.LinkState(1 + h.r.IntN(2))})}
}

// decides is a person's decision about a lead.
func (h *history) decides() []record.Draft {
	lead, ok := pick(h, h.leads)
	if !ok || lead.state == record.StateMerged {
		return nil
	}
	if lead.state != record.StateOpen {
		return h.comesBack(lead)
	}
	body := h.decision(lead)
	if body == nil {
		return nil
	}
	d := sitter.Draft(lead.id, body)
	d.Labels = lead.labels
	switch body.(type) {
	case *record.LeadNoted, *record.LeadRejected:
		d = with(d, record.NewID(), record.ClassNote, h.text())
	}
	return []record.Draft{d}
}

func (h *history) decision(lead *madeLead) record.Body {
	switch h.r.IntN(15) {
	case 0:
		return &record.LeadOpened{Lead: lead.id}
	case 1:
		return &record.LeadRead{Lead: lead.id}
	case 2:
		return &record.LeadClaimed{Lead: lead.id}
	case 3:
		return &record.LeadReleased{Lead: lead.id}
	case 4:
		return &record.LeadNoted{Lead: lead.id}
	case 5:
		lead.state = record.StateRejected
		return &record.LeadRejected{Lead: lead.id, Reason: record.ReasonJunk}
	case 6:
		lead.state = record.StateTraced
		return &record.LeadTraced{Lead: lead.id}
	case 7:
		lead.state = record.StateHeld
		return &record.LeadHeldUntil{Lead: lead.id, Until: record.At(h.clock.Now()) + record.Day}
	case 8:
		if op, ok := pick(h, h.operations); ok {
			lead.state = record.StateAttached
			return &record.LeadAttachedTo{Lead: lead.id, Operation: op}
		}
	case 9, 10:
		return h.merge(lead)
	case 11, 12, 13:
		return h.split(lead)
	case 14:
		if over, ok := pick(h, h.leads); ok {
			return &record.LeadLaidOver{Lead: lead.id, Over: over.id}
		}
	}
	return nil
}

func (h *history) merge(into *madeLead) record.Body {
	from, ok := pick(h, h.openLeads(into.labels))
	if !ok || from == into {
		return nil
	}
	for _, r := range slices.Clone(from.reports) {
		h.moveReport(r, into)
	}
	from.state = record.StateMerged
	return &record.LeadsMerged{Into: into.id, From: from.id}
}

func (h *history) split(lead *madeLead) record.Body {
	if len(lead.reports) < 2 {
		return nil
	}
	fresh := &madeLead{id: record.NewID(), labels: lead.labels}
	b := &record.LeadSplit{Lead: lead.id, New: fresh.id}
	for _, r := range slices.Clone(lead.reports[:1+h.r.IntN(len(lead.reports)-1)]) {
		b.Reports = append(b.Reports, r.id)
		h.moveReport(r, fresh)
	}
	h.leads = append(h.leads, fresh)
	return b
}

func (h *history) comesBack(lead *madeLead) []record.Draft {
	var body record.Body = &record.LeadReopened{Lead: lead.id}
	switch lead.state {
	case record.StateHeld:
		body = &record.LeadWoken{Lead: lead.id}
	case record.StateAttached:
		body = &record.LeadDetached{Lead: lead.id}
	}
	lead.state = record.StateOpen
	d := sitter.Draft(lead.id, body)
	d.Labels = lead.labels
	return []record.Draft{d}
}

// upkeep is everything that changes no lead.
func (h *history) upkeep() []record.Draft {
	id := record.NewID()
	switch h.r.IntN(20) {
	case 0:
		h.sources = append(h.sources, id)
		return []record.Draft{with(sitter.Draft(id, &record.SourceNamed{Source: id, Channel: record.ChannelPartner}), id, record.ClassName, "Harbour line")}
	case 1:
		h.labels++
		return []record.Draft{with(sitter.Draft(id, &record.LabelNamed{Label: int64(h.labels - 1)}), id, record.ClassName, "quay")}
	case 2:
		return []record.Draft{sitter.Draft(id, &record.RulesSet{Engine: 1, Rules: 2, Values: []record.Measure{{Code: 1}}})}
	case 3:
		return []record.Draft{sitter.Draft(id, &record.BoardShown{Engine: 1, Rules: 1, Rows: []record.Shown{}})}
	case 4:
		h.operations = append(h.operations, id)
		return []record.Draft{with(sitter.Draft(id, &record.OperationOpened{Operation: id, Priority: record.Priority(1)}), id, record.ClassName, "Lantern")}
	case 5:
		return []record.Draft{with(sitter.Draft(record.ID{}, &record.LineRefused{Line: 4, Reason: 1}), id, record.ClassRefused, "{")}
	case 6, 10, 11:
		return h.sendersAreSetAside()
	case 7, 8:
		return h.deliveriesAndCalls(id)
	case 12, 13, 14, 15:
		drafts := append(append(h.atTheDesk(id), h.marksPeople()...), h.judgesSigns()...)
		drafts = append(drafts, h.comesAndGoes(record.NewID())...)
		drafts = append(drafts, h.judgesHoldings()...)
		drafts = append(drafts, h.namesAndAsks(record.NewID())...)
		drafts = append(append(drafts, h.judgesValues()...), h.keepsPlaces()...)
		drafts = append(drafts, h.judgesWhere()...)
		drafts = append(drafts, h.endsOperations()...)
		drafts = append(drafts, h.learns()...)
		for range 3 {
			drafts = append(drafts, h.postsAndHandOvers()...)
		}
		return drafts
	case 16:
		return h.purposes(id)
	case 17:
		return append(h.oversees(id), h.access(id)...)
	case 18, 19:
		return h.handles()
	default:
		r, ok := pick(h, h.reports)
		if !ok {
			return nil
		}
		return []record.Draft{record.Machine(record.Entry{Labels: r.labels}, r.id, &record.ReportRepeated{Report: r.id, ReceivedAt: h.sometime()})}
	}
}

// disposes destroys the words of a report, a holding or a source.
func (h *history) disposes() []record.Draft {
	var of []record.ID
	for _, r := range h.reports {
		of = append(of, r.id)
	}
	of = append(append(append(append(of, h.holdings...), h.sources...), h.values...), h.places...)
	id, ok := pick(h, of)
	if !ok || h.disposed[id] {
		return nil
	}
	h.disposed[id] = true
	if err := h.db.Dispose(h.t.Context(), sitter, record.DisposalDue, id); err != nil {
		h.t.Fatal(err)
	}
	h.kinds[record.KindContentDisposed]++
	return []record.Draft{sitter.Draft(id, &record.LeadOpened{Lead: id})} // something, so that time goes on
}
