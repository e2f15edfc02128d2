package sqlite

import (
	"context"
	"database/sql"
)

// The planner is told how a large house looks, because by itself it takes the
// first column of every key (house, the same in all rows) for a good one and
// reads whole tables. The figures are those of a house with a million reports;
// only their order matters, so they need not follow the house as it grows. Each
// row: table, index (a table without rowid has its key under its own name), how
// many rows, and how many share the first, the first two … columns.
const plannerStatistics = `
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
 ('entry', 'entry', '5000000 5000000 1'),
 ('entry', 'entry_about', '5000000 5000000 5 1'),
 ('entry', 'entry_at', '5000000 5000000 50 1'),
 ('entry', 'entry_news', '2000000 2000000 200000 1'),
 ('entry', 'entry_kind', '5000000 5000000 100000 1'),
 ('acted', 'acted', '3000000 3000000 30000 1'),
 ('witness', 'witness', '10 10 1'),
 ('kept', 'kept', '100000 100000 10000 1'),
 ('review', 'review', '1000 1000 2 1'),
 ('sample', 'sample', '1000 1000 20 1'),
 ('tree', 'tree', '100000 100000 1'),
 ('content', 'content', '3000000 3000000 1'),
 ('content', 'content_owner', '3000000 3000000 3'),
 ('content_key', 'content_key', '1000000 1000000 1'),
 ('report', 'report', '1000000 1000000 1'),
 ('report', 'report_id', '1000000 1000000 1'),
 ('report', 'report_sent', '1000000 1000000 1'),
 ('report', 'report_text', '1000000 1000000 1'),
 ('mention', 'mention', '2000000 2000000 3 1'),
 ('mention', 'mention_value', '2000000 2000000 4 1'),
 ('mention', 'mention_young', '10000 10000 2'),
 ('person_mark', 'person_mark', '100000 100000 2 1 1 1 1'),
 ('person_mark', 'person_mark_young', '10000 10000 2'),
 ('sign', 'sign', '1000000 1000000 3 1'),
 ('reading', 'reading', '1000000 1000000 1'),
 ('holding', 'holding', '100000 100000 2 1'),
 ('holding', 'holding_since', '100000 100000 1'),
 ('holding', 'holding_until', '1000 1000 1'),
 ('holding', 'holding_list', '100000 100000 2 1'),
 ('holding_identifier', 'holding_identifier', '100000 100000 2 1 1'),
 ('holding_identifier', 'holding_identifier_of', '100000 100000 2'),
 ('link', 'link', '500000 500000 2 1'),
 ('link', 'link_report', '500000 500000 3'),
 ('link', 'link_holding', '500000 500000 20'),
 ('origin', 'origin', '1000000 1000000 2 1'),
 ('origin', 'origin_reports', '1000000 1000000 2'),
 ('quotation', 'quotation', '100000 100000 2 1'),
 ('quotation', 'quotation_reports', '100000 100000 2'),
 ('set_aside', 'set_aside', '1000 1000 3 2 1'),
 ('lead', 'lead', '3000000 3000000 4 1'),
 ('lead', 'lead_board', '100000 100000 20 2 1 1 1'),
 ('lead', 'lead_board_past', '2000000 2000000 400 2 1 1 1 1 1'),
 ('lead', 'lead_sender', '100000 100000 200 100 50 40'),
 ('lead', 'lead_aside', '100000 100000 2000 2 1 1 1'),
 ('lead', 'lead_held', '1000 1000 2'),
 ('lead_report', 'lead_report', '1000000 1000000 2 1 1'),
 ('lead_report', 'lead_report_of', '1000000 1000000 2'),
 ('open_leads', 'open_leads', '1000000 1000000 100000 1'),
 ('overlay', 'overlay', '10000 10000 2 1 1'),
 ('overlay', 'overlay_over', '10000 10000 2'),
 ('apart', 'apart', '10000 10000 2 1'),
 ('operation', 'operation', '1000 1000 2 1'),
 ('delivery', 'delivery', '1000000 1000000 1 1 1'),
 ('delivery', 'delivery_now', '500000 500000 1'),
 ('delivery', 'delivery_past', '1000000 1000000 1'),
 ('heard', 'heard', '1000000 1000000 1000 500 1'),
 ('heard', 'heard_now', '1000 1000 2 1'),
 ('run_state', 'run_state', '1 1'),
 ('run_set', 'run_set', '100 100 1'),
 ('run_segment', 'run_segment', '30 30 1'),
 ('run_part', 'run_part', '6000 6000 1000 1'),
 ('run_block', 'run_block', '100000 100000 16000 16 1'),
 ('arrival', 'arrival_report', '100000 100000 2'),
 ('call', 'call', '100000 100000 3 1'),
 ('call', 'call_raised', '1000 1000 2 1 1'),
 ('call', 'call_open', '100 100 1'),
 ('call', 'call_back', '1000 1000 2 1 1'),
 ('intelligence', 'intelligence', '20000 20000 2 1'),
 ('intelligence', 'intelligence_newest', '20000 20000 1'),
 ('facts', 'facts', '20000 20000 2 1'),
 ('closed', 'closed', '50000 50000 2 1'),
 ('closed', 'closed_review', '50000 50000 50 2'),
 ('purpose', 'purpose', '100000 100000 2000 1'),
 ('searched', 'searched', '1000000 1000000 20000 1'),
 ('searched', 'searched_for', '1000000 1000000 10'),
 ('item_read', 'item_read', '2000000 2000000 5 1'),
 ('item_read', 'item_read_by', '2000000 2000000 40000 2'),
 ('account', 'account', '1000 1000 3 1'),
 ('account', 'account_login', '300 300 1'),
 ('account', 'account_since', '1000 1000 1'),
 ('credential', 'credential', '5000 5000 1 1'),
 ('credential', 'credential_account', '5000 5000 12'),
 ('credential', 'credential_found', '3000 3000 1'),
 ('token', 'token', '1000 1000 1 1'),
 ('token', 'token_account', '1000 1000 5'),
 ('token', 'token_found', '500 500 1'),
 ('token', 'token_since', '1000 1000 1'),
 ('token', 'token_until', '1000 1000 2'),
 ('token_used', 'sqlite_autoindex_token_used_1', '500 500 1'),
 ('session', 'session', '100000 100000 1 1'),
 ('session', 'session_open', '300 300 2'),
 ('session', 'session_until', '100000 100000 10'),
 ('sign_in_refused', 'sign_in_refused', '100000 100000 1'),
 ('sign_in_refused', 'sign_in_refused_account', '100000 100000 50 1'),
 ('session_secret', 'sqlite_autoindex_session_secret_1', '300 300 1'),
 ('session_secret', 'session_secret_of', '300 300 1'),
 ('credential_used', 'sqlite_autoindex_credential_used_1', '1000 1000 1'),
 ('call_draft', 'sqlite_autoindex_call_draft_1', '10 10 1');
ANALYZE sqlite_schema;
`

func tellPlanner(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, plannerStatistics)
	return err
}
