-- One row is the OAuth 2.0 refresh token that an identity provider has put in the place of a written one, encrypted with
-- a key that only the written one gives (docs/decisions/010-access-tokens.md).
create table refresh_tokens (
  name text not null primary key,
  sealed text not null,
  replaced_at text not null
);
