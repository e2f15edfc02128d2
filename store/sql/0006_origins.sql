-- The table origin holds what a report is taken from: one row holds for each
-- report. What a report only quotes stands here: a report may quote many, each
-- of another origin.
CREATE TABLE quotation (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  origin BYTEA NOT NULL, of BYTEA NOT NULL, share BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;
CREATE INDEX quotation_reports ON quotation (house, origin);

-- Sources set aside, for the leads that carry these labels and more.
CREATE TABLE set_aside (
  house BIGINT NOT NULL, source BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  reason BIGINT NOT NULL, content BYTEA NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, source, labels, since)
) /*ROWID-FREE*/;
-- sender is the only source that speaks in a lead, empty when there are several
-- or it has no name. grave says that it stays on the board whoever sent it.
ALTER TABLE lead ADD COLUMN sender BYTEA NOT NULL DEFAULT '';
ALTER TABLE lead ADD COLUMN grave BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lead ADD COLUMN aside BIGINT NOT NULL DEFAULT 0;
DROP INDEX lead_board;
DROP INDEX lead_board_past;
CREATE INDEX lead_board ON lead (house, ceiling DESC, first_at, id, labels, weight) WHERE state = 0 AND aside = 0 AND until = 9223372036854775807;
CREATE INDEX lead_board_past ON lead (house, ceiling DESC, first_at, id, since, until, labels, weight) WHERE state = 0 AND aside = 0;
CREATE INDEX lead_sender ON lead (house, sender, aside, labels, reports) WHERE state = 0 AND until = 9223372036854775807;
CREATE INDEX lead_aside ON lead (house, sender, since, until, labels, reports) WHERE aside = 1;
