package dev.postbackdesk.desktop.search;

import org.jspecify.annotations.Nullable;

/// What is wrong with a term. Immutable; the words come from the bundle, by kind.
///
/// @param token null where the name is none
/// @param value what is not understood
/// @param example a term that works
record Problem(Kind kind, @Nullable Token token, String value, String example) {
    /// The last part of its key.
    enum Kind {
        NO_TOKEN, NOT_HERE, NO_VALUE, NO_SIGN, OPEN, NO_RESULT, NO_CONVERSION, NO_LINK, NO_SENDER, NO_TIME, NO_REASON, NO_STATUS, NO_AMOUNT, NO_CURRENCY, NO_VISITOR, NO_THING;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
