package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.PostbackUrl.Kind;
import dev.postbackdesk.link.PostbackUrl.Parameter;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/// The postback that a merchant would send for one click, with values in place of placeholders. Pure.
final class TestPostback {
    /// What stands for an amount that only the merchant knows.
    private static final String SOME_AMOUNT = "1.00";
    private static final Set<String> AMOUNTS = Set.of("val", "com", "comperc");

    private TestPostback() {}

    /// A command for any shell.
    ///
    /// @param trackingLink what was clicked: the postback goes to the same receiver, by the address that answered
    static String command(String trackingLink, String clickId, Conversion conversion, Networks networks) {
        URI base = URI.create(trackingLink.substring(0, trackingLink.lastIndexOf("/c/")));
        // Sound within double quotes: amounts, ids, and a secret that is percent-encoded.
        return "curl \"" + base + "/postback?" + PostbackUrl.of(base, conversion, networks).parameters().stream()
                .filter(TestPostback::isSent)
                .map(parameter -> parameter.name() + "=" + value(parameter, clickId))
                .collect(Collectors.joining("&")) + "\"";
    }

    /// A transaction id, a status or a currency is the merchant's to tell; without them the postback counts as well.
    private static boolean isSent(Parameter parameter) {
        return parameter.kind() == Kind.FIXED || parameter.name().equals("clickId")
                || AMOUNTS.contains(parameter.name());
    }

    private static String value(Parameter parameter, String clickId) {
        if (parameter.name().equals("clickId")) {
            return clickId;
        }
        return parameter.kind() == Kind.FIXED ? parameter.carries() : SOME_AMOUNT;
    }
}
