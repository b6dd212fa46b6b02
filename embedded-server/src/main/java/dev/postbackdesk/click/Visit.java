package dev.postbackdesk.click;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a tracking link as it arrived. Immutable.
///
/// @param at in whole microseconds
/// @param method `GET` or `HEAD`
/// @param slug the path's last part as it arrived, of any shape
/// @param query as in [Click#query()]
/// @param sender the visitor's numeric address
/// @param prefetch whether a header says that nobody clicked yet (`Sec-Purpose`, `Purpose` or `X-Moz: prefetch`)
/// @param test whether the desktop's own tests sent it
public record Visit(Instant at, String method, String slug, String query, String sender, @Nullable String userAgent,
        @Nullable String referer, boolean prefetch, boolean test) {}
