package dev.postbackdesk.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Small pieces of sentences.
final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Words() {}

    /// `1 conversion`, `2 conversions`.
    static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /// `2026-11-22 10:15`.
    static String minute(Instant at, ZoneId zone) {
        return MINUTE.withZone(zone).format(at);
    }

    /// `0.3 MB`.
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// An amount with two decimals, or more where it has more.
    static String amount(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }
}
