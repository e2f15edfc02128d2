-- The log is read by kind: refusals, emergencies, checkpoints.
CREATE INDEX entry_kind ON entry (house, kind, seq);

-- Which entries somebody caused: what they read of themselves, and others only in a review.
CREATE TABLE acted (
  house BIGINT NOT NULL, actor BYTEA NOT NULL, seq BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  PRIMARY KEY (house, actor, seq)
) /*ROWID-FREE*/;

-- Who is told how the record stands.
CREATE TABLE witness (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  way BIGINT NOT NULL, address BYTEA NOT NULL, token BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, id)
) /*ROWID-FREE*/;

-- The newest checkpoint of each house whose witness this one is.
CREATE TABLE kept (
  house BIGINT NOT NULL, other BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  size BIGINT NOT NULL, hash BYTEA NOT NULL, content BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, other, since)
) /*ROWID-FREE*/;

-- Who asked to read what one person did, and what was answered.
CREATE TABLE review (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  account BYTEA NOT NULL, asker BYTEA NOT NULL, asked_at BIGINT NOT NULL, content BYTEA NOT NULL,
  answerer BYTEA NOT NULL, answered_at BIGINT NOT NULL, approved BIGINT NOT NULL, ends BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;

-- Closed leads that were drawn for oversight.
CREATE TABLE sample (
  house BIGINT NOT NULL, id BYTEA NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  PRIMARY KEY (house, id, lead)
) /*ROWID-FREE*/;
CREATE INDEX sample_lead ON sample (house, lead);

-- What had to be looked at: oversight reads who is beyond its clock.
CREATE INDEX lead_unread ON lead (house, look_by) WHERE state = 0 AND read_at = 0 AND until = 9223372036854775807;
