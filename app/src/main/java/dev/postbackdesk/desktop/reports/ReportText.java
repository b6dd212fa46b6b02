package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a report says in words and numbers. Immutable.
final class ReportText {
    /// What stands where nothing can be said.
    static final String NONE = "–";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Messages messages;
    private final Format format;

    ReportText(Messages messages, Format format) {
        this.messages = messages;
        this.format = format;
    }

    ReportLines.Names names() {
        return new ReportLines.Names(messages.text("reports.no-link"), messages.text("reports.no-conversion"),
                messages.text("reports.no-network"), messages.text("reports.total"),
                currency -> currency.isEmpty()
                        ? messages.text("reports.total-without")
                        : messages.text("reports.total-in", currency));
    }

    String word(Period period) {
        return messages.text("reports.period." + period.name().toLowerCase(Locale.ROOT));
    }

    String word(Grouping grouping) {
        return messages.text("reports.group." + grouping.name().toLowerCase(Locale.ROOT));
    }

    /// The link or conversion that a report is of.
    ///
    /// @param all the key of what is said where nothing is left out
    String scope(Scope scope, Definitions definitions, String all) {
        return switch (scope) {
            case Scope.All _ -> messages.text(all);
            case Scope.OfLink(int key) -> definitions.link(key).map(stored -> stored.link().name()).orElse(NONE);
            case Scope.OfConversion(int key) ->
                definitions.conversion(key).map(stored -> stored.conversion().name()).orElse(NONE);
        };
    }

    /// `24 Oct`, or with its year where the days are of several.
    private String day(LocalDate day, ReportSpan of) {
        return of.from().getYear() == of.to().getYear() ? format.dayOfYear(day) : format.day(day);
    }

    /// `24 Oct to 22 Nov 2026, Europe/Rome`.
    String span(ReportSpan span) {
        String last = format.day(span.to());
        String zone = format.zone().getId().equals("Z") ? "UTC" : format.zone().getId();
        return span.from().equals(span.to())
                ? messages.text("reports.span-day", last, zone)
                : messages.text("reports.span", day(span.from(), span), last, zone);
    }

    /// A name for each step: the day, or the day and hour.
    List<ReportStep> steps(ReportSpan span) {
        List<ReportStep> steps = new ArrayList<>();
        boolean oneDay = span.from().equals(span.to());
        for (Instant step : span.edges().subList(0, span.edges().size() - 1)) {
            ZonedDateTime begin = step.atZone(format.zone());
            String day = day(begin.toLocalDate(), span);
            String hour = HOUR.format(begin);
            steps.add(span.hourly()
                    ? new ReportStep(step, oneDay ? hour : day + " " + hour, begin.toOffsetDateTime().toString())
                    : new ReportStep(step, day, begin.toLocalDate().toString()));
        }
        return steps;
    }

    String count(@Nullable Long number) {
        return number == null ? NONE : format.count(number);
    }

    /// `1,904.26`: two decimals, rounded half up.
    String amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return NONE;
        }
        NumberFormat numbers = NumberFormat.getNumberInstance(format.locale());
        numbers.setMinimumFractionDigits(2);
        numbers.setMaximumFractionDigits(2);
        numbers.setRoundingMode(RoundingMode.HALF_UP);
        return numbers.format(amount);
    }

    /// `11.9 %`.
    String percent(@Nullable Double part) {
        if (part == null) {
            return NONE;
        }
        NumberFormat numbers = NumberFormat.getNumberInstance(format.locale());
        numbers.setMinimumFractionDigits(1);
        numbers.setMaximumFractionDigits(1);
        return numbers.format(part * 100) + " %";
    }

    /// `+6 % on the 30 days before`; `""` where there is nothing to compare with.
    String change(BigDecimal now, @Nullable BigDecimal before, Period period, long days) {
        if (before == null || before.signum() <= 0) {
            return "";
        }
        BigDecimal change = now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, 0,
                RoundingMode.HALF_UP);
        String sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "±";
        String by = sign + NumberFormat.getIntegerInstance(format.locale()).format(change.abs());
        return switch (period) {
            case TODAY -> messages.text("reports.change.today", by);
            case MONTH -> messages.text("reports.change.month", by);
            case WEEK, DAYS_30, OWN -> messages.text("reports.change.days", by, days);
        };
    }
}
