-- The table origin holds what a report is taken from: one row holds for each
-- report. What a report only quotes stands here: a report may quote many, each
-- of another origin.
CREATE TABLE quotation (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  origin BYTEA NOT NULL, of BYTEA NOT NULL, share BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;
CREATE INDEX quotation_reports ON quotation (house, origin);
