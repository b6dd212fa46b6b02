-- A merchant's own status words, one a line: what the word means, a blank, the word in lower case.
ALTER TABLE conversion ADD COLUMN status_words VARCHAR DEFAULT '' NOT NULL;
