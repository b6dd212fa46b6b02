package dev.postbackdesk.postback;

import java.util.Locale;

/// What a verdict is in one word, as exports and answers write it.
public enum Result {
    ACCEPTED, UPDATED, DUPLICATE, REJECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
