package dev.postbackdesk.desktop.connect;

import java.util.Locale;

/// What a test does, in order.
enum TestPart {
    /// Calls the public address, and sees whether the call comes in here; left out where there is none.
    ADDRESS,
    /// Clicks the tracking link.
    CLICK,
    /// Follows the shop's redirects, where the user wants that.
    SHOP,
    /// Reads the click id where the merchant gets it.
    READ,
    /// Sends the postback as the merchant would.
    SEND,
    /// Looks at what was answered and stored.
    ANSWER;

    /// The last part of its message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
