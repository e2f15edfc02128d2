-- What came of a lead: while it is rejected, traced or part of an operation, by which entry it
-- came to be so and how likely a plot was taken to be then.
CREATE TABLE outcome (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  decided BIGINT NOT NULL, at BIGINT NOT NULL, state BIGINT NOT NULL, reason BIGINT NOT NULL, came BIGINT NOT NULL, p BIGINT NOT NULL,
  PRIMARY KEY (house, lead, since)
) /*ROWID-FREE*/;
-- The newest outcomes are read at a moment, from the index alone.
CREATE INDEX outcome_decided ON outcome (house, decided DESC, since, until, labels, state, reason, came, p);
