-- The house's own gazetteer. Its names are content under the key of the place; by
-- name_key its first name is found again. What was taken out stays as a row that says so.
CREATE TABLE kept_place (
  house BIGINT NOT NULL, place BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  name_key BYTEA NOT NULL, latitude BIGINT NOT NULL, longitude BIGINT NOT NULL, within BIGINT NOT NULL, content BYTEA NOT NULL,
  dropped BIGINT NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL, why BYTEA NOT NULL,
  PRIMARY KEY (house, place, since)
) /*ROWID-FREE*/;
CREATE INDEX kept_place_name ON kept_place (house, name_key) WHERE length(name_key) > 0;
CREATE INDEX kept_place_since ON kept_place (house, since);
CREATE INDEX kept_place_until ON kept_place (house, until) WHERE until < 9223372036854775807;
