package dev.postbackdesk.desktop.live;

import dev.postbackdesk.postback.Arrival;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A stored request as text, as it went over the wire but for its line ends. Pure.
final class RawRequest {
    private RawRequest() {}

    static String of(Arrival arrival) {
        StringBuilder raw = new StringBuilder(arrival.method()).append(' ').append(target(arrival))
                .append(" HTTP/1.1\n").append(headers(arrival));
        byte @Nullable [] body = arrival.body();
        if (body != null && body.length > 0) {
            raw.append('\n').append(new String(body, StandardCharsets.UTF_8));
        }
        return raw.toString();
    }

    /// Path and query, one character a byte.
    static String target(Arrival arrival) {
        return arrival.query().isEmpty() ? arrival.path() : arrival.path() + "?" + arrival.query();
    }

    /// A line each.
    static String headers(Arrival arrival) {
        StringBuilder lines = new StringBuilder();
        arrival.headers()
                .forEach(header -> lines.append(header.name()).append(": ").append(header.value()).append('\n'));
        return lines.toString();
    }
}
