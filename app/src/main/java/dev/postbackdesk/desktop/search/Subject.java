package dev.postbackdesk.desktop.search;

import dev.postbackdesk.receiver.Criterion.Has.Thing;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a search looks through. One language serves both; each leaves out what the other alone has.
public enum Subject {
    POSTBACKS, CLICKS;

    /// The names that a term may begin with, in the order in which they are offered.
    Set<Token> tokens() {
        return switch (this) {
            case POSTBACKS -> EnumSet.complementOf(EnumSet.of(Token.BY));
            case CLICKS -> EnumSet.complementOf(EnumSet.of(Token.RESULT, Token.REASON, Token.PINNED));
        };
    }

    /// What may follow `has:`.
    Set<Thing> things() {
        return switch (this) {
            case POSTBACKS -> EnumSet.complementOf(EnumSet.of(Thing.CONVERSION));
            case CLICKS -> EnumSet.of(Thing.CONVERSION);
        };
    }

    /// The last part of its keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
