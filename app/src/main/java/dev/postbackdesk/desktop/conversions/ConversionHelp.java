package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.conversions.ConversionRules.Example;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import java.util.Optional;

/// What the form says below its fields while nothing is wrong. Pure.
record ConversionHelp(Messages words, ConversionRules rules, Optional<Network> network) {

    String value(ConversionDraft draft) {
        return draft.valueFrom() == From.FIXED
                ? words.text("conversions.value.help.fixed")
                : filledIn("conversions.value.help.network");
    }

    String commission(ConversionDraft draft) {
        return switch (draft.pays()) {
            case PERCENT -> rules.example(draft).map(this::example)
                    .orElseGet(() -> words.text("conversions.commission.help.percent"));
            case FIXED -> words.text("conversions.commission.help.fixed");
            case NETWORK -> filledIn("conversions.commission.help.network");
        };
    }

    private String example(Example example) {
        String currency = example.currency().isEmpty() ? "" : " " + example.currency();
        return words.text(
                example.aboveAll() ? "conversions.commission.example.above" : "conversions.commission.example",
                Format.amount(example.value(), words.locale()) + currency,
                Format.amount(example.commission(), words.locale()) + currency);
    }

    private String filledIn(String key) {
        return network
                .map(known -> known.payout() == null
                        ? words.text("conversions.payout.unknown", known.shortName())
                        : words.text(key, known.shortName()))
                .orElseGet(() -> words.text("conversions.payout.own"));
    }

    String repeats(ConversionDraft draft) {
        return switch (draft.repeats()) {
            case ONCE -> words.text("conversions.repeats.help.once");
            case BY_TRANSACTION -> network.filter(known -> known.transactionId() == null)
                    .map(known -> words.text("conversions.repeats.help.transaction.unknown", known.shortName()))
                    .orElseGet(() -> words.text("conversions.repeats.help.transaction"));
            case EVERY -> words.text("conversions.repeats.help.every");
        };
    }

    String placeholder(ConversionDraft draft) {
        String own = TextRules.tidy(draft.placeholder());
        if (!own.isEmpty() && !Placeholder.isPlaceholder(own)) {
            return words.text("conversions.placeholder.help.odd");
        }
        return network.map(known -> known.clickId() == null
                ? words.text("conversions.placeholder.help.unknown", known.shortName())
                : words.text("conversions.placeholder.help.network", known.shortName(), known.clickId()))
                .orElseGet(() -> words.text("conversions.placeholder.help.own"));
    }
}
