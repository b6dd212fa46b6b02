package dev.postbackdesk.conversion;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a merchant reports: a sale, a lead, a subscription. Immutable.
///
/// `value`, `commission` and `percent` are what the generated postback URL carries in `val`, `com` and `comperc`: an
/// [amount][Amount] or a network's placeholder. They are defaults at receipt only with `acceptDefaults`, and must be
/// amounts then.
///
/// @param id never changes
/// @param name what the user calls it; not blank
/// @param currency ISO 4217, or null
/// @param network the network's name, see [dev.postbackdesk.link.Networks], or null for the user's own
/// @param clickIdPlaceholder what the merchant replaces by the click id; null for the network's
/// @param window how long after its click a postback is accepted; null for ever
/// @param allowedSenders empty allows everyone
/// @param token the secret that `token` must carry, or null. Never logged, never exported
/// @param acceptDefaults whether an absent `val`, `com` or `comperc` is filled from here
/// @param acceptAliases whether a click id under another name (`clickid`, `subid`) is taken
/// @param statuses the merchant's own status words, in lower case, and which of [#STATUSES] each means; beside the network's,
///        and before them
public record Conversion(ConversionId id, String name, String value, String commission, String percent,
        @Nullable String currency, @Nullable String network, @Nullable String clickIdPlaceholder,
        DuplicateRule duplicates, @Nullable Duration window, List<SenderRange> allowedSenders, @Nullable String token,
        AnswerRule answer, boolean acceptDefaults, boolean acceptAliases, Map<String, String> statuses,
        Lifecycle lifecycle) {
    /// What a status word can mean.
    public static final List<String> STATUSES = List.of("pending", "approved", "declined");
    /// Characters of a status word.
    public static final int LONGEST_STATUS = 64;

    public Conversion {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A conversion needs a name.");
        }
        if (window != null && !window.isPositive()) {
            throw new IllegalArgumentException("A window is longer than nothing.");
        }
        allowedSenders = List.copyOf(allowedSenders);
        statuses = known(statuses);
    }

    private static SortedMap<String, String> known(Map<String, String> statuses) {
        SortedMap<String, String> known = new TreeMap<>();
        statuses.forEach((word, meaning) -> {
            if (word.isBlank() || !STATUSES.contains(meaning)) {
                throw new IllegalArgumentException("A status word means pending, approved or declined.");
            }
            known.put(statusKey(word), meaning);
        });
        return Collections.unmodifiableSortedMap(known);
    }

    /// As status words are compared: without case and without blanks around them.
    public static String statusKey(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /// What this merchant means by a status word, where it is one of the conversion's own.
    public Optional<String> meaning(String word) {
        return Optional.ofNullable(statuses.get(statusKey(word)));
    }

    /// A conversion with the defaults of the contract.
    public static Conversion named(ConversionId id, String name) {
        return new Conversion(id, name, "0", "0", "0", null, null, null, DuplicateRule.ONCE, null, List.of(), null,
                AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
    }

    public Conversion withLifecycle(Lifecycle other) {
        return new Conversion(id, name, value, commission, percent, currency, network, clickIdPlaceholder, duplicates,
                window, allowedSenders, token, answer, acceptDefaults, acceptAliases, statuses, other);
    }

    public Conversion withAllowedSenders(List<SenderRange> others) {
        return new Conversion(id, name, value, commission, percent, currency, network, clickIdPlaceholder, duplicates,
                window, others, token, answer, acceptDefaults, acceptAliases, statuses, lifecycle);
    }

    /// @param other null for ever
    public Conversion withWindow(@Nullable Duration other) {
        return new Conversion(id, name, value, commission, percent, currency, network, clickIdPlaceholder, duplicates,
                other, allowedSenders, token, answer, acceptDefaults, acceptAliases, statuses, lifecycle);
    }

    /// @param defaults whether an absent amount is filled from here
    /// @param aliases whether a click id under another name is taken
    public Conversion accepting(boolean defaults, boolean aliases) {
        return new Conversion(id, name, value, commission, percent, currency, network, clickIdPlaceholder, duplicates,
                window, allowedSenders, token, answer, defaults, aliases, statuses, lifecycle);
    }

    public Conversion withStatuses(Map<String, String> others) {
        return new Conversion(id, name, value, commission, percent, currency, network, clickIdPlaceholder, duplicates,
                window, allowedSenders, token, answer, acceptDefaults, acceptAliases, others, lifecycle);
    }

    /// Whether a postback from `address` may report this conversion.
    public boolean allows(String address) {
        return allowedSenders.isEmpty() || allowedSenders.stream().anyMatch(range -> range.contains(address));
    }

    /// Keeps the secret out of logs and of messages.
    @Override
    public String toString() {
        return "Conversion[" + id + ", " + name + ", " + lifecycle + "]";
    }
}
