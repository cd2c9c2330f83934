-- An account may be found at several addresses and in several versions. All readings of one account,
-- whether copies or versions, make a series, and the newest of a series counts.

-- Bytes are kept once, however many accounts are made of them.
CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL     -- as they came, zlib-compressed
);

INSERT OR IGNORE INTO contents (sha256, bytes) SELECT sha256, bytes FROM accounts ORDER BY id;

CREATE TABLE readings (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES contents (sha256),
    text TEXT NOT NULL,          -- SHA-256 of the words of the text
    account TEXT NOT NULL,       -- JSON of model.account.Account
    series INTEGER NOT NULL,
    -- What orders a series, the first that differs: how often what is at an address was seen to change,
    -- when it was had, when it was published, and how much is known of it.
    generation INTEGER NOT NULL DEFAULT 0,
    retrieved TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    known INTEGER NOT NULL DEFAULT 0
);

INSERT INTO readings (id, name, sha256, content, text, account, series, published)
    SELECT id, name, sha256, sha256, words_digest(account), account,
        row_number() OVER (ORDER BY id), coalesce(json_extract(account, '$.published'), '')
    FROM accounts;

CREATE TABLE addresses (
    origin TEXT PRIMARY KEY,     -- full path or URL the bytes came from
    account TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    url TEXT                     -- canonical
);

INSERT OR REPLACE INTO addresses (origin, account, name) SELECT origin, id, name FROM accounts ORDER BY id;

CREATE TABLE analyses_of_readings (
    document TEXT PRIMARY KEY REFERENCES readings (id) ON DELETE CASCADE,
    recipe TEXT NOT NULL,
    analysis BLOB NOT NULL
);

INSERT INTO analyses_of_readings SELECT document, recipe, analysis FROM analyses;

DROP TRIGGER account_changed;
DROP TABLE analyses;
DROP TABLE accounts;
ALTER TABLE analyses_of_readings RENAME TO analyses;

CREATE INDEX readings_by_series ON readings (series);
CREATE INDEX readings_by_text ON readings (text);
CREATE INDEX readings_by_content ON readings (content);
CREATE INDEX addresses_by_account ON addresses (account);
CREATE INDEX addresses_by_url ON addresses (url);

-- The one of each series that counts.
CREATE VIEW newest AS
    SELECT * FROM readings AS this WHERE id = (
        SELECT id FROM readings WHERE series = this.series
        ORDER BY generation DESC, retrieved DESC, published DESC, known DESC, id LIMIT 1
    );

CREATE TRIGGER account_changed AFTER UPDATE OF account ON readings WHEN old.account <> new.account
BEGIN
    DELETE FROM analyses WHERE document = new.id;
END;

CREATE TRIGGER account_removed AFTER DELETE ON readings
BEGIN
    DELETE FROM contents WHERE sha256 = old.content
        AND NOT EXISTS (SELECT 1 FROM readings WHERE content = old.content);
END;

-- What servers gave, as WARC records, and what they need to say that it has not changed.
CREATE TABLE responses (
    url TEXT PRIMARY KEY,        -- as it was named
    final_url TEXT NOT NULL,     -- where redirects led
    etag TEXT,
    last_modified TEXT,
    retrieved TEXT NOT NULL,
    warc BLOB NOT NULL           -- gzipped already
);
