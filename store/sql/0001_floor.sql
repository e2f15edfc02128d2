-- The record: written once, never changed.
CREATE TABLE entry (
  house BIGINT NOT NULL, seq BIGINT NOT NULL, kind BIGINT NOT NULL, at BIGINT NOT NULL,
  about BYTEA NOT NULL, labels BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (house, seq)
) /*ROWID-FREE*/;
CREATE INDEX entry_about ON entry (house, about, seq);
CREATE INDEX entry_at ON entry (house, at, seq);

-- Hashes of the Merkle log in the order of golang.org/x/mod/sumdb/tlog; one row a commit.
CREATE TABLE tree (
  house BIGINT NOT NULL, first BIGINT NOT NULL, hashes BYTEA NOT NULL,
  PRIMARY KEY (house, first)
) /*ROWID-FREE*/;

-- Sealed words. key_id names the record that owns them.
CREATE TABLE content (
  house BIGINT NOT NULL, id BYTEA NOT NULL, key_id BYTEA NOT NULL, class BIGINT NOT NULL, sealed BYTEA NOT NULL,
  PRIMARY KEY (house, id)
) /*ROWID-FREE*/;
CREATE INDEX content_owner ON content (house, key_id);

-- Keys, never in a backup of entries. The row with an empty key_id is the secret of the house.
CREATE TABLE content_key (
  house BIGINT NOT NULL, key_id BYTEA NOT NULL, secret BYTEA NOT NULL,
  PRIMARY KEY (house, key_id)
) /*ROWID-FREE*/;

-- Where the record ends. One row a house.
CREATE TABLE head (
  house BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL, recorded_at BIGINT NOT NULL, at BIGINT NOT NULL
);

-- How far each stage has come.
CREATE TABLE stage (
  house BIGINT NOT NULL, name BIGINT NOT NULL, seq BIGINT NOT NULL,
  PRIMARY KEY (house, name)
);

-- Commits that clients may send again.
CREATE TABLE request (
  house BIGINT NOT NULL, id BYTEA NOT NULL, seq BIGINT NOT NULL,
  PRIMARY KEY (house, id)
);
