package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.receiver.ClickRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What postbacks that arrive make of clicks that are on screen. Pure.
final class Outcomes {
    private Outcomes() {}

    static ClickRow with(ClickRow row, PostbackRow postback) {
        List<Recorded> conversions = new ArrayList<>(row.conversions());
        switch (postback.result()) {
            case ACCEPTED -> {
                if (conversions.stream().noneMatch(one -> one.postback() == postback.number())) {
                    conversions.add(recorded(postback, postback.number(), postback.receivedAt()));
                }
            }
            case UPDATED -> conversions.replaceAll(one -> Long.valueOf(one.postback()).equals(postback.duplicateOf())
                    ? updated(one, postback)
                    : one);
            case DUPLICATE, REJECTED -> {
                return row;
            }
        }
        return new ClickRow(row.click(), row.clickId(), conversions);
    }

    private static Recorded recorded(PostbackRow postback, long number, Instant at) {
        Reading reading = postback.reading();
        return new Recorded(Objects.requireNonNull(reading.clickNumber()),
                Objects.requireNonNull(reading.conversionKey()), reading.transactionId(), number, at,
                status(reading), orZero(reading.value()), orZero(reading.commission()), reading.currency());
    }

    /// Declined keeps the amounts.
    private static Recorded updated(Recorded before, PostbackRow postback) {
        Recorded after = recorded(postback, before.postback(), before.recordedAt());
        return after.status() == ConversionStatus.DECLINED
                ? new Recorded(before.clickNumber(), before.conversionKey(), before.transactionId(), before.postback(),
                        before.recordedAt(), ConversionStatus.DECLINED, before.value(), before.commission(),
                        before.currency())
                : after;
    }

    private static ConversionStatus status(Reading reading) {
        return ConversionStatus.ofWord(Objects.requireNonNullElse(reading.status(), ""))
                .orElse(ConversionStatus.APPROVED);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
