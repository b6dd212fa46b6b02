package dev.postbackdesk.desktop.connect;

import java.util.Locale;

/// The four steps, in order.
enum Step {
    /// Whose placeholders.
    NETWORK(1),
    /// Where visitors go.
    OFFER(2),
    /// What a sale is worth.
    PAY(3),
    /// The two addresses, and their test.
    PLACE(4);

    private final int number;

    Step(int number) {
        this.number = number;
    }

    /// The last part of its message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one before it; the first one's is itself.
    Step before() {
        return switch (this) {
            case NETWORK, OFFER -> NETWORK;
            case PAY -> OFFER;
            case PLACE -> PAY;
        };
    }

    /// As it is written in its circle.
    int number() {
        return number;
    }
}
