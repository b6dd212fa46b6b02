package dev.postbackdesk.desktop.reports;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the table. What more than one currency came to takes a line each: their amounts are never added. Immutable.
///
/// @param kind whether it stands for itself, goes on with the one above, or sums up
/// @param name `""` where the line goes on
/// @param beside the network, or `""`
/// @param step the day or hour that it is of; null where it is of something else, or the line goes on
/// @param clicks of people; null where clicks do not belong to it
/// @param conversions in this currency
/// @param rate conversions of all currencies a click; null where that says nothing, or the line goes on
/// @param rejected null where the line goes on
/// @param arrived all postbacks; 0 where the line goes on
/// @param currency `""` for none
record ReportLine(Kind kind, String name, String beside, @Nullable ReportStep step, @Nullable Long clicks,
        long conversions, long pending, @Nullable Double rate, @Nullable Long rejected, long arrived, String currency,
        @Nullable BigDecimal value, @Nullable BigDecimal commission) {
    enum Kind {
        LINE, MORE, TOTAL
    }

    /// From this share on rejections deserve a look.
    private static final double MANY = 0.1;

    /// When its step begins; null where it has none.
    @Nullable
    Instant begins() {
        return step == null ? null : step.at();
    }

    /// What other programs are told that it is.
    String plainName() {
        return step == null ? name : step.iso();
    }

    /// By the name of the line that this one goes on with.
    ReportLine named(ReportLine first) {
        return new ReportLine(kind, first.name, beside, first.step, clicks, conversions, pending, rate, rejected,
                arrived, currency, value, commission);
    }

    /// Rejected ones among the postbacks, or null where none came.
    @Nullable
    Double share() {
        return rejected == null || arrived == 0 ? null : (double) rejected / arrived;
    }

    boolean manyRejected() {
        Double share = share();
        return share != null && share >= MANY;
    }
}
