-- Reports that are intelligence by a named person's word; every other report is
-- a tip. A question for intelligence begins with these rows: it can return no tip.
CREATE TABLE intelligence (
  house BIGINT NOT NULL, report BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  actor BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, report, since)
) /*ROWID-FREE*/;
CREATE INDEX intelligence_newest ON intelligence (house, since DESC);
-- Leads on which somebody stated articulable facts.
CREATE TABLE facts (
  house BIGINT NOT NULL, lead BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  actor BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, lead, since)
) /*ROWID-FREE*/;
-- Holdings that their list says are closed or suspended, and by when what risk
-- remains is looked at again (0: no date). Open holdings have no row.
CREATE TABLE closed (
  house BIGINT NOT NULL, holding BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  status BIGINT NOT NULL, review_by BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, holding, since)
) /*ROWID-FREE*/;
CREATE INDEX closed_review ON closed (house, review_by, holding);
-- For what somebody reads a closed record (item), or searches (item empty), and
-- until when that holds.
CREATE TABLE purpose (
  house BIGINT NOT NULL, actor BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  item BYTEA NOT NULL, lead BYTEA NOT NULL, code BIGINT NOT NULL, at BIGINT NOT NULL, ends BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, actor, since)
) /*ROWID-FREE*/;
CREATE INDEX purpose_of ON purpose (house, item, actor);
CREATE TABLE searched (
  house BIGINT NOT NULL, actor BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  at BIGINT NOT NULL, lead BYTEA NOT NULL, found BIGINT NOT NULL, content BYTEA NOT NULL,
  PRIMARY KEY (house, actor, since)
) /*ROWID-FREE*/;
CREATE INDEX searched_for ON searched (house, lead);
-- Who was shown what. n is the number of an attachment.
CREATE TABLE item_read (
  house BIGINT NOT NULL, item BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, labels BIGINT NOT NULL,
  actor BYTEA NOT NULL, sort BIGINT NOT NULL, n BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, item, since)
) /*ROWID-FREE*/;
CREATE INDEX item_read_by ON item_read (house, actor, at);
