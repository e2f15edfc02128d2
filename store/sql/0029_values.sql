-- People's words on whether sharing a value connects reports. Words on the same value
-- under the same labels have one id (value), which owns the value's words.
CREATE TABLE value_judged (
  house BIGINT NOT NULL, value BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  value_key BYTEA NOT NULL, connects BIGINT NOT NULL, actor BYTEA NOT NULL, at BIGINT NOT NULL, content BYTEA NOT NULL, why BYTEA NOT NULL,
  PRIMARY KEY (house, value, since)
) /*ROWID-FREE*/;
CREATE INDEX value_judged_key ON value_judged (house, value_key) WHERE length(value_key) > 0;
CREATE INDEX value_judged_since ON value_judged (house, since);
