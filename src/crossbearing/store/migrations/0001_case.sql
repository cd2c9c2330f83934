-- A case: accounts, what each yields by itself, and what went wrong.
-- The application id reads "XBRG" in ASCII; `file` and SQLite's tools show it.
PRAGMA application_id = 0x58425247;

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    origin TEXT NOT NULL,   -- full path or URL the bytes came from
    account TEXT NOT NULL,  -- JSON of model.account.Account
    bytes BLOB NOT NULL     -- as they came, zlib-compressed
);

CREATE INDEX accounts_by_origin ON accounts (origin);

CREATE TABLE analyses (
    document TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    recipe TEXT NOT NULL,   -- hash of the versions and settings it was made with
    analysis BLOB NOT NULL  -- JSON of model.claim.Analysis, zlib-compressed
);

-- What an account says depends on what is known of it: a weekday means another day
-- once the publication date is corrected.
CREATE TRIGGER account_changed AFTER UPDATE OF account ON accounts WHEN old.account <> new.account
BEGIN
    DELETE FROM analyses WHERE document = new.id;
END;

CREATE TABLE problems (
    origin TEXT NOT NULL,   -- full path of the file or folder
    "where" TEXT NOT NULL,  -- how it is called before a reader
    why TEXT NOT NULL,
    PRIMARY KEY (origin, "where")
);
