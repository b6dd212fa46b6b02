-- What was judged of a postback before it was judged again, the oldest first. The postback's own row says what is judged now.
CREATE TABLE earlier_verdict (
    postback BIGINT NOT NULL,
    place INTEGER NOT NULL,
    judged_at BIGINT NOT NULL,
    result SMALLINT NOT NULL,
    findings VARCHAR NOT NULL,
    PRIMARY KEY (postback, place)
);
