package dev.postbackdesk.shop;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Something that the demo shop offers: what its page says, and how it reports an order. Immutable.
///
/// @param path behind `/demo/`: lower-case letters and hyphens
/// @param parameter of the landing URL that carries the click id
/// @param shop the merchant's name
/// @param look the colours of the page, and the file name of its picture
/// @param product what is offered
/// @param text some words about it
/// @param button what is written on the button
/// @param price of one piece; 0 for what costs nothing, of which there is one piece
/// @param currency ISO 4217
/// @param commission `com` of the postback
/// @param percent `comperc` of the postback
/// @param conversion `id` of the postback
/// @param agent what the shop's server calls itself
public record Offer(String path, String parameter, String shop, String look, String product, String text, String button,
        BigDecimal price, String currency, String commission, String percent, String conversion, String agent) {
    private static final Pattern PATH = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Offer {
        if (!PATH.matcher(path).matches() || !PATH.matcher(look).matches()) {
            throw new IllegalArgumentException(
                    "An offer's path and look are lower-case letters and hyphens, not " + path
                            + " and " + look);
        }
        if (price.signum() < 0) {
            throw new IllegalArgumentException(product + " costs nothing or more, not " + price);
        }
    }

    boolean isFree() {
        return price.signum() == 0;
    }

    /// What `pieces` of it cost, with two decimals.
    BigDecimal total(int pieces) {
        return price.multiply(BigDecimal.valueOf(pieces)).setScale(2);
    }

    /// What order numbers begin with.
    String initials() {
        return path.substring(0, 2).toUpperCase(java.util.Locale.ROOT);
    }
}
