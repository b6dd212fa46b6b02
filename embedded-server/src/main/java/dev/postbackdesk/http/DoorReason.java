package dev.postbackdesk.http;

import dev.postbackdesk.language.Saying;

/// What the reasons that a [Door] is told are called in a user's language. They are stored in English, as they are told.
public final class DoorReason {
    private DoorReason() {}

    /// @param reason as the door was told; one of another version is said as it is
    public static Saying said(String reason) {
        return switch (reason) {
            case "no such path" -> Saying.of("said.door.no-path");
            case "no such tracking link" -> Saying.of("said.door.no-link");
            case "method not allowed" -> Saying.of("said.door.method");
            case "too slow" -> Saying.of("said.door.slow");
            case "body too large" -> Saying.of("said.door.body");
            case "request line too long" -> Saying.of("said.door.line");
            case "body is encoded" -> Saying.of("said.door.encoded");
            case "no form" -> Saying.of("said.door.no-form");
            case "headers too large" -> Saying.of("said.door.headers");
            case "malformed request" -> Saying.of("said.door.malformed");
            case "illegal character" -> Saying.of("said.door.character");
            case "no Host header" -> Saying.of("said.door.no-host");
            case "two Host headers" -> Saying.of("said.door.two-hosts");
            case "request broke off" -> Saying.of("said.door.broke-off");
            case "broken body" -> Saying.of("said.door.broken-body");
            case "https sent to an http port" -> Saying.of("said.door.tls");
            case "HTTP version not supported" -> Saying.of("said.door.version");
            default -> Saying.verbatim(reason);
        };
    }
}
