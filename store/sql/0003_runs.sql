-- The index of word runs: which reports share runs of words. It follows from the
-- texts of the reports, is fed by a stage, emptied by rebuild and in no backup.
--
-- How far it has come (at), the number that its next change takes (next), and the
-- version of what cuts texts into runs (made_by). One row a house.
CREATE TABLE run_state (
  house BIGINT NOT NULL, at BIGINT NOT NULL, next BIGINT NOT NULL, made_by BIGINT NOT NULL,
  PRIMARY KEY (house)
) /*ROWID-FREE*/;

-- Sets of labels with runs, numbered. The number leads each stored key.
CREATE TABLE run_set (
  house BIGINT NOT NULL, labels BIGINT NOT NULL, number BIGINT NOT NULL,
  PRIMARY KEY (house, labels)
) /*ROWID-FREE*/;

-- Sorted segments. edition changes when something is taken out of one. A segment
-- that is being merged into another names it (into_segment), and answers only
-- for keys from what the other has reached (below) on.
CREATE TABLE run_segment (
  house BIGINT NOT NULL, segment BIGINT NOT NULL, edition BIGINT NOT NULL, postings BIGINT NOT NULL,
  into_segment BIGINT NOT NULL, below BIGINT NOT NULL,
  PRIMARY KEY (house, segment)
) /*ROWID-FREE*/;

-- Parts of large segments: a key stands in one part only. fences are the first
-- keys of its blocks, filter says of nearly every key that it is not there.
CREATE TABLE run_part (
  house BIGINT NOT NULL, segment BIGINT NOT NULL, part BIGINT NOT NULL, first_key BIGINT NOT NULL, fences BYTEA NOT NULL, filter BYTEA NOT NULL,
  PRIMARY KEY (house, segment, part)
) /*ROWID-FREE*/;
CREATE TABLE run_block (
  house BIGINT NOT NULL, segment BIGINT NOT NULL, part BIGINT NOT NULL, block BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (house, segment, part, block)
) /*ROWID-FREE*/;
