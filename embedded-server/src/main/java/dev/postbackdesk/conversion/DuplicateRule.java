package dev.postbackdesk.conversion;

import java.util.Arrays;
import java.util.Optional;

/// How repeated postbacks of one click count.
public enum DuplicateRule {
    /// One conversion per click.
    ONCE("once"),
    /// One per click and transaction id; postbacks without one share a key of their own.
    BY_TRANSACTION("by-transaction"),
    /// All count; with a transaction id, status updates follow it.
    EVERY("every");

    private final String word;

    DuplicateRule(String word) {
        this.word = word;
    }

    /// The word of the definitions file.
    public String word() {
        return word;
    }

    public static Optional<DuplicateRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
    }
}
