-- Why postbacks were rejected, tests left out: the code of the first finding that rejects.
CREATE TABLE rejection_rollup (
    bucket BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    link_key INTEGER NOT NULL,
    reason VARCHAR(64) NOT NULL,
    postbacks BIGINT NOT NULL,
    PRIMARY KEY (bucket, conversion_key, link_key, reason)
);

-- Postbacks up to this number are not among them yet. They are counted in slices once the receiver runs: reading a million
-- here would hold up the start (see docs/decisions).
INSERT INTO setting (name, content) SELECT 'reasons-uncounted', CAST(COALESCE(MAX(number), 0) AS VARCHAR) FROM postback;
