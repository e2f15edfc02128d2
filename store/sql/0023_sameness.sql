-- People's words on whether two holdings are one (the smaller id in a). Nothing is
-- copied by it: an identity is what pairs judged one hang together, and is walked
-- each time it is asked for.
CREATE TABLE sameness (
  house BIGINT NOT NULL, a BYTEA NOT NULL, b BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  same BIGINT NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, a, b, since)
) /*ROWID-FREE*/;
CREATE INDEX sameness_b ON sameness (house, b);
CREATE INDEX sameness_since ON sameness (house, since);
