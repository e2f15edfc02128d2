-- Names under which somebody here knows a holding, beside those of its list. The
-- name is content under the holding's key.
CREATE TABLE held_name (
  house BIGINT NOT NULL, name BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  holding BYTEA NOT NULL, content BYTEA NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, name, since)
) /*ROWID-FREE*/;
CREATE INDEX held_name_of ON held_name (house, holding);
CREATE INDEX held_name_since ON held_name (house, since);
CREATE INDEX held_name_until ON held_name (house, until) WHERE until < 9223372036854775807;
-- Searches that found nothing and are asked again, until a moment (ends).
CREATE TABLE asking (
  house BIGINT NOT NULL, search BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  actor BYTEA NOT NULL, post BYTEA NOT NULL, lead BYTEA NOT NULL, at BIGINT NOT NULL, ends BIGINT NOT NULL,
  PRIMARY KEY (house, search, since)
) /*ROWID-FREE*/;
CREATE INDEX asking_since ON asking (house, since);
CREATE INDEX asking_until ON asking (house, until) WHERE until < 9223372036854775807;
CREATE INDEX asking_by ON asking (house, actor, since);
-- What answered them.
CREATE TABLE answered (
  house BIGINT NOT NULL, search BYTEA NOT NULL, item BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  sort BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, search, item)
) /*ROWID-FREE*/;
CREATE INDEX answered_since ON answered (house, since);
