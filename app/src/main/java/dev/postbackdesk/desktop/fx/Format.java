package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.conversion.Amount;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as the screens write them. Immutable, thread-safe.
///
/// @param zone what times of day are shown in
public record Format(Locale locale, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;

    /// `48,213`.
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// `10:42:07`.
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /// Whether it is of the same day as another moment.
    public boolean isSameDay(Instant at, Instant as) {
        return LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(as, zone));
    }

    /// `10:42:07` today, `11-21 10:42` of another day: in as much room as a table has.
    ///
    /// @param now what today is reckoned by
    public String timeOrDay(Instant at, Instant now) {
        return isSameDay(at, now) ? time(at) : DAY.format(at.atZone(zone));
    }

    /// `10:42`.
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /// `2026-11-22 10:42:07`.
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /// `21 Nov 2026, 03:00`.
    public String date(Instant at) {
        return date("yMMMd", "d MMM uuuu").format(at.atZone(zone)) + ", " + minute(at);
    }

    /// `21 Nov 2026`.
    public String day(LocalDate day) {
        return date("yMMMd", "d MMM uuuu").format(day);
    }

    /// `21 Nov`.
    public String dayOfYear(LocalDate day) {
        return date("MMMd", "d MMM").format(day);
    }

    /// English puts the day first, in whichever region, as the guide and the commands do; others as their language does.
    private DateTimeFormatter date(String fields, String english) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? DateTimeFormatter.ofPattern(english, locale)
                : DateTimeFormatter.ofLocalizedPattern(fields).withLocale(locale);
    }

    /// `12.3 MB`, or `44 kB` of less than one.
    public String bytes(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        boolean large = bytes >= 1_000_000;
        format.setMinimumFractionDigits(large ? 1 : 0);
        format.setMaximumFractionDigits(large ? 1 : 0);
        return format.format(bytes / (large ? 1e6 : 1e3)) + (large ? " MB" : " kB");
    }

    /// At least two decimals, more only where they are not zero: `64.90`, `0.125`. Without grouping, as postbacks carry them,
    /// but with the language's decimal sign.
    public String amount(BigDecimal amount) {
        return amount(amount, locale);
    }

    /// Likewise.
    public static String amount(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(LEAST_DECIMALS);
        format.setMaximumFractionDigits(Math.max(MOST_DECIMALS, amount.scale()));
        return format.format(amount);
    }

    /// What was typed as an amount, with the language's decimal sign and the digits that it has: `49,9`. A placeholder, or
    /// anything else that is no amount, stays.
    public static String typed(String amount, Locale locale) {
        return Amount.isValid(amount)
                ? amount.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator())
                : amount;
    }
}
