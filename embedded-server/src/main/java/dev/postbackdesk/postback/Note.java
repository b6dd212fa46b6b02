package dev.postbackdesk.postback;

import java.time.Instant;

/// What a user wrote beside a postback. Immutable.
///
/// @param place which of the postback's notes it is: never used twice
/// @param text 1 to [#MOST_CHARACTERS] characters
public record Note(int place, Instant writtenAt, String text) {
    public static final int MOST_CHARACTERS = 4_000;
}
