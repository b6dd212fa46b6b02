package dev.postbackdesk.postback;

import static dev.postbackdesk.postback.Severity.INFORMS;
import static dev.postbackdesk.postback.Severity.REJECTS;
import static dev.postbackdesk.postback.Severity.WARNS;

/// What can be found about a postback, or about what arrives on the whole. The names are stable: answers, exports and other people's tests use them.
///
/// The order is the contract's *precedence*: of several rejecting findings the first one here decides the answer; then
/// come the ones that name the result, then warnings, then information.
public enum FindingCode {
    BODY_NOT_READ(REJECTS, 400), AMBIGUOUS_PARAMETER(REJECTS, 400),

    CUT_AT_HASH(REJECTS, 400),

    CONVERSION_ID_MISSING(REJECTS, 400), CONVERSION_ID_UNKNOWN(REJECTS, 404),

    SENDER_NOT_ALLOWED(REJECTS, 403), TOKEN_MISSING(REJECTS, 403), TOKEN_WRONG(REJECTS, 403),

    S2S_TOKEN_RAW(REJECTS, 400), PLACEHOLDER_NOT_REPLACED(REJECTS, 400),

    CLICK_ID_MISSING(REJECTS, 400), CLICK_ID_EMPTY(REJECTS, 400), CLICK_ID_ALIAS(REJECTS,
            400), CLICK_ID_MALFORMED(REJECTS, 400), CLICK_ID_UNKNOWN(REJECTS, 404),

    VALUE_MISSING(REJECTS, 400), VALUE_INVALID(REJECTS, 400), COMMISSION_MISSING(REJECTS,
            400), COMMISSION_INVALID(REJECTS, 400), PERCENT_INVALID(REJECTS, 400),

    CONVERSION_INACTIVE(REJECTS, 400), CONVERSION_NOT_ASSOCIATED(REJECTS, 400), CLICK_EXPIRED(REJECTS, 400),

    DUPLICATE(INFORMS, 200),

    AMOUNT_DIFFERS(WARNS, 200), REPEAT_WITHOUT_TRANSACTION_ID(WARNS, 200), PERCENT_IGNORED(WARNS,
            200), PERCENT_ABOVE_100(WARNS, 200), LINK_INACTIVE(WARNS, 200), STATUS_UNKNOWN(WARNS,
                    200), CURRENCY_UNKNOWN(WARNS, 200), DOUBLE_ENCODED(WARNS, 200), HTML_ESCAPED(WARNS,
                            200), DOUBLE_QUESTION_MARK(WARNS,
                                    200), STRAY_WHITESPACE(WARNS, 200), TOO_FAST(WARNS, 200), BROWSER_HIT(WARNS, 200),

    STATUS_REVERSED(INFORMS, 200),

    // What follows is never said of a postback, but of a tracking link's clicks or of a conversion as a whole.
    PREFETCH_CLICK(INFORMS, 200), BOT_CLICK(INFORMS, 200), VALUE_ALWAYS_ZERO(INFORMS, 200), NOTHING_ARRIVED(INFORMS,
            200);

    private final Severity severity;
    private final int status;

    FindingCode(Severity severity, int status) {
        this.severity = severity;
        this.status = status;
    }

    /// What it does unless the finding says otherwise: a placeholder in an optional parameter only warns.
    public Severity severity() {
        return severity;
    }

    /// Whether the judge says it of a postback.
    public boolean isOfPostbacks() {
        return compareTo(STATUS_REVERSED) <= 0;
    }

    /// The HTTP status that it answers with where it rejects.
    public int status() {
        return status;
    }
}
