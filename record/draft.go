package record

// Draft is an entry before the house has given it a number and a time.
type Draft struct {
	OccurredAt Time
	HistoryAt  Time
	Actor      ID
	Post       ID
	Basis      Basis
	Purpose    Purpose
	About      ID
	Labels     Labels
	Contents   []Content
	Body       Body
}

// Machine returns a draft of something the house itself found out from source:
// it takes over the source's labels and history time.
func Machine(source Entry, about ID, body Body) Draft {
	return Draft{HistoryAt: source.HistoryAt, OccurredAt: source.OccurredAt, Basis: BasisRule, Purpose: PurposeTriage,
		About: about, Labels: source.Labels, Body: body}
}
