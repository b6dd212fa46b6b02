package dev.postbackdesk.http;

/// Why a request is neither a postback nor a click, and what it is told.
///
/// @param status what it is answered
/// @param reason in words, for the list of what was refused; a few fixed ones, never what the sender wrote
/// @param sentence what the sender reads
record Refusal(int status, String reason, String sentence) {
    static final Refusal NO_SUCH_PATH = new Refusal(404, "no such path", "There is nothing at this path.");
    static final Refusal NO_SUCH_LINK = new Refusal(404, "no such tracking link", "There is no such tracking link.");
    static final Refusal METHOD = new Refusal(405, "method not allowed", "This method is not allowed at this path.");
    static final Refusal TOO_SLOW = new Refusal(408, "too slow",
            "The request did not arrive within its time. Send it again.");
    static final Refusal BODY_TOO_LARGE = new Refusal(413, "body too large", "The body is larger than 64 KiB.");
    static final Refusal LINE_TOO_LONG = new Refusal(414, "request line too long",
            "The request line is longer than 16 KiB.");
    static final Refusal CONTENT_ENCODING = new Refusal(415, "body is encoded",
            "A Content-Encoding is not supported. Send the body as it is.");
    static final Refusal NO_FORM = new Refusal(415, "no form",
            "Orders are forms (application/x-www-form-urlencoded).");
    static final Refusal HEADERS_TOO_LARGE = new Refusal(431, "headers too large",
            "The headers together are larger than 16 KiB.");
    static final Refusal MALFORMED = new Refusal(400, "malformed request", "This is not a well-formed HTTP request.");
    static final Refusal ILLEGAL_CHARACTER = new Refusal(400, "illegal character",
            "The request holds a character that must be percent-encoded, such as a blank in the URL.");
    static final Refusal NO_HOST = new Refusal(400, "no Host header", "The request needs one Host header.");
    static final Refusal TWO_HOSTS = new Refusal(400, "two Host headers", "The request needs one Host header.");
    static final Refusal BROKEN_HEAD = new Refusal(400, "request broke off", "The request broke off.");
    static final Refusal BROKEN_BODY = new Refusal(400, "broken body", "The body broke off or is malformed.");
    static final Refusal TLS = new Refusal(400, "https sent to an http port", "This port speaks http, not https.");
    static final Refusal VERSION = new Refusal(505, "HTTP version not supported", "Use HTTP/1.1.");

    /// A refusal that the HTTP parser itself came to.
    static Refusal byParser(int status, String reason) {
        return switch (status) {
            case 408 -> TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> LINE_TOO_LONG;
            case 431 -> HEADERS_TOO_LARGE;
            case 505 -> VERSION;
            case 400 -> switch (reason) {
                case "No Host", "Blank Host" -> NO_HOST;
                default -> reason.startsWith("Illegal character") ? ILLEGAL_CHARACTER : MALFORMED;
            };
            default -> new Refusal(status, MALFORMED.reason(), MALFORMED.sentence());
        };
    }
}
