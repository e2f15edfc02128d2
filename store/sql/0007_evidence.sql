-- What weighing reads of a report, so that a lead of ten thousand copies is
-- weighed from a few rows: its signs as one set, and whose voice it is.
ALTER TABLE reading ADD COLUMN signs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN voice BYTEA NOT NULL DEFAULT '';
-- By which version of the folding the projections of a house were made.
CREATE TABLE folded (
  house BIGINT NOT NULL PRIMARY KEY, version BIGINT NOT NULL
);
