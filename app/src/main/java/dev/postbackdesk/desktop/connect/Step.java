package dev.postbackdesk.desktop.connect;

import java.util.Locale;

/// The four steps, in order.
enum Step {
    /// Whose placeholders.
    NETWORK,
    /// Where visitors go.
    OFFER,
    /// What a sale is worth.
    PAY,
    /// The two addresses, and their test.
    PLACE;

    /// The last part of its message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As it is written in its circle.
    int number() {
        return ordinal() + 1;
    }
}
