-- Requests to read more, what was answered, and what was opened in an emergency.
CREATE TABLE access (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  account BYTEA NOT NULL, item BYTEA NOT NULL, asked BIGINT NOT NULL, reason BYTEA NOT NULL, asked_at BIGINT NOT NULL, emergency BIGINT NOT NULL,
  state BIGINT NOT NULL, granted BIGINT NOT NULL, ends_at BIGINT NOT NULL, answered_by BYTEA NOT NULL, answered_at BIGINT NOT NULL, answer BYTEA NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX access_of ON access (house, account) WHERE until = 9223372036854775807;
CREATE INDEX access_since ON access (house, since);

-- The newest entry under a set of labels that changes a page (store/mark.go).
CREATE INDEX entry_news ON entry (house, labels, seq) WHERE kind IN (12,13,16,19,20,21,23,24,25,26,27,28,29,31,32,38,39,54,55,56,61,62,68,69,70);
