package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that is asked of a postback, or of a click. Immutable.
///
/// What only clicks have is met by no postback; what a click must have to meet one, [ClickCriteria] tells.
public sealed interface Criterion {

    /// Whether a postback meets it. What a [Text] stands in is not part of a row, so of one that holds a text it says true: see
    /// [#isDecidedByRow].
    boolean matches(PostbackRow row);

    /// Whether a row alone tells if it is met.
    default boolean isDecidedByRow() {
        return true;
    }

    /// The opposite.
    record Not(Criterion of) implements Criterion {
        @Override
        public boolean matches(PostbackRow row) {
            return !of.isDecidedByRow() || !of.matches(row);
        }

        @Override
        public boolean isDecidedByRow() {
            return of.isDecidedByRow();
        }
    }

    /// Came to one of these.
    record Came(Set<Outcome> to) implements Criterion {
        public Came {
            to = Set.copyOf(to);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return to.contains(Outcome.of(row));
        }
    }

    /// Reports one of these conversions.
    ///
    /// @param keys of conversions; those that there are no more match nothing
    record OfConversion(Set<Integer> keys) implements Criterion {
        public OfConversion {
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean matches(PostbackRow row) {
            Integer key = row.reading().conversionKey();
            return key != null && keys.contains(key);
        }
    }

    /// Names a click of one of these links.
    record OfLink(Set<Integer> keys) implements Criterion {
        public OfLink {
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean matches(PostbackRow row) {
            Integer key = row.reading().linkKey();
            return key != null && keys.contains(key);
        }
    }

    /// Came from an address that begins so, or from one of a range.
    record From(List<String> beginnings, List<SenderRange> ranges) implements Criterion {
        public From {
            beginnings = List.copyOf(beginnings);
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return holds(row.sender());
        }

        boolean holds(String sender) {
            return beginnings.stream().anyMatch(sender::startsWith)
                    || ranges.stream().anyMatch(range -> range.contains(sender));
        }
    }

    /// Arrived then, or later.
    record Since(Instant moment) implements Criterion {
        @Override
        public boolean matches(PostbackRow row) {
            return !row.receivedAt().isBefore(moment);
        }
    }

    /// Arrived before that.
    record Until(Instant moment) implements Criterion {
        @Override
        public boolean matches(PostbackRow row) {
            return row.receivedAt().isBefore(moment);
        }
    }

    /// One of these was found about it.
    record Found(Set<FindingCode> codes) implements Criterion {
        public Found {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return row.findings().stream().anyMatch(finding -> codes.contains(finding.code()));
        }
    }

    /// Has one of these states: what was recorded, or what a rejected one said.
    record InState(Set<ConversionStatus> states) implements Criterion {
        public InState {
            states = Set.copyOf(states);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return states.stream().anyMatch(state -> state.word().equals(row.reading().status()));
        }
    }

    /// In one of these currencies.
    ///
    /// @param codes ISO 4217, upper case
    record InCurrency(Set<String> codes) implements Criterion {
        public InCurrency {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean matches(PostbackRow row) {
            String currency = row.reading().currency();
            return currency != null && codes.contains(currency);
        }
    }

    /// An amount above, below or equal to another; none of what has no amount.
    record Amount(Of of, Than than, BigDecimal amount) implements Criterion {
        /// Which amount.
        public enum Of {
            VALUE, COMMISSION
        }

        /// How it compares.
        public enum Than {
            EQUAL("="), ABOVE(">"), AT_LEAST(">="), BELOW("<"), AT_MOST("<=");

            private final String sign;

            Than(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }

        @Override
        public boolean matches(PostbackRow row) {
            return isMetBy(of == Of.VALUE ? row.reading().value() : row.reading().commission());
        }

        boolean isMetBy(@Nullable BigDecimal its) {
            if (its == null) {
                return false;
            }
            int order = its.compareTo(amount);
            return switch (than) {
                case EQUAL -> order == 0;
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
            };
        }
    }

    /// One of these stands in its transaction id, without case.
    record Transaction(List<String> parts) implements Criterion {
        public Transaction {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return isIn(parts, row.reading().transactionId());
        }
    }

    /// One of these stands in the click id that it names, without case.
    record ClickId(List<String> parts) implements Criterion {
        public ClickId {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return isIn(parts, row.reading().clickId());
        }
    }

    /// Something stands beside it, or is true of it.
    record Has(Thing thing) implements Criterion {
        /// What it may have.
        public enum Thing {
            NOTE, PIN,
            /// A finding that warns.
            WARNING,
            /// It is one of the desktop's own tests.
            TEST,
            /// A conversion was recorded for it: of clicks.
            CONVERSION
        }

        @Override
        public boolean matches(PostbackRow row) {
            return switch (thing) {
                case NOTE -> row.mark().notes() > 0;
                case PIN -> row.mark().pinned();
                case WARNING -> row.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNS);
                case TEST -> row.test();
                case CONVERSION -> false;
            };
        }
    }

    /// Was made by one of these: of clicks.
    record By(Set<Visitor> visitors) implements Criterion {
        /// Who followed a link.
        public enum Visitor {
            /// Neither of the others.
            PERSON, CRAWLER,
            /// The desktop's own tests.
            TEST;

            /// What stands for it in a search.
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public By {
            visitors = Set.copyOf(visitors);
        }

        @Override
        public boolean matches(PostbackRow row) {
            return false;
        }
    }

    /// Of a postback: stands in request, sender, ids, codes or notes, without case. Of a click: in its id, parameters, sender,
    /// User-Agent or Referer.
    record Text(String text) implements Criterion {
        @Override
        public boolean matches(PostbackRow row) {
            return true;
        }

        @Override
        public boolean isDecidedByRow() {
            return text.isBlank();
        }
    }

    private static boolean isIn(List<String> parts, @Nullable String whole) {
        return whole != null && parts.stream()
                .anyMatch(part -> whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }
}
