-- Which files were read whole, so that they need not be read again while they are as they were, and an
-- interrupted reading goes on where it stopped.
CREATE TABLE files (
    origin TEXT PRIMARY KEY,     -- full path
    mark TEXT NOT NULL,          -- digest of all that its reading depends on
    whole INTEGER NOT NULL       -- 1 once all that is in it is kept
);

ALTER TABLE addresses ADD COLUMN file TEXT;  -- full path of the file it is in, which may be an archive
ALTER TABLE addresses ADD COLUMN mark TEXT;  -- of the reading of that file in which it was last met

UPDATE addresses SET file = iif(instr(origin, '!/'), substr(origin, 1, instr(origin, '!/') - 1), origin);

CREATE INDEX addresses_by_file ON addresses (file);

-- What was taken from a file can be had from it again, so it is no longer one that all is kept of.
CREATE TRIGGER address_removed AFTER DELETE ON addresses
BEGIN
    DELETE FROM files WHERE origin = old.file;
END;
