package dev.postbackdesk.postback;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.link.Definitions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Evidence for judging as if: with other definitions, and with what earlier ones of the same trial would record. Nothing of
/// it is stored. One thread at a time.
public final class Trial {
    private record Key(long click, int conversion, @Nullable String transaction) {}

    private final Definitions definitions;
    private final Map<Key, Recorded> recorded = new LinkedHashMap<>();

    /// @param definitions what would hold
    public Trial(Definitions definitions) {
        this.definitions = definitions;
    }

    /// One that may go on differently.
    Trial copy() {
        Trial copy = new Trial(definitions);
        copy.becomes(this);
        return copy;
    }

    /// Goes back to what another one has seen.
    void becomes(Trial other) {
        recorded.clear();
        recorded.putAll(other.recorded);
    }

    /// What is known, as it would be.
    Evidence over(Evidence known) {
        return new Supposed(known);
    }

    /// What a verdict would record.
    void follow(Postback postback, Judgement judgement) {
        switch (judgement.verdict()) {
            case Verdict.Accepted accepted -> {
                Reading reading = judgement.reading();
                long click = Objects.requireNonNull(reading.clickNumber());
                int conversion = Objects.requireNonNull(reading.conversionKey());
                recorded.putIfAbsent(new Key(click, conversion, accepted.transactionId()),
                        new Recorded(click, conversion, accepted.transactionId(), postback.number(),
                                postback.arrival().receivedAt(), accepted.status(),
                                Objects.requireNonNull(reading.value()), Objects.requireNonNull(reading.commission()),
                                reading.currency()));
            }
            case Verdict.Updated updated -> {
                Recorded after = updated.after();
                recorded.put(new Key(after.clickNumber(), after.conversionKey(), after.transactionId()), after);
            }
            case Verdict.Duplicate _,Verdict.Rejected _ -> {
                // Nothing is recorded.
            }
        }
    }

    private final class Supposed implements Evidence {
        private final Evidence known;

        Supposed(Evidence known) {
            this.known = known;
        }

        @Override
        public Definitions definitions() {
            return definitions;
        }

        @Override
        public ClickIds clickIds() {
            return known.clickIds();
        }

        @Override
        public Optional<ClickFacts> click(long number) {
            return known.click(number);
        }

        @Override
        public Optional<Recorded> recorded(long clickNumber, int conversionKey, @Nullable String transactionId) {
            return Optional.ofNullable(recorded.get(new Key(clickNumber, conversionKey, transactionId)))
                    .or(() -> known.recorded(clickNumber, conversionKey, transactionId));
        }

        @Override
        public Optional<Recorded> anyRecorded(long clickNumber, int conversionKey) {
            // The lowest number, as of what is stored; what the trial changed of it stands before that.
            return Stream.concat(recorded.values().stream(), known.anyRecorded(clickNumber, conversionKey).stream())
                    .filter(one -> one.clickNumber() == clickNumber && one.conversionKey() == conversionKey)
                    .min(Comparator.comparingLong(Recorded::postback));
        }
    }
}
