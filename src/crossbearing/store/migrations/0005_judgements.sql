-- What an analyst decides, apart from all that is derived: a log that is only ever added to.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    judgement TEXT NOT NULL      -- JSON of model.judgement.Judgement, its number left at 0
);

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed');
END;

CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'a judgement is never deleted');
END;
