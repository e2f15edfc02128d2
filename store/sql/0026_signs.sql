-- A person's word on an indicator of a report: that it holds, that it does not, or
-- one that the machine missed. The newest on the same words and code stands.
CREATE TABLE sign_judged (
  house BIGINT NOT NULL, report BIGINT NOT NULL, code BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL,
  since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  holds BIGINT NOT NULL, harm BIGINT NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, report, code, starts, ends, since)
) /*ROWID-FREE*/;
-- What a report says after such words; the machine's own reading stays beside it.
CREATE TABLE corrected (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  severity BIGINT NOT NULL, window_from BIGINT NOT NULL, window_until BIGINT NOT NULL, signs BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;
-- The severity of which each indicator speaks, for what is left when others fall.
ALTER TABLE sign ADD COLUMN harm BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reading ADD COLUMN lexicon BIGINT NOT NULL DEFAULT 0;
