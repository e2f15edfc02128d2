-- Posts, who holds them when, and which leads belong to them, folded from the record
-- like every projection. closed_at is 0 while a post is open.
CREATE TABLE post (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  content BYTEA NOT NULL, opened_at BIGINT NOT NULL, closed_at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;

-- One duty: account holds post from from_at until before until_at.
CREATE TABLE shift (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  post BYTEA NOT NULL, account BYTEA NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, way BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX shift_ends ON shift (house, until_at);
CREATE INDEX shift_ended ON shift (house, post, until_at);
CREATE INDEX shift_begins ON shift (house, post, from_at);

-- To which post a lead belongs.
CREATE TABLE owner (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  post BYTEA NOT NULL,
  PRIMARY KEY (house, lead, since)
) /*ROWID-FREE*/;
CREATE INDEX owner_post ON owner (house, post, since, until);

-- A lead given to another post. state is 0 while it waits, then 1 + record.HandOverEnd;
-- stands is 1 while it waits, and while it came back and nobody has looked yet.
CREATE TABLE hand_over (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  lead BYTEA NOT NULL, from_post BYTEA NOT NULL, to_post BYTEA NOT NULL, giver BYTEA NOT NULL, given_at BIGINT NOT NULL, due BIGINT NOT NULL,
  content BYTEA NOT NULL, state BIGINT NOT NULL, ended_at BIGINT NOT NULL, ended_by BYTEA NOT NULL, answer BYTEA NOT NULL, stands BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX hand_over_lead ON hand_over (house, lead, since) WHERE stands = 1;
CREATE INDEX hand_over_stands ON hand_over (house, since, until) WHERE stands = 1;
CREATE INDEX hand_over_due ON hand_over (house, due) WHERE state = 0 AND until = 9223372036854775807;
