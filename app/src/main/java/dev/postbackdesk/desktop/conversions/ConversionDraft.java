package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Network;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversion as its form holds it: text of any kind, valid or not. Immutable.
///
/// @param value the fixed value as typed; kept while `valueFrom` says otherwise, so that switching loses nothing
/// @param valuePlaceholder likewise what the network replaces
/// @param currency ISO 4217, or `""`
/// @param network the network's name, or `""` for the user's own
/// @param placeholder the click id's, `""` for the network's
/// @param window a number of `unit`s; blank for ever
/// @param token the secret; `""` for none
/// @param statuses as in [Conversion#statuses()]
record ConversionDraft(String name, From valueFrom, String value, String valuePlaceholder, String currency, Pays pays,
        String percent, String commission, String commissionPlaceholder, DuplicateRule repeats, List<String> senders,
        String window, Unit unit, Map<String, String> statuses, String token, boolean always200, boolean acceptDefaults,
        boolean acceptAliases, String network, String placeholder) {

    /// Where the value of a postback comes from.
    enum From {
        FIXED, NETWORK
    }

    /// How the commission is told.
    enum Pays {
        PERCENT, FIXED, NETWORK
    }

    /// What a window is counted in.
    enum Unit {
        SECONDS(Duration.ofSeconds(1)), MINUTES(Duration.ofMinutes(1)), HOURS(Duration.ofHours(1)), DAYS(
                Duration.ofDays(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        Duration times(long number) {
            return length.multipliedBy(number);
        }

        static Unit largestOf(Duration window) {
            for (Unit unit : List.of(DAYS, HOURS, MINUTES)) {
                if (window.toSeconds() % unit.length.toSeconds() == 0) {
                    return unit;
                }
            }
            return SECONDS;
        }

        long in(Duration window) {
            return window.toSeconds() / length.toSeconds();
        }
    }

    ConversionDraft {
        senders = List.copyOf(senders);
        statuses = Map.copyOf(statuses);
    }

    /// A new conversion's form.
    static ConversionDraft empty() {
        return new ConversionDraft("", From.FIXED, "0", "", "", Pays.PERCENT, "0", "0", "", DuplicateRule.ONCE,
                List.of(), "",
                Unit.DAYS, Map.of(), "", false, false, false, "", "");
    }

    /// The form of a stored conversion.
    static ConversionDraft of(Conversion conversion) {
        boolean valueFixed = Amount.isValid(conversion.value());
        boolean commissionFixed = Amount.isValid(conversion.commission());
        boolean nothingFixed = commissionFixed && isZero(conversion.commission());
        Pays pays = nothingFixed ? Pays.PERCENT : commissionFixed ? Pays.FIXED : Pays.NETWORK;
        Duration window = conversion.window();
        Unit unit = window == null ? Unit.DAYS : Unit.largestOf(window);
        return new ConversionDraft(conversion.name(), valueFixed ? From.FIXED : From.NETWORK,
                valueFixed ? conversion.value() : "0", valueFixed ? "" : conversion.value(),
                orEmpty(conversion.currency()), pays, conversion.percent(),
                commissionFixed ? conversion.commission() : "0", commissionFixed ? "" : conversion.commission(),
                conversion.duplicates(), conversion.allowedSenders().stream().map(SenderRange::text).toList(),
                window == null ? "" : Long.toString(unit.in(window)), unit, conversion.statuses(),
                orEmpty(conversion.token()),
                conversion.answer() == AnswerRule.ALWAYS_200, conversion.acceptDefaults(), conversion.acceptAliases(),
                orEmpty(conversion.network()), orEmpty(conversion.clickIdPlaceholder()));
    }

    /// The same with another name and without the secret: two conversions that share one could not be told apart by it.
    ConversionDraft copyNamed(String other) {
        return new ConversionDraft(other, valueFrom, value, valuePlaceholder, currency, pays, percent, commission,
                commissionPlaceholder, repeats, senders, window, unit, statuses, "", always200, acceptDefaults,
                acceptAliases,
                network, placeholder);
    }

    /// The network replaced, and with it the placeholders that were the former one's.
    ConversionDraft withNetwork(@Nullable Network before, @Nullable Network after) {
        String payout = after == null ? "" : orEmpty(after.payout());
        String former = before == null ? "" : orEmpty(before.payout());
        return new ConversionDraft(name, valueFrom, value, follow(valuePlaceholder, former, payout), currency, pays,
                percent, commission, follow(commissionPlaceholder, former, payout), repeats, senders, window, unit,
                statuses, token,
                always200, acceptDefaults, acceptAliases, after == null ? "" : after.name(), "");
    }

    private static String follow(String present, String former, String next) {
        return present.isBlank() || present.equals(former) ? next : present;
    }

    /// What `val` of the postback URL carries.
    String valueCarried() {
        return TextRules.tidy(valueFrom == From.FIXED ? value : valuePlaceholder);
    }

    /// What `com` carries.
    String commissionCarried() {
        return switch (pays) {
            case PERCENT -> "0";
            case FIXED -> TextRules.tidy(commission);
            case NETWORK -> TextRules.tidy(commissionPlaceholder);
        };
    }

    /// What `comperc` carries.
    String percentCarried() {
        return pays == Pays.PERCENT ? TextRules.tidy(percent) : "0";
    }

    /// The window, or empty for ever; asks for a valid one.
    Optional<Duration> windowLength() {
        String number = TextRules.tidy(window);
        return number.isEmpty() ? Optional.empty() : Optional.of(unit.times(Long.parseLong(number)));
    }

    /// The conversion that a draft without problems stands for.
    Conversion toConversion(ConversionId id, Lifecycle lifecycle) {
        return new Conversion(id, TextRules.tidy(name), valueCarried(), commissionCarried(), percentCarried(),
                orNull(currency), orNull(network), orNull(TextRules.tidy(placeholder)), repeats,
                windowLength().orElse(null), senders.stream().map(SenderRange::new).toList(),
                orNull(TextRules.tidy(token)), always200 ? AnswerRule.ALWAYS_200 : AnswerRule.STATUS, acceptDefaults,
                acceptAliases, statuses, lifecycle);
    }

    private static boolean isZero(String amount) {
        return Amount.parse(amount).filter(number -> number.compareTo(BigDecimal.ZERO) == 0).isPresent();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Keeps the secret out of logs and of messages.
    @Override
    public String toString() {
        return "ConversionDraft[" + name + "]";
    }
}
