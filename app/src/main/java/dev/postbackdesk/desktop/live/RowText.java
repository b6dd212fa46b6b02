package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Severity;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the table says about a row, in words. Immutable.
final class RowText {
    /// What stands where nothing is known.
    static final String NONE = "–";

    private final Messages messages;
    private final Format format;
    private final FindingText words;
    private final InstantSource clock;

    /// A few words and whether they warn.
    ///
    /// @param warning of an accepted one
    record Reason(List<Piece> pieces, boolean warning) {}

    /// @param clock what today is reckoned by
    RowText(Messages messages, Format format, FindingText words, InstantSource clock) {
        this.messages = messages;
        this.format = format;
        this.words = words;
        this.clock = clock;
    }

    /// The time of day, or the day where it is not today's.
    String time(PostbackRow row) {
        return format.timeOrDay(row.receivedAt(), clock.instant());
    }

    boolean isOfToday(PostbackRow row) {
        return format.isSameDay(row.receivedAt(), clock.instant());
    }

    String conversion(PostbackRow row, Definitions definitions) {
        Integer key = row.reading().conversionKey();
        String id = row.reading().conversionId();
        return Optional.ofNullable(key).flatMap(definitions::conversion)
                .or(() -> Optional.ofNullable(id).flatMap(ConversionId::parse).flatMap(definitions::conversion))
                .map(stored -> stored.conversion().name()).orElse(NONE);
    }

    String link(PostbackRow row, Definitions definitions) {
        return Optional.ofNullable(row.reading().linkKey()).flatMap(definitions::link)
                .map(stored -> stored.link().name()).orElse(NONE);
    }

    /// The number alone; the currency stands apart.
    String amount(@Nullable BigDecimal amount) {
        return amount == null ? NONE : format.amount(amount);
    }

    String currency(PostbackRow row, @Nullable BigDecimal amount) {
        String currency = row.reading().currency();
        return amount == null || currency == null ? "" : currency;
    }

    /// Commission of what counted; of a rejected or duplicate one there is none.
    @Nullable
    BigDecimal commission(PostbackRow row) {
        return row.result() == Result.ACCEPTED || row.result() == Result.UPDATED ? row.reading().commission() : null;
    }

    Reason reason(PostbackRow row) {
        Optional<Finding> first = switch (row.result()) {
            case REJECTED -> row.findings().stream().filter(Finding::rejects).findFirst();
            case DUPLICATE -> row.findings().stream().filter(finding -> finding.code() == FindingCode.AMOUNT_DIFFERS)
                    .findFirst().or(() -> row.findings().stream().findFirst());
            case ACCEPTED, UPDATED -> row.findings().stream().findFirst();
        };
        boolean counted = row.result() == Result.ACCEPTED || row.result() == Result.UPDATED;
        if (first.isPresent()) {
            Finding finding = first.get();
            return new Reason(Piece.of(words.reason(finding), finding),
                    counted && finding.severity() == Severity.WARNS);
        }
        return new Reason(plain(row), false);
    }

    private List<Piece> plain(PostbackRow row) {
        String status = row.reading().status();
        if (row.result() == Result.UPDATED && status != null) {
            return List.of(new Piece(Piece.Kind.PLAIN, messages.text("live.reason.now-" + status)));
        }
        if (row.result() == Result.ACCEPTED && ConversionStatus.PENDING.word().equals(status)) {
            return List.of(new Piece(Piece.Kind.PLAIN, messages.text("live.reason.pending")));
        }
        if (row.result() == Result.ACCEPTED && ConversionStatus.DECLINED.word().equals(status)) {
            return List.of(new Piece(Piece.Kind.PLAIN, messages.text("live.reason.declined")));
        }
        return List.of();
    }

    /// A row for the clipboard: what the table shows, parted by tabs.
    String line(PostbackRow row, Definitions definitions) {
        BigDecimal commission = commission(row);
        StringBuilder reason = new StringBuilder();
        reason(row).pieces().forEach(piece -> reason.append(piece.text()));
        return String.join("\t", Long.toString(row.number()), format.moment(row.receivedAt()),
                VerdictChip.of(row).text(messages), conversion(row, definitions), link(row, definitions),
                amount(row.reading().value()), amount(commission),
                row.reading().currency() == null ? "" : String.valueOf(row.reading().currency()), row.sender(), reason);
    }
}
