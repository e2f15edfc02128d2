package store

import (
	"slices"

	"watchfloor/record"
)

// projection is a table that follows from the record, with its key besides the house.
type projection struct {
	name string
	key  []string
}

// projections are all of them; TestEveryTableIsKnown compares with the schema.
var projections = [...]projection{
	{"label", []string{"label"}},
	{"source", []string{"id"}},
	{"report", []string{"seq"}},
	{"arrival", []string{"seq"}},
	{"delivery", []string{"id", "labels", "since"}},
	{"heard", []string{"source", "labels", "since"}},
	{"mention", []string{"report", "n"}},
	{"person_mark", []string{"report", "mention", "starts", "ends", "since"}},
	{"sign", []string{"report", "n"}},
	{"reading", []string{"report"}},
	{"sign_judged", []string{"report", "code", "starts", "ends", "since"}},
	{"corrected", []string{"report", "since"}},
	{"holding", []string{"id", "since"}},
	{"holding_identifier", []string{"value_key", "holding", "since"}},
	{"link", []string{"id", "since"}},
	{"origin", []string{"report", "since"}},
	{"quotation", []string{"report", "since"}},
	{"set_aside", []string{"source", "labels", "since"}},
	{"lead", []string{"id", "since"}},
	{"open_leads", []string{"labels", "since"}},
	{"outcome", []string{"lead", "since"}},
	{"looking", []string{"lead", "since"}},
	{"lead_report", []string{"lead", "report", "since"}},
	{"overlay", []string{"lead", "over_lead", "since"}},
	{"apart", []string{"report", "lead"}},
	{"operation", []string{"id", "since"}},
	{"handling", []string{"item", "since"}},
	{"call", []string{"id", "since"}},
	{"access", []string{"id", "since"}},
	{"intelligence", []string{"report", "since"}},
	{"facts", []string{"lead", "since"}},
	{"closed", []string{"holding", "since"}},
	{"purpose", []string{"actor", "since"}},
	{"searched", []string{"actor", "since"}},
	{"item_read", []string{"item", "since"}},
	{"sheet", []string{"id", "labels", "since"}},
	{"sheet_signed", []string{"sheet", "side", "since"}},
	{"warning", []string{"report", "since"}},
	{"care", []string{"account", "since"}},
	{"account", []string{"id", "since"}},
	{"credential", []string{"id", "since"}},
	{"token", []string{"id", "since"}},
	{"session", []string{"id", "since"}},
	{"sign_in_refused", []string{"since"}},
	{"acted", []string{"actor", "seq"}},
	{"witness", []string{"id"}},
	{"kept", []string{"other", "since"}},
	{"review", []string{"id", "since"}},
	{"sample", []string{"id", "lead"}},
	{"post", []string{"id", "since"}},
	{"shift", []string{"id", "since"}},
	{"owner", []string{"lead", "since"}},
	{"hand_over", []string{"id", "since"}},
	{"sameness", []string{"a", "b", "since"}},
	{"mention_judged", []string{"report", "kind", "starts", "ends", "since"}},
	{"kept_place", []string{"place", "since"}},
	{"value_judged", []string{"value", "since"}},
	{"held_name", []string{"name", "since"}},
	{"asking", []string{"search", "since"}},
	{"answered", []string{"search", "item"}},
}

// Projections returns the names of the tables that follow from the record.
func Projections() []string {
	names := make([]string, len(projections))
	for i, p := range projections {
		names[i] = p.name
	}
	return names
}

// ProjectionKey returns the key of such a table besides the house, and nil of any other.
func ProjectionKey(table string) []string {
	for _, p := range projections {
		if p.name == table {
			return slices.Clone(p.key)
		}
	}
	return nil
}

// refoldBatch is how many entries are read at a time to be folded again.
const refoldBatch = 1000

// refold folds all entries from the first to the last.
func (f folder) refold(size record.Seq) error {
	for at := record.Seq(0); at < size; at += refoldBatch {
		rows, err := f.from.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq >= $2 AND seq < $3 ORDER BY seq`,
			int64(f.house), int64(at), int64(at+refoldBatch))
		if err != nil {
			return err
		}
		entries, err := entriesOf(rows)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := f.fold(e); err != nil {
				return err
			}
		}
	}
	return nil
}
