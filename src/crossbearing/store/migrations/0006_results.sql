-- What was worked out from all accounts, piece by piece, so that only what is new is worked out again.
-- A key has in it all that a result depends on besides the recipe. Nothing here is lost that cannot be
-- made again.
CREATE TABLE results (
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    recipe TEXT NOT NULL,   -- hash of the versions and settings it was made with
    result BLOB NOT NULL,   -- zlib-compressed
    PRIMARY KEY (stage, key)
) WITHOUT ROWID;
