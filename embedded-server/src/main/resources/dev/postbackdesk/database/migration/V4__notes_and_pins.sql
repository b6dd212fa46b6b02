-- What users put beside postbacks. The postbacks' own table is written by every request and stays as it is.
CREATE TABLE postback_note (
    postback BIGINT NOT NULL,
    place INTEGER NOT NULL,
    written_at BIGINT NOT NULL,
    content VARCHAR(4000) NOT NULL,
    PRIMARY KEY (postback, place)
);

CREATE TABLE postback_pin (
    postback BIGINT PRIMARY KEY,
    pinned_at BIGINT NOT NULL
);
