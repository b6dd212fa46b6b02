-- What is recorded stands in the postbacks themselves; what is kept besides is where to find it. A narrow table of places
-- is written in bulk, long after the postbacks that it points to (see docs/decisions), so it takes next to nothing of
-- each postback's time and disk.

-- Whether a postback holds a key of recorded conversions: 0 none, 1 (click, conversion), 2 (click, conversion, transaction id).
ALTER TABLE postback ADD COLUMN key_kind SMALLINT DEFAULT 0 NOT NULL;
UPDATE postback SET key_kind = 1 WHERE number IN (SELECT postback FROM recorded WHERE transaction_id = '');
UPDATE postback SET key_kind = 1 WHERE number IN (SELECT postback FROM recorded_overflow WHERE transaction_id = '');
UPDATE postback SET key_kind = 2 WHERE number IN (SELECT postback FROM recorded WHERE transaction_id <> '');
UPDATE postback SET key_kind = 2 WHERE number IN (SELECT postback FROM recorded_overflow WHERE transaction_id <> '');

-- The slot is the click's number shifted left by 20, plus a hash of the rest of the key or one of the places after it.
CREATE TABLE recorded_place (
    slot BIGINT PRIMARY KEY,
    postback BIGINT NOT NULL
);
INSERT INTO recorded_place (slot, postback) SELECT slot, postback FROM recorded ORDER BY slot;

-- Keys whose places were all taken: only somebody who makes up transaction ids on purpose gets here.
CREATE TABLE recorded_elsewhere (
    click_number BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    transaction_id VARCHAR NOT NULL,
    postback BIGINT NOT NULL,
    PRIMARY KEY (click_number, conversion_key, transaction_id)
);
INSERT INTO recorded_elsewhere (click_number, conversion_key, transaction_id, postback)
SELECT click_number, conversion_key, transaction_id, postback FROM recorded_overflow;

-- What later postbacks made of a recorded conversion; one that nobody updated has no row.
CREATE TABLE recorded_state (
    postback BIGINT PRIMARY KEY,
    status SMALLINT NOT NULL,
    amount NUMERIC(38, 6) NOT NULL,
    commission NUMERIC(38, 6) NOT NULL,
    currency VARCHAR
);
INSERT INTO recorded_state (postback, status, amount, commission, currency)
SELECT postback, status, amount, commission, currency FROM recorded
WHERE postback IN (SELECT duplicate_of FROM postback WHERE result = 2);
INSERT INTO recorded_state (postback, status, amount, commission, currency)
SELECT postback, status, amount, commission, currency FROM recorded_overflow
WHERE postback IN (SELECT duplicate_of FROM postback WHERE result = 2);

-- Up to this postback all places are in their table; those of later ones are read from the postbacks at the start.
INSERT INTO setting (name, content) SELECT 'recorded-through', CAST(COALESCE(MAX(number), 0) AS VARCHAR) FROM postback;

DROP TABLE recorded;
DROP TABLE recorded_overflow;
