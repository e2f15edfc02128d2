-- Who looks at a closed lead again, from taking it until it is decided about: so long
-- they are shown nothing of the first decision.
CREATE TABLE looking (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  actor BYTEA NOT NULL, at BIGINT NOT NULL, decided BIGINT NOT NULL,
  PRIMARY KEY (house, lead, since)
) /*ROWID-FREE*/;
CREATE INDEX looking_by ON looking (house, actor, until);
