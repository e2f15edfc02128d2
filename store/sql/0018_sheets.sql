-- What one shift leaves to the next, one row for each set of labels of its leads.
CREATE TABLE sheet (
  house BIGINT NOT NULL, id BYTEA NOT NULL, labels BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  post BYTEA NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, open BIGINT NOT NULL, unlooked BIGINT NOT NULL,
  due BYTEA NOT NULL, pile BYTEA NOT NULL, maker BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, id, labels, since)
) /*ROWID-FREE*/;
CREATE INDEX sheet_since ON sheet (house, since);
CREATE TABLE sheet_signed (
  house BIGINT NOT NULL, sheet BYTEA NOT NULL, side BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  signer BYTEA NOT NULL, content BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, sheet, side, since)
) /*ROWID-FREE*/;
