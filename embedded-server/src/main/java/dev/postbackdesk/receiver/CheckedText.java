package dev.postbackdesk.receiver;

import dev.postbackdesk.link.Networks;
import dev.postbackdesk.postback.Evidence;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What came of checking a text. Immutable.
///
/// @param urls in the text's order, each different one once, at most [#MOST] on a screen: where there are more, those that
///        are nobody's are left out first
/// @param found how many different ones there are
public record CheckedText(List<CheckedUrl> urls, int found) {
    /// URLs of a text that are looked at.
    public static final int MOST = 50;

    public static final CheckedText NOTHING = new CheckedText(List.of(), 0);

    /// Says of all URLs in a text what they are and what would come of them, without a running receiver. Pure.
    ///
    /// @param base what this receiver's postback URLs begin with
    public static CheckedText of(String text, Networks networks, Evidence evidence, URI base, Instant now) {
        return new TextCheck(text, networks, evidence.definitions(), base, base, now, Integer.MAX_VALUE)
                .check(evidence);
    }

    public CheckedText {
        urls = List.copyOf(urls);
    }
}
