-- What came in together, as far as it has come: one row holds for each delivery
-- and set of labels. source is empty when its items name none, or several.
CREATE TABLE delivery (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  began_at BIGINT NOT NULL, at BIGINT NOT NULL, door BIGINT NOT NULL, format BIGINT NOT NULL, source BYTEA NOT NULL, several BIGINT NOT NULL,
  sent BIGINT NOT NULL, taken BIGINT NOT NULL, repeated BIGINT NOT NULL, refused BIGINT NOT NULL, ending BIGINT NOT NULL,
  PRIMARY KEY (house, id, labels, since)
) /*ROWID-FREE*/;
CREATE INDEX delivery_now ON delivery (house, since DESC) WHERE until = 9223372036854775807;
CREATE INDEX delivery_past ON delivery (house, since DESC);

-- What each source has sent in all, by set of labels. at is when it was last
-- heard from (0: never), ending how its last delivery ended.
CREATE TABLE heard (
  house BIGINT NOT NULL, source BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  at BIGINT NOT NULL, sent BIGINT NOT NULL, taken BIGINT NOT NULL, repeated BIGINT NOT NULL, refused BIGINT NOT NULL, ending BIGINT NOT NULL,
  PRIMARY KEY (house, source, labels, since)
) /*ROWID-FREE*/;
CREATE INDEX heard_now ON heard (house, source, labels) WHERE until = 9223372036854775807;
