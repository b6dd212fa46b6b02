package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.util.Locale;

/// What is said of a network: where its placeholders are from, and how sure we are. Pure.
final class NetworkWords {
    private final Messages words;
    private final Networks networks;

    NetworkWords(Messages words, Networks networks) {
        this.words = words;
        this.networks = networks;
    }

    /// How sure we are, in a word or two.
    String confidence(Network network) {
        return words.text("connect.confidence." + network.confidence().toLowerCase(Locale.ROOT));
    }

    /// A paragraph: where from, how sure, and what holds where the network shows something else.
    String source(Network network) {
        String name = network.name().replaceAll(" \\(.*", "");
        if (network.isOwn()) {
            return networks.behind(network).isPresent()
                    ? words.text("connect.source.own-instead", name)
                    : words.text("connect.source.own-only", name);
        }
        return words.text("connect.source." + network.confidence().toLowerCase(Locale.ROOT), name);
    }
}
