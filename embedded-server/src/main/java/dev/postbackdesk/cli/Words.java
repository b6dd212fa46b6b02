package dev.postbackdesk.cli;

import java.math.BigDecimal;

/// Small pieces of sentences.
final class Words {
    private Words() {}

    /// `1 conversion`, `2 conversions`.
    static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /// An amount with two decimals, or more where it has more.
    static String amount(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }
}
