package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.link.Definitions.StoredConversion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules on a postback that nothing rejects: a new conversion, another state of a recorded one, or a duplicate. The
/// conversion's [DuplicateRule] decides.
final class Repeats {
    private final Evidence evidence;
    private final Findings findings;
    private final Instant now;

    Repeats(Evidence evidence, Findings findings, Instant now) {
        this.evidence = evidence;
        this.findings = findings;
        this.now = now;
    }

    /// @param currencyNamed whether the postback itself names the currency of `reading`
    /// @param reading with a click's number and both amounts
    Verdict rule(StoredConversion conversion, Optional<ConversionStatus> said, boolean currencyNamed,
            Reading reading) {
        BigDecimal amount = Objects.requireNonNull(reading.value(), "accepted without a value");
        BigDecimal owed = Objects.requireNonNull(reading.commission(), "accepted without a commission");
        long click = Objects.requireNonNull(reading.clickNumber(), "accepted without a click");
        String transactionId = reading.transactionId();
        int key = conversion.key();
        DuplicateRule rule = conversion.conversion().duplicates();
        String keyed = rule == DuplicateRule.ONCE ? null : transactionId;
        // Where one conversion per click counts, one that was recorded under another rule counts too.
        Optional<Recorded> earlier = rule == DuplicateRule.ONCE
                ? evidence.anyRecorded(click, key)
                : evidence.recorded(click, key, keyed);
        if (rule != DuplicateRule.ONCE && transactionId == null) {
            evidence.anyRecorded(click, key).ifPresent(
                    before -> findings.addVariant(FindingCode.REPEAT_WITHOUT_TRANSACTION_ID,
                            isLater(before) ? "known+later" : "known",
                            KnownParameter.TRANSACTION_ID.parameterName(), String.valueOf(before.postback()),
                            since(before)));
        }
        boolean every = rule == DuplicateRule.EVERY;
        if (earlier.isEmpty() || (every && transactionId == null)) {
            return new Verdict.Accepted(said.orElse(ConversionStatus.APPROVED), keyed, earlier.isEmpty());
        }
        Recorded recorded = earlier.get();
        if (said.isPresent() && said.get() != recorded.status()) {
            return update(recorded, said.get(), amount, owed,
                    currencyNamed ? reading.currency() : recorded.currency());
        }
        if (every) {
            return new Verdict.Accepted(said.orElse(ConversionStatus.APPROVED), keyed, false);
        }
        return duplicate(recorded, amount, owed);
    }

    /// @param currency of these amounts. It is never the conversion's own in place of the one that was recorded: that would
    ///        make 20 EUR of 20 USD where a network names the currency of the sale, and not with each status
    private Verdict update(Recorded recorded, ConversionStatus status, BigDecimal value, BigDecimal commission,
            @Nullable String currency) {
        boolean declined = status == ConversionStatus.DECLINED;
        if (declined && recorded.status() == ConversionStatus.APPROVED) {
            findings.add(FindingCode.STATUS_REVERSED, KnownParameter.STATUS.parameterName(),
                    String.valueOf(recorded.postback()));
        }
        return new Verdict.Updated(recorded,
                new Recorded(recorded.clickNumber(), recorded.conversionKey(), recorded.transactionId(),
                        recorded.postback(), recorded.recordedAt(), status, declined ? recorded.value() : value,
                        declined ? recorded.commission() : commission, declined ? recorded.currency() : currency));
    }

    private Verdict duplicate(Recorded recorded, BigDecimal value, BigDecimal commission) {
        findings.addVariant(FindingCode.DUPLICATE, isLater(recorded) ? "later" : "", "query",
                String.valueOf(recorded.postback()), since(recorded));
        if (value.compareTo(recorded.value()) != 0) {
            amountDiffers(KnownParameter.VALUE, value, recorded.value(), recorded);
        } else if (commission.compareTo(recorded.commission()) != 0) {
            amountDiffers(KnownParameter.COMMISSION, commission, recorded.commission(), recorded);
        }
        return new Verdict.Duplicate(recorded);
    }

    /// Who was rejected first and is judged again may find that a second try counted meanwhile.
    private boolean isLater(Recorded recorded) {
        return recorded.recordedAt().isAfter(now);
    }

    private String since(Recorded recorded) {
        return Findings.duration(Duration.between(recorded.recordedAt(), now).abs());
    }

    private void amountDiffers(KnownParameter parameter, BigDecimal said, BigDecimal was, Recorded recorded) {
        findings.add(FindingCode.AMOUNT_DIFFERS, parameter.parameterName(), said.stripTrailingZeros().toPlainString(),
                was.stripTrailingZeros().toPlainString(), String.valueOf(recorded.postback()));
    }
}
