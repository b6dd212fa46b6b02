-- Times are microseconds since 1970-01-01T00:00Z; buckets are seconds since then, whole quarters of an hour.
-- "${bytes}" is the database's type for raw bytes. A key of 0 stands for "none".
-- The tables that every request writes have no index but the ones below: each further one costs more than all the rest
-- of a request (see docs/decisions).

CREATE TABLE setting (
    name VARCHAR(64) PRIMARY KEY,
    content VARCHAR NOT NULL
);

CREATE TABLE conversion (
    conversion_key INTEGER PRIMARY KEY,
    id VARCHAR(32) NOT NULL UNIQUE,
    name VARCHAR NOT NULL,
    default_value VARCHAR NOT NULL,
    default_commission VARCHAR NOT NULL,
    default_percent VARCHAR NOT NULL,
    currency VARCHAR,
    network VARCHAR,
    click_id_placeholder VARCHAR,
    duplicate_rule VARCHAR NOT NULL,
    acceptance_window VARCHAR,
    allowed_senders VARCHAR NOT NULL,
    token VARCHAR,
    answer_rule VARCHAR NOT NULL,
    accept_defaults BOOLEAN NOT NULL,
    accept_aliases BOOLEAN NOT NULL,
    lifecycle VARCHAR NOT NULL
);

CREATE TABLE link (
    link_key INTEGER PRIMARY KEY,
    slug VARCHAR(64) NOT NULL,
    slug_key VARCHAR(64) NOT NULL UNIQUE,
    name VARCHAR NOT NULL,
    destination VARCHAR NOT NULL,
    network VARCHAR,
    lifecycle VARCHAR NOT NULL
);

CREATE TABLE link_conversion (
    link_key INTEGER NOT NULL REFERENCES link,
    place INTEGER NOT NULL,
    conversion_key INTEGER NOT NULL REFERENCES conversion,
    PRIMARY KEY (link_key, place)
);

CREATE TABLE click (
    number BIGINT PRIMARY KEY,
    clicked_at BIGINT NOT NULL,
    link_key INTEGER NOT NULL,
    query ${bytes} NOT NULL,
    sender VARCHAR NOT NULL,
    user_agent VARCHAR,
    referer VARCHAR,
    bot BOOLEAN NOT NULL,
    test BOOLEAN NOT NULL
);

CREATE TABLE postback (
    number BIGINT PRIMARY KEY,
    received_at BIGINT NOT NULL,
    judged_at BIGINT NOT NULL,
    result SMALLINT NOT NULL,
    answer SMALLINT NOT NULL,
    test BOOLEAN NOT NULL,
    conversion_key INTEGER NOT NULL,
    link_key INTEGER NOT NULL,
    click_number BIGINT,
    duplicate_of BIGINT,
    amount NUMERIC(38, 6),
    commission NUMERIC(38, 6),
    currency VARCHAR,
    status VARCHAR,
    transaction_id VARCHAR,
    click_id VARCHAR,
    conversion_id VARCHAR,
    params VARCHAR NOT NULL,
    findings VARCHAR NOT NULL,
    sender VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    query ${bytes} NOT NULL,
    headers ${bytes} NOT NULL,
    body ${bytes}
);

CREATE INDEX postback_by_conversion ON postback (conversion_key, result, number);

-- The conversions that count, one row a key (click, conversion, transaction id or ''). The slot is the click's number
-- shifted left by 20, plus a hash of the rest of the key or one of the places after it: one appended, narrow key
-- in place of three columns that land anywhere.
CREATE TABLE recorded (
    slot BIGINT PRIMARY KEY,
    conversion_key INTEGER NOT NULL,
    transaction_id VARCHAR NOT NULL,
    link_key INTEGER NOT NULL,
    postback BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    status SMALLINT NOT NULL,
    amount NUMERIC(38, 6) NOT NULL,
    commission NUMERIC(38, 6) NOT NULL,
    currency VARCHAR,
    test BOOLEAN NOT NULL
);

-- Keys whose places in "recorded" were all taken: only somebody who makes up transaction ids on purpose gets here.
CREATE TABLE recorded_overflow (
    click_number BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    transaction_id VARCHAR NOT NULL,
    link_key INTEGER NOT NULL,
    postback BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    status SMALLINT NOT NULL,
    amount NUMERIC(38, 6) NOT NULL,
    commission NUMERIC(38, 6) NOT NULL,
    currency VARCHAR,
    test BOOLEAN NOT NULL,
    PRIMARY KEY (click_number, conversion_key, transaction_id)
);

-- Roll-ups, kept by the writer in the transaction of what they sum up.

-- Postbacks, tests left out.
CREATE TABLE postback_rollup (
    bucket BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    link_key INTEGER NOT NULL,
    result SMALLINT NOT NULL,
    postbacks BIGINT NOT NULL,
    PRIMARY KEY (bucket, conversion_key, link_key, result)
);

-- Conversions that count, in the bucket in which they were recorded and with the status they have now, tests left out.
CREATE TABLE recorded_rollup (
    bucket BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    link_key INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    status SMALLINT NOT NULL,
    conversions BIGINT NOT NULL,
    amount NUMERIC(38, 6) NOT NULL,
    commission NUMERIC(38, 6) NOT NULL,
    PRIMARY KEY (bucket, conversion_key, link_key, currency, status)
);

-- Clicks (crawlers among them), crawlers, and prefetches (which are no clicks), tests left out.
CREATE TABLE click_rollup (
    bucket BIGINT NOT NULL,
    link_key INTEGER NOT NULL,
    clicks BIGINT NOT NULL,
    bots BIGINT NOT NULL,
    prefetches BIGINT NOT NULL,
    PRIMARY KEY (bucket, link_key)
);

-- Postbacks a minute (seconds since 1970), tests included; only the last hours are kept.
CREATE TABLE minute_rollup (
    started BIGINT NOT NULL,
    result SMALLINT NOT NULL,
    postbacks BIGINT NOT NULL,
    PRIMARY KEY (started, result)
);

-- All postbacks ever, tests included: totals without counting the table.
CREATE TABLE postback_total (
    conversion_key INTEGER NOT NULL,
    result SMALLINT NOT NULL,
    pending BOOLEAN NOT NULL,
    postbacks BIGINT NOT NULL,
    PRIMARY KEY (conversion_key, result, pending)
);

-- Postbacks, tests included: how many arrived since a time, without counting the table.
CREATE TABLE arrival_rollup (
    bucket BIGINT NOT NULL,
    conversion_key INTEGER NOT NULL,
    result SMALLINT NOT NULL,
    pending BOOLEAN NOT NULL,
    postbacks BIGINT NOT NULL,
    PRIMARY KEY (bucket, conversion_key, result, pending)
);

-- Between which numbers the postbacks of a bucket lie: turns a time into a place to read at.
CREATE TABLE postback_bucket (
    bucket BIGINT PRIMARY KEY,
    lowest BIGINT NOT NULL,
    highest BIGINT NOT NULL
);

-- Requests that were refused before they became postbacks. The day counts from 1970-01-01, in UTC.
CREATE TABLE door_refusal (
    refused_on INTEGER NOT NULL,
    status SMALLINT NOT NULL,
    reason VARCHAR(200) NOT NULL,
    sender VARCHAR(64) NOT NULL,
    refusals BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (refused_on, status, reason, sender)
);
