package dev.postbackdesk.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a test click over HTTP came to.
///
/// @param trackingLink what was requested
/// @param status the answer, 302 where all is well
/// @param location where the visitor would be sent, or null
/// @param clickId the id of the click that was made, or null where there was none
/// @param took from request to answer
public record TestClick(String trackingLink, int status, @Nullable String location, @Nullable String clickId,
        Duration took) {
    /// What stands in `location` where `destination` has its first `[s2sidentifier]`; null if it has none.
    public static @Nullable String clickIdIn(String destination, String location) {
        return SelfClick.clickId(destination, location);
    }
}
