package dev.postbackdesk.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one affiliate network's placeholders. Null stands for "not known": the user fills it in, nothing is
/// guessed.
///
/// @param append the parameter to add to a destination URL, with `[s2sidentifier]` as its value
/// @param clickId the placeholder that the network replaces by what `append` carried
/// @param alternatives further placeholders that it replaces by a click id, each by what a parameter of its own carried
/// @param payout the placeholder for the amount
/// @param statuses the network's status words and what they mean (`pending`, `approved`, `declined`)
/// @param confidence `A` the vendor's own documentation, `B` a public template export, `C` a third party's page, [#OWN]
///        what the user wrote
/// @param source where this was read
/// @param note what else to know, in English, or null
public record Network(String name, @Nullable String append, @Nullable String clickId, List<String> alternatives,
        @Nullable String payout, @Nullable String transactionId, @Nullable String status, @Nullable String currency,
        Map<String, String> statuses, String confidence, String source, @Nullable String note) {
    /// The confidence of what a user wrote, or took from another user.
    public static final String OWN = "own";

    public Network {
        alternatives = List.copyOf(alternatives);
        statuses = Map.copyOf(statuses);
    }

    /// `TUNE` for `TUNE (HasOffers)`: as sentences name it.
    public String shortName() {
        int other = name.indexOf(" (");
        return other < 0 ? name : name.substring(0, other);
    }

    /// Whether it replaces `placeholder` by something: the click id, the amount, a transaction id, a status, a currency.
    boolean writes(String placeholder) {
        return placeholder.equals(clickId) || alternatives.contains(placeholder) || placeholder.equals(payout)
                || placeholder.equals(transactionId) || placeholder.equals(status) || placeholder.equals(currency);
    }

    /// Whether it is the user's, and did not come with the program.
    public boolean isOwn() {
        return confidence.equals(OWN);
    }

    /// The click id's placeholder, where known.
    public Optional<String> clickIdPlaceholder() {
        return Optional.ofNullable(clickId);
    }
}
