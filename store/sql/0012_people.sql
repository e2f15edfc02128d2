-- What a person said that somebody is in a report, and how old: one row for each
-- place where the report means them, a mention or bytes of its text (mention -1).
CREATE TABLE person_mark (
  house BIGINT NOT NULL, report BIGINT NOT NULL, mention BIGINT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL,
  since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  role BIGINT NOT NULL, age BIGINT NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, report, mention, starts, ends, since)
) /*ROWID-FREE*/;
CREATE INDEX person_mark_young ON person_mark (house, report) WHERE age > 0 AND age < 3 AND until = 9223372036854775807;
-- How old the sender says they are, when the report was received.
ALTER TABLE mention ADD COLUMN age BIGINT NOT NULL DEFAULT 0;
CREATE INDEX mention_young ON mention (house, report) WHERE age > 0 AND age < 3;
-- What a list says that somebody is to it.
ALTER TABLE holding ADD COLUMN role BIGINT NOT NULL DEFAULT 0;
-- A link to somebody who is kept out: it is there, and acts nowhere.
ALTER TABLE link ADD COLUMN kept_out BIGINT NOT NULL DEFAULT 0;
