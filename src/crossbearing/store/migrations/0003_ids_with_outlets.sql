-- The id of an account has its outlet in it: two outlets that print one text under one file name are two.

-- Claims and mentions have the account's id in theirs, and refer to each other by them. All follows from the
-- account, and is taken from it again.
DELETE FROM analyses;

UPDATE addresses SET account = (SELECT account_id(readings.account) FROM readings WHERE id = addresses.account);

UPDATE readings SET id = account_id(account);
