package dev.postbackdesk.click;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One visit of a tracking link. Immutable.
///
/// @param number positive, never handed out twice; the click id is this number, encrypted (see [ClickIds])
/// @param at when the request arrived, in whole microseconds
/// @param linkKey the link's key, see [dev.postbackdesk.link.Definitions]
/// @param query the tracking link's own parameters as they arrived, in ISO-8859-1 characters; `""` if there were none
/// @param sender the visitor's numeric address
/// @param userAgent as it arrived, in ISO-8859-1 characters, or null
/// @param referer likewise
/// @param bot whether the user agent is a crawler's: redirected, and left out of rates
/// @param test whether the desktop's own tests made it
public record Click(long number, Instant at, int linkKey, String query, String sender, @Nullable String userAgent,
        @Nullable String referer, boolean bot, boolean test) {
    /// What a judge needs of it.
    public ClickFacts facts() {
        return new ClickFacts(number, at, linkKey, test);
    }
}
