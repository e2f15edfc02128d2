-- Accounts and by what they prove who they are, folded from the record like every
-- projection. Names, logins and secrets are contents; login_key and found are
-- look-up keys. roles and scope have one bit for each code.
CREATE TABLE account (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  roles BIGINT NOT NULL, holds BIGINT NOT NULL, state BIGINT NOT NULL, login_key BYTEA NOT NULL,
  name BYTEA NOT NULL, login BYTEA NOT NULL, opened_at BIGINT NOT NULL, at BIGINT NOT NULL, disposed BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX account_login ON account (house, login_key) WHERE until = 9223372036854775807;
CREATE INDEX account_since ON account (house, since);
CREATE TABLE credential (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  account BYTEA NOT NULL, means BIGINT NOT NULL, found BYTEA NOT NULL, content BYTEA NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX credential_account ON credential (house, account);
CREATE INDEX credential_found ON credential (house, found) WHERE until = 9223372036854775807;
CREATE TABLE token (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  account BYTEA NOT NULL, scope BIGINT NOT NULL, found BYTEA NOT NULL, name BYTEA NOT NULL, expires BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX token_account ON token (house, account);
CREATE INDEX token_found ON token (house, found) WHERE until = 9223372036854775807;
CREATE TABLE session (
  house BIGINT NOT NULL, id BYTEA NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
  account BYTEA NOT NULL, means BIGINT NOT NULL, began_at BIGINT NOT NULL,
  PRIMARY KEY (house, id, since)
) /*ROWID-FREE*/;
CREATE INDEX session_open ON session (house, account) WHERE until = 9223372036854775807;
CREATE INDEX session_until ON session (house, until);
CREATE TABLE sign_in_refused (
  house BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, account BYTEA NOT NULL,
  means BIGINT NOT NULL, why BIGINT NOT NULL, times BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (house, since)
) /*ROWID-FREE*/;
CREATE INDEX sign_in_refused_account ON sign_in_refused (house, account, since);

-- By what a browser shows that a session is its own, and when it last did: no
-- projection and in no backup. Only digests of secrets.
CREATE TABLE session_secret (
  house BIGINT NOT NULL, digest BYTEA NOT NULL, session BYTEA NOT NULL, seen_at BIGINT NOT NULL,
  PRIMARY KEY (house, digest)
);
CREATE INDEX session_secret_of ON session_secret (house, session);

-- How far a credential that counts was used: the time step of one-time codes, the
-- counter of a key. In no backup: what is older than a backup has expired.
CREATE TABLE credential_used (
  house BIGINT NOT NULL, credential BYTEA NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (house, credential)
);
