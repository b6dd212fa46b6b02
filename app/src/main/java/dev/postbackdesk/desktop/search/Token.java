package dev.postbackdesk.desktop.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The names that a search may begin a term with.
enum Token {
    RESULT, CONVERSION, LINK, SENDER, SINCE, UNTIL, REASON, STATUS, VAL, COM, CURRENCY, TXID, CLICK, BY, HAS, PINNED;

    /// What the user writes, without the sign after it; also the last part of its keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What follows the name where a value is given.
    String sign() {
        return switch (this) {
            case VAL, COM -> ">";
            case PINNED -> "";
            case RESULT, CONVERSION, LINK, SENDER, SINCE, UNTIL, REASON, STATUS, CURRENCY, TXID, CLICK, BY, HAS -> ":";
        };
    }

    boolean isAmount() {
        return this == VAL || this == COM;
    }

    static Optional<Token> ofWord(String word) {
        return Arrays.stream(values()).filter(token -> token.word().equals(word)).findFirst();
    }
}
