package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Destination.Check;
import dev.postbackdesk.link.Destination.Fact;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the form says of a destination, sentence by sentence, and the cures it offers. Pure.
final class DestinationChecks {
    /// What a merchant's parameter is called where nobody has said: it stands in a field, to be changed.
    static final String USUAL_PARAMETER = "subid";

    private DestinationChecks() {}

    /// @param text with what is code between backticks
    /// @param more how to take it, or `""`
    record Sentence(Level level, String text, String more, @Nullable Cure cure) {}

    /// What one button does about it.
    sealed interface Cure {
        /// Adds the token under a name that can be edited.
        record AddToken() implements Cure {}

        /// Takes another destination.
        record Use(String label, String destination) implements Cure {}
    }

    /// Empty where the destination is none: the field says why then.
    static List<Sentence> of(Messages words, String destination, Optional<Network> network) {
        String tidy = TextRules.tidy(destination);
        return Destination.checks(tidy, network.orElse(null)).stream()
                .filter(check -> check.fact() != Fact.NOT_A_DESTINATION)
                .map(check -> sentence(words, tidy, check, network)).toList();
    }

    private static Sentence sentence(Messages words, String destination, Check check, Optional<Network> network) {
        String key = "links.check." + check.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> args = check.args();
        return switch (check.fact()) {
            case ABSOLUTE_HTTPS, ABSOLUTE_HTTP, CLICK_ID_IN_PATH, NOT_A_DESTINATION -> plain(check, words.text(key));
            case FRAGMENT_LAST, CARRIES_CLICK_ID -> plain(check, words.text(key, TextRules.shortened(args.getFirst())));
            case NETWORK_HANDS_BACK -> plain(check,
                    words.text(key, args.getFirst(), network.map(Network::name).orElse(""), args.get(1)));
            case TOKEN_MISSING -> new Sentence(check.level(), words.text(key), words.text(key + ".more"),
                    new Cure.AddToken());
            case TOKEN_ENCODED -> new Sentence(check.level(), words.text(key), words.text(key + ".more"), new Cure.Use(
                    words.text("links.cure.plainly"), Destination.withToken(destination, USUAL_PARAMETER)));
            case TOKEN_IN_FRAGMENT -> new Sentence(check.level(), words.text(key), words.text(key + ".more"), null);
            case OTHER_PARAMETER -> new Sentence(check.level(), words.text(key, args.get(0), args.get(1), args.get(2)),
                    words.text(key + ".more", args.get(0)),
                    new Cure.Use(words.text("links.cure.rename", args.get(1)),
                            renamed(destination, args.get(2), args.get(1))));
        };
    }

    private static Sentence plain(Check check, String text) {
        return new Sentence(check.level(), text, "", null);
    }

    /// The destination with the token's parameter called `to`.
    private static String renamed(String destination, String from, String to) {
        return Pattern.compile("([?&])" + Pattern.quote(from) + "=" + Pattern.quote(Placeholder.TOKEN))
                .matcher(destination).replaceFirst("$1" + Matcher.quoteReplacement(to + "=" + Placeholder.TOKEN));
    }

    /// The parameter to offer for the token.
    static String parameterFor(Optional<Network> network) {
        return network.map(Network::append).orElse(USUAL_PARAMETER);
    }
}
