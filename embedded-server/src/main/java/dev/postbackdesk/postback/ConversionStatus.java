package dev.postbackdesk.postback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The state of a recorded conversion.
public enum ConversionStatus {
    PENDING, APPROVED, DECLINED;

    /// The word of exports and definitions.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConversionStatus> ofWord(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
