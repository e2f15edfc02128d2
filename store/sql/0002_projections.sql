-- Everything below follows from the record and can be rebuilt from it. Rows hold
-- from the entry `since` until before the entry `until`.
CREATE TABLE label (
  house BIGINT NOT NULL, label BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  name_key BYTEA NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, label)
);
CREATE TABLE source (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  name_key BYTEA NOT NULL, content BYTEA NOT NULL, channel BIGINT NOT NULL,
  PRIMARY KEY (house, id)
);
CREATE INDEX source_name ON source (house, name_key);

CREATE TABLE report (
  house BIGINT NOT NULL, seq BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  labels BIGINT NOT NULL, at BIGINT NOT NULL, received_at BIGINT NOT NULL, happened_at BIGINT NOT NULL,
  source BYTEA NOT NULL, channel BIGINT NOT NULL, scheme BIGINT NOT NULL, reliability BIGINT NOT NULL, credibility BIGINT NOT NULL,
  sent_key BYTEA NOT NULL, text_key BYTEA NOT NULL, text BYTEA NOT NULL, said BYTEA NOT NULL,
  revises BYTEA NOT NULL, disposed BIGINT NOT NULL,
  PRIMARY KEY (house, seq)
) /*ROWID-FREE*/;
CREATE UNIQUE INDEX report_id ON report (house, id);
CREATE INDEX report_sent ON report (house, sent_key) WHERE length(sent_key) > 0;
CREATE INDEX report_text ON report (house, text_key) WHERE length(text_key) > 0;

CREATE TABLE arrival (
  house BIGINT NOT NULL, seq BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  report BYTEA NOT NULL, source BYTEA NOT NULL, received_at BIGINT NOT NULL, reason BIGINT NOT NULL, line BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, seq)
);
CREATE INDEX arrival_report ON arrival (house, report);

CREATE TABLE mention (
  house BIGINT NOT NULL, report BIGINT NOT NULL, n BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  labels BIGINT NOT NULL, kind BIGINT NOT NULL, role BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL, value_key BYTEA NOT NULL,
  PRIMARY KEY (house, report, n)
) /*ROWID-FREE*/;
CREATE INDEX mention_value ON mention (house, value_key, report) WHERE length(value_key) > 0;

CREATE TABLE sign (
  house BIGINT NOT NULL, report BIGINT NOT NULL, n BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  labels BIGINT NOT NULL, code BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL,
  PRIMARY KEY (house, report, n)
) /*ROWID-FREE*/;
CREATE TABLE reading (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  severity BIGINT NOT NULL, window_from BIGINT NOT NULL, window_until BIGINT NOT NULL, failed BIGINT NOT NULL,
  PRIMARY KEY (house, report)
) /*ROWID-FREE*/;

CREATE TABLE holding (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  type BIGINT NOT NULL, source BYTEA NOT NULL, list_key BYTEA NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX holding_since ON holding (house, since);
CREATE INDEX holding_until ON holding (house, until) WHERE until < 9223372036854775807;
CREATE INDEX holding_list ON holding (house, list_key, since) WHERE length(list_key) > 0;
CREATE TABLE holding_identifier (
  house BIGINT NOT NULL, value_key BYTEA NOT NULL, holding BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  PRIMARY KEY (house, value_key, holding, since)
) /*ROWID-FREE*/;
CREATE INDEX holding_identifier_of ON holding_identifier (house, holding);

CREATE TABLE link (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  report BIGINT NOT NULL, mention BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL, holding BYTEA NOT NULL,
  p BIGINT NOT NULL, state BIGINT NOT NULL, why BYTEA NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX link_report ON link (house, report);
CREATE INDEX link_holding ON link (house, holding);

CREATE TABLE origin (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  origin BYTEA NOT NULL, arrival BIGINT NOT NULL, of BYTEA NOT NULL, share BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;
CREATE INDEX origin_reports ON origin (house, origin);

CREATE TABLE lead (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  state BIGINT NOT NULL, first_seq BIGINT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, reports BIGINT NOT NULL,
  ceiling BIGINT NOT NULL, weight BYTEA NOT NULL, factors BYTEA NOT NULL, look_by BIGINT NOT NULL, origins BIGINT NOT NULL,
  claimed_by BYTEA NOT NULL, held_until BIGINT NOT NULL, operation BYTEA NOT NULL, merged_into BYTEA NOT NULL, reason BIGINT NOT NULL, read_at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
-- The board reads these two alone: everything it needs to order leads stands in them.
CREATE INDEX lead_board ON lead (house, ceiling DESC, first_at, id, labels, weight) WHERE state = 0 AND until = 9223372036854775807;
CREATE INDEX lead_board_past ON lead (house, ceiling DESC, first_at, id, since, until, labels, weight) WHERE state = 0;
CREATE INDEX lead_held ON lead (house, held_until) WHERE state = 1 AND until = 9223372036854775807;

-- How many leads with exactly these labels are open.
CREATE TABLE open_leads (
  house BIGINT NOT NULL, labels BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (house, labels, since)
) /*ROWID-FREE*/;
CREATE TABLE lead_report (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL, why BYTEA NOT NULL,
  PRIMARY KEY (house, lead, report, since)
) /*ROWID-FREE*/;
CREATE INDEX lead_report_of ON lead_report (house, report);
CREATE TABLE overlay (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, over_lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  PRIMARY KEY (house, lead, over_lead, since)
) /*ROWID-FREE*/;
CREATE INDEX overlay_over ON overlay (house, over_lead);
CREATE TABLE apart (
  house BIGINT NOT NULL, report BIGINT NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  PRIMARY KEY (house, report, lead)
) /*ROWID-FREE*/;

CREATE TABLE operation (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  priority BIGINT NOT NULL, content BYTEA NOT NULL, opened_at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
