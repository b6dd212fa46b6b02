package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.Money;
import dev.postbackdesk.receiver.Sums;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The stage view's words. Immutable.
final class StageText {
    private static final int MOST_CURRENCIES = 2;

    private final Messages words;
    private final Format format;
    private final FindingText findings;

    StageText(Messages words, Format format) {
        this.words = words;
        this.format = format;
        findings = new FindingText(format.locale());
    }

    /// @param clicked when the click was made, or null
    StageState.Newest newest(PostbackRow row, Definitions definitions, @Nullable Instant clicked) {
        boolean pending = VerdictChip.of(row) == VerdictChip.PENDING;
        return new StageState.Newest(row.number(),
                words.text(pending ? "stage.pending" : "stage.accepted", conversion(row, definitions)), amount(row),
                currency(row), link(row, definitions),
                clicked == null ? "" : words.text("stage.after", span(Duration.between(clicked, row.receivedAt()))),
                row.receivedAt(), pending);
    }

    StageState.Line line(PostbackRow row, Definitions definitions) {
        String reason = switch (row.result()) {
            case REJECTED -> row.findings().stream().filter(Finding::rejects).findFirst().map(findings::reason)
                    .orElse("");
            case DUPLICATE -> row.findings().stream().findFirst().map(findings::reason).orElse("");
            case UPDATED -> row.reading().status() == null ? "" : words.text("stage.now-" + row.reading().status());
            case ACCEPTED -> "";
        };
        String what = Stream.of(conversion(row, definitions), link(row, definitions)).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        // Reasons begin with a capital letter, and not every language lets that go.
        String text = Stream.of(what, reason).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        String amount = row.reading().value() == null && row.reading().commission() == null
                ? ""
                : amount(row) + " " + currency(row);
        return new StageState.Line(VerdictChip.of(row), text, amount.strip());
    }

    private String conversion(PostbackRow row, Definitions definitions) {
        return Optional.ofNullable(row.reading().conversionKey()).flatMap(definitions::conversion)
                .map(stored -> stored.conversion().name()).orElseGet(() -> words.text("stage.postback"));
    }

    private static String link(PostbackRow row, Definitions definitions) {
        return Optional.ofNullable(row.reading().linkKey()).flatMap(definitions::link)
                .map(stored -> stored.link().name()).orElse("");
    }

    /// What it is worth; of a lead, which has no value, what is owed for it.
    private String amount(PostbackRow row) {
        BigDecimal value = row.reading().value();
        BigDecimal commission = row.reading().commission();
        boolean worth = value != null && value.signum() > 0;
        BigDecimal shown = worth || commission == null ? value : commission;
        return shown == null ? "" : grouped(shown);
    }

    private static String currency(PostbackRow row) {
        String currency = row.reading().currency();
        return currency == null ? "" : currency;
    }

    private String grouped(BigDecimal amount) {
        NumberFormat number = NumberFormat.getNumberInstance(format.locale());
        number.setMinimumFractionDigits(2);
        number.setMaximumFractionDigits(2);
        return number.format(amount);
    }

    /// `38 s`, `14 min`, `3 h`, `2 d`.
    private String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return words.text("stage.seconds", seconds);
        }
        if (seconds < 3_600) {
            return words.text("stage.minutes", seconds / 60);
        }
        return seconds < 86_400
                ? words.text("stage.hours", seconds / 3_600)
                : words.text("stage.days", seconds / 86_400);
    }

    String ago(Instant at, Instant now) {
        Duration since = Duration.between(at, now);
        return since.toSeconds() < 1 ? words.text("stage.just-now") : words.text("stage.ago", span(since));
    }

    String clock(Instant now) {
        return format.minute(now);
    }

    StageState.Figures figures(Sums today) {
        List<StageState.Counter> counters = new ArrayList<>(List.of(
                new StageState.Counter(format.count(today.clicks()), "", words.text("stage.clicks-today")),
                new StageState.Counter(format.count(today.arrived()), "", words.text("stage.postbacks")),
                new StageState.Counter(format.count(today.conversions()), "", words.text("stage.conversions"))));
        today.money().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Money> one) -> one.getValue().commission()).reversed())
                .limit(MOST_CURRENCIES)
                .forEach(one -> counters.add(new StageState.Counter(grouped(one.getValue().commission()), one.getKey(),
                        words.text("stage.commission"))));
        return new StageState.Figures(counters, List.of(
                step("stage.step.clicks", today.clicks(), today.clicks(), false),
                step("stage.step.reported", today.arrived(), today.clicks(), false),
                step("stage.step.accepted", today.conversions(), today.clicks(), true)));
    }

    private StageState.Step step(String key, long count, long of, boolean last) {
        double part = of == 0 ? 0 : Math.min(1, (double) count / of);
        NumberFormat percent = NumberFormat.getNumberInstance(format.locale());
        percent.setMaximumFractionDigits(part == 1 ? 0 : 1);
        percent.setMinimumFractionDigits(part == 1 ? 0 : 1);
        return new StageState.Step(words.text(key), format.count(count),
                of == 0 ? "" : words.text("stage.percent", percent.format(100 * part)), part, last);
    }
}
