-- What a reader may not be prepared for in a report: bit n of warnings is the
-- warning of code n.
CREATE TABLE warning (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  warnings BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;

-- How somebody wants to meet what is graphic.
CREATE TABLE care (
  house BIGINT NOT NULL, account BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  images BIGINT NOT NULL, colour BIGINT NOT NULL, sound BIGINT NOT NULL, text BIGINT NOT NULL,
  PRIMARY KEY (house, account, since)
) /*ROWID-FREE*/;
