package dev.postbackdesk.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/// Times as options name them: RFC 3339, or a local date for its first moment.
final class Moments {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Moments() {}

    /// @param option for the message, e.g. `--since`
    static Instant parse(String option, String text, ZoneId zone) throws CommandFailure {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replace(' ', 'T')).toInstant();
            }
        } catch (DateTimeException e) {
            throw new CommandFailure(Exit.USAGE, sentence(option, text), e);
        }
        throw CommandFailure.usage(sentence(option, text));
    }

    private static String sentence(String option, String text) {
        return option + " " + text + " is no time. Write a date such as 2026-11-22, or a time such as"
                + " 2026-11-22T10:15:30Z.";
    }
}
