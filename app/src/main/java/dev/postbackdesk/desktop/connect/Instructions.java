package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.PostbackUrl.Kind;
import java.util.stream.Collectors;

/// What a merchant is sent together with the postback URL. Pure.
final class Instructions {
    private Instructions() {}

    static String text(Messages words, PostbackUrl url) {
        String placeholders = url.parameters().stream().filter(parameter -> parameter.kind() != Kind.FIXED)
                .map(parameter -> "  " + parameter.carries() + "  "
                        + words.text("connect.instructions." + parameter.name().toLowerCase(java.util.Locale.ROOT)))
                .distinct().collect(Collectors.joining("\n"));
        return String.join("\n", words.text("connect.instructions.intro"), "", url.text(), "",
                words.text("connect.instructions.placeholders"), placeholders, "",
                words.text("connect.instructions.rest"));
    }
}
