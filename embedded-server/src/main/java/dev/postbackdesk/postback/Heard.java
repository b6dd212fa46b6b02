package dev.postbackdesk.postback;

import dev.postbackdesk.link.Definitions.StoredConversion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A postback after its hearing: all that can be said of it without knowing which came before. Immutable: heard on one thread,
/// it may be ruled on by another.
sealed interface Heard {
    /// The judgement, by what was recorded before.
    Judgement rule(Evidence evidence);

    /// It is rejected whatever was recorded.
    record Rejected(Judgement judgement) implements Heard {
        @Override
        public Judgement rule(Evidence evidence) {
            return judgement;
        }
    }

    /// Nothing rejects it.
    ///
    /// @param conversion that of `reading`
    /// @param said the status that the sender names
    /// @param currencyNamed whether the sender names a currency; else that of `reading` is the conversion's
    /// @param reading all but its status, and the currency of what is recorded already
    record Sound(Instant receivedAt, StoredConversion conversion, Optional<ConversionStatus> said,
            boolean currencyNamed, Reading reading, List<Finding> findings, boolean test) implements Heard {
        private static final int OK = 200;

        public Sound {
            findings = List.copyOf(findings);
        }

        @Override
        public Judgement rule(Evidence evidence) {
            Findings all = new Findings(findings);
            Verdict verdict = new Repeats(evidence, all, receivedAt).rule(conversion, said, currencyNamed, reading);
            String currency = currency(verdict);
            if (!Objects.equals(currency, reading.currency())) {
                all.currencyOfSale(currency);
            }
            return new Judgement(verdict, all.inOrder(), reading.withStatus(word(verdict)).withCurrency(currency), OK,
                    test);
        }

        /// Who says something more of a sale and names no currency means the sale's.
        private @Nullable String currency(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Updated updated when !currencyNamed -> updated.before().currency();
                case Verdict.Duplicate duplicate when !currencyNamed -> duplicate.of().currency();
                case Verdict.Accepted _,Verdict.Updated _,Verdict.Duplicate _,Verdict.Rejected _ -> reading.currency();
            };
        }

        private static String word(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted accepted -> accepted.status().word();
                case Verdict.Updated updated -> updated.after().status().word();
                case Verdict.Duplicate duplicate -> duplicate.of().status().word();
                case Verdict.Rejected _ -> throw new IllegalStateException("Nothing rejected it");
            };
        }
    }
}
