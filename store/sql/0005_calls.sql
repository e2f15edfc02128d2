-- Calls, folded from the record like every projection. raised_report is the
-- report by which the call was raised, report the newest one of the call.
CREATE TABLE call (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  begun_at BIGINT NOT NULL, raised_at BIGINT NOT NULL, raised_report BYTEA NOT NULL, answered_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL, report BYTEA NOT NULL, back_at BIGINT NOT NULL, tries BIGINT NOT NULL, tried_at BIGINT NOT NULL, reached_at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX call_raised ON call (house, raised_report, since, until) WHERE raised_at > 0 AND answered_at = 0;
CREATE INDEX call_open ON call (house, begun_at) WHERE ended_at = 0 AND until = 9223372036854775807;
CREATE INDEX call_back ON call (house, back_at, since, until) WHERE back_at > 0 AND reached_at = 0;

-- What is being written of a running call: no projection and no part of the
-- record, overwritten at every keystroke, gone when the call ends, in no backup.
-- sealed opens with a key made of secret and the secret of the house.
CREATE TABLE call_draft (
  house BIGINT NOT NULL, call BYTEA NOT NULL, labels BIGINT NOT NULL, at BIGINT NOT NULL,
  writer BYTEA NOT NULL, n BIGINT NOT NULL, secret BYTEA NOT NULL, sealed BYTEA NOT NULL,
  PRIMARY KEY (house, call)
);
