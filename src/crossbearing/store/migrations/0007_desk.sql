-- What the desk has shown under which id: ids of findings and conflicts are made of their claims and go when
-- an account comes, but a link that somebody kept still has to lead somewhere.
CREATE TABLE builds (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL             -- instant in UTC
);

CREATE TABLE shown (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,          -- finding, conflict, update, actor or account
    words TEXT NOT NULL,
    claims TEXT NOT NULL,        -- ids with spaces between
    since INTEGER NOT NULL,      -- the build since which it is shown without a break
    last INTEGER NOT NULL        -- the last build that showed it
);

CREATE INDEX shown_last ON shown (last);

-- Questions of the review queue that an analyst answered without a judgement ("these two are not one").
CREATE TABLE set_aside (
    subject TEXT PRIMARY KEY,
    sentence TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT
);
