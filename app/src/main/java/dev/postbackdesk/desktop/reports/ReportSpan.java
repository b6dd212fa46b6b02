package dev.postbackdesk.desktop.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The days of a report as the zone has them, cut into days or hours, and the time before that it is compared with. Days begin at
/// midnight of the zone, be they 23 or 25 hours long; hours are counted from there. Immutable.
///
/// @param from the first day
/// @param to the last day
/// @param edges where the steps begin, and the end
/// @param before likewise of the time before, one step; empty where there is none
record ReportSpan(LocalDate from, LocalDate to, boolean hourly, List<Instant> edges, List<Instant> before) {
    /// More hours than this make no chart.
    static final int MOST_HOURLY_DAYS = 8;
    /// What one report may hold.
    static final int MOST_DAYS = 1_000;

    ReportSpan {
        edges = List.copyOf(edges);
        before = List.copyOf(before);
    }

    /// @param ownFrom the first day of [Period#OWN]
    /// @param ownTo the last day of it, not before that
    static ReportSpan of(Period period, boolean hourly, LocalDate ownFrom, LocalDate ownTo, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate from = switch (period) {
            case TODAY -> today;
            case WEEK -> today.minusDays(6);
            case DAYS_30 -> today.minusDays(29);
            case MONTH -> today.withDayOfMonth(1);
            case OWN -> ownFrom;
        };
        LocalDate to = period == Period.OWN ? ownTo : today;
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        boolean hours = hourly && days <= MOST_HOURLY_DAYS;
        return new ReportSpan(from, to, hours, hours ? hours(from, to, zone) : days(from, to, zone),
                before(period, from, to, days, now, zone));
    }

    private static List<Instant> days(LocalDate from, LocalDate to, ZoneId zone) {
        List<Instant> edges = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to.plusDays(1)); day = day.plusDays(1)) {
            edges.add(start(day, zone));
        }
        return edges;
    }

    private static List<Instant> hours(LocalDate from, LocalDate to, ZoneId zone) {
        List<Instant> edges = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant next = start(day.plusDays(1), zone);
            for (Instant hour = start(day, zone); hour.isBefore(next); hour = hour.plus(Duration.ofHours(1))) {
                edges.add(hour);
            }
        }
        edges.add(start(to.plusDays(1), zone));
        return edges;
    }

    /// As many days before, and of the day that still runs only as much as went by.
    private static List<Instant> before(Period period, LocalDate from, LocalDate to, long days, Instant now,
            ZoneId zone) {
        boolean running = !to.isBefore(LocalDate.ofInstant(now, zone));
        LocalDate begin = period == Period.MONTH ? from.minusMonths(1) : from.minusDays(days);
        ZonedDateTime there = ZonedDateTime.ofInstant(now, zone);
        Instant end = !running
                ? start(from, zone)
                : (period == Period.MONTH
                        ? there.withDayOfMonth(Math.min(there.getDayOfMonth(), YearMonth.from(begin).lengthOfMonth()))
                                .minusMonths(1)
                        : there.minusDays(days)).toInstant();
        Instant start = start(begin, zone);
        return start.isBefore(end) ? List.of(start, end) : List.of();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
