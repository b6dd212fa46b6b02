package dev.postbackdesk.setup;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conversion windows as a definitions file writes them: ISO 8601, in weeks (`P2W`), or in days, hours, minutes and
/// seconds (`P30D`, `PT36H`). Months and years have no fixed length.
public final class Window {
    private static final Pattern SHAPE = Pattern
            .compile(
                    "P(?:(\\d{1,9})W|(?=[0-9T])(?:(\\d{1,9})D)?(?:T(?=[0-9])(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?)");
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Window() {}

    /// The window, longer than nothing and at most 100 years; empty if `text` is none.
    public static Optional<Duration> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration window = Duration.ofDays(7 * number(parts, 1) + number(parts, 2)).plusHours(number(parts, 3))
                .plusMinutes(number(parts, 4)).plusSeconds(number(parts, 5));
        return window.isPositive() && window.compareTo(LONGEST) <= 0 ? Optional.of(window) : Optional.empty();
    }

    /// The shortest way to write a window of whole seconds: in days where they are whole, else as `PT36H`, `PT1H30M`.
    public static String write(Duration window) {
        Duration days = Duration.ofDays(window.toDays());
        return window.equals(days) ? "P" + days.toDays() + "D" : window.toString();
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
