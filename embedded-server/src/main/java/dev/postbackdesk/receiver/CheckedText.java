package dev.postbackdesk.receiver;

import java.util.List;

/// What came of checking a text. Immutable.
///
/// @param urls in the text's order, each different one once, at most [#MOST]: where there are more, those that are nobody's
///        are left out first
/// @param found how many different ones there are
public record CheckedText(List<CheckedUrl> urls, int found) {
    /// URLs of a text that are looked at.
    public static final int MOST = 50;

    public static final CheckedText NOTHING = new CheckedText(List.of(), 0);

    public CheckedText {
        urls = List.copyOf(urls);
    }
}
