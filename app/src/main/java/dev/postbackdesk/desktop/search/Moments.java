package dev.postbackdesk.desktop.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `1h`, `30m`, `7d`, `today`, `yesterday`, `10:30`, `2026-11-20` and `2026-11-20T10:30`. Pure.
final class Moments {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})(s|m|h|d|w)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2})?");

    /// A moment that may depend on now.
    @FunctionalInterface
    interface At {
        Instant of(Instant now);
    }

    private Moments() {}

    /// @param end whether a day means its end
    static Optional<At> read(String word, ZoneId zone, boolean end) {
        String text = word.toLowerCase(Locale.ROOT);
        Matcher ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                Duration back = duration(Long.parseLong(ago.group(1)), ago.group(2));
                return Optional.of(now -> now.minus(back));
            }
            if (text.equals("today") || text.equals("yesterday")) {
                int days = (text.equals("today") ? 0 : -1) + (end ? 1 : 0);
                return Optional.of(now -> now.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant());
            }
            Matcher clock = CLOCK.matcher(text);
            if (clock.matches()) {
                LocalTime time = LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)));
                return Optional.of(now -> now.atZone(zone).toLocalDate().atTime(time).atZone(zone).toInstant());
            }
            if (DAY.matcher(text).matches()) {
                Instant day = LocalDate.parse(text).plusDays(end ? 1 : 0).atStartOfDay(zone).toInstant();
                return Optional.of(_ -> day);
            }
            if (MOMENT.matcher(text).matches()) {
                Instant moment = LocalDateTime.parse(text.toUpperCase(Locale.ROOT)).atZone(zone).toInstant();
                return Optional.of(_ -> moment);
            }
        } catch (DateTimeException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(number * 7);
        };
    }
}
