-- People's words on the places and times of which a report speaks. A word ends the
-- mention on the same words and, where there is a place or time, makes another.
CREATE TABLE mention_judged (
  house BIGINT NOT NULL, report BIGINT NOT NULL, kind BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL,
  since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL, holds BIGINT NOT NULL,
  was_from BIGINT NOT NULL, was_until BIGINT NOT NULL, when_from BIGINT NOT NULL, when_until BIGINT NOT NULL, threatens BIGINT NOT NULL,
  actor BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL, value BYTEA NOT NULL,
  PRIMARY KEY (house, report, kind, starts, ends, since)
) /*ROWID-FREE*/;
