-- Under which conditions a report, holding or operation may be used: as it came,
-- or as a person said later. What has no row states none.
CREATE TABLE handling (
  house BIGINT NOT NULL, item BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL, marks BIGINT NOT NULL,
  PRIMARY KEY (house, item, since)
) /*ROWID-FREE*/;
CREATE INDEX handling_since ON handling (house, since);
CREATE INDEX lead_operation ON lead (house, operation, since, until, labels) WHERE state = 4;
-- marks are those of the report, so that a lead of any size is asked for its
-- codes in a few look-ups.
ALTER TABLE lead_report ADD COLUMN marks BIGINT NOT NULL DEFAULT 0;
CREATE INDEX lead_report_marks ON lead_report (house, lead, marks, since, until, labels) WHERE marks > 0;
