-- In which hour a token was last used: no projection and in no backup, so that the
-- record does not grow with every request.
CREATE TABLE token_used (
  house BIGINT NOT NULL, token BYTEA NOT NULL, used_at BIGINT NOT NULL,
  PRIMARY KEY (house, token)
);
CREATE INDEX token_since ON token (house, since);
CREATE INDEX token_until ON token (house, until);
