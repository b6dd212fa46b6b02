package dev.postbackdesk.rehearsal;

import dev.postbackdesk.postback.FindingCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can go wrong in a rehearsal: one fault for each finding, and two that come to none.
public enum Fault {
    NOTHING(null),
    /// Some merchants write ids in capitals. It does no harm.
    CASE_CHANGED(null),

    BODY_BROKEN(FindingCode.BODY_NOT_READ), PARAMETER_TWICE(FindingCode.AMBIGUOUS_PARAMETER), CUT_AT_HASH(
            FindingCode.CUT_AT_HASH), CONVERSION_LEFT_OUT(FindingCode.CONVERSION_ID_MISSING), WRONG_CONVERSION(
                    FindingCode.CONVERSION_ID_UNKNOWN), ANOTHER_ADDRESS(FindingCode.SENDER_NOT_ALLOWED), TOKEN_LEFT_OUT(
                            FindingCode.TOKEN_MISSING), TOKEN_WRONG(FindingCode.TOKEN_WRONG), LINK_TOKEN_SENT(
                                    FindingCode.S2S_TOKEN_RAW), PLACEHOLDER_SENT(
                                            FindingCode.PLACEHOLDER_NOT_REPLACED), CLICK_ID_LEFT_OUT(
                                                    FindingCode.CLICK_ID_MISSING), CLICK_ID_EMPTY(
                                                            FindingCode.CLICK_ID_EMPTY), CLICK_ID_RENAMED(
                                                                    FindingCode.CLICK_ID_ALIAS), CLICK_ID_CUT(
                                                                            FindingCode.CLICK_ID_MALFORMED), CLICK_ID_MISTYPED(
                                                                                    FindingCode.CLICK_ID_UNKNOWN),

    VALUE_LEFT_OUT(FindingCode.VALUE_MISSING), VALUE_NO_NUMBER(FindingCode.VALUE_INVALID), COMMISSION_LEFT_OUT(
            FindingCode.COMMISSION_MISSING), COMMISSION_NO_NUMBER(FindingCode.COMMISSION_INVALID), PERCENT_NO_NUMBER(
                    FindingCode.PERCENT_INVALID), CONVERSION_PAUSED(FindingCode.CONVERSION_INACTIVE), NOT_ON_THE_LINK(
                            FindingCode.CONVERSION_NOT_ASSOCIATED), LATE(FindingCode.CLICK_EXPIRED),

    SENT_TWICE(FindingCode.DUPLICATE), OTHER_AMOUNT(FindingCode.AMOUNT_DIFFERS), REPEATED_WITHOUT_ORDER_NUMBER(
            FindingCode.REPEAT_WITHOUT_TRANSACTION_ID), PERCENT_BESIDE_COMMISSION(
                    FindingCode.PERCENT_IGNORED), PERCENT_TOO_HIGH(FindingCode.PERCENT_ABOVE_100), LINK_PAUSED(
                            FindingCode.LINK_INACTIVE), UNKNOWN_STATUS(FindingCode.STATUS_UNKNOWN), UNKNOWN_CURRENCY(
                                    FindingCode.CURRENCY_UNKNOWN), ENCODED_TWICE(FindingCode.DOUBLE_ENCODED), ESCAPED(
                                            FindingCode.HTML_ESCAPED), SECOND_QUESTION_MARK(
                                                    FindingCode.DOUBLE_QUESTION_MARK), BLANKS(
                                                            FindingCode.STRAY_WHITESPACE), AT_ONCE(
                                                                    FindingCode.TOO_FAST), FROM_A_BROWSER(
                                                                            FindingCode.BROWSER_HIT), DECLINED_LATER(
                                                                                    FindingCode.STATUS_REVERSED);

    private final @Nullable FindingCode finding;

    Fault(@Nullable FindingCode finding) {
        this.finding = finding;
    }

    /// What the receiver finds about the last postback.
    public Optional<FindingCode> finding() {
        return Optional.ofNullable(finding);
    }

    /// Whether the order is reported twice.
    boolean repeats() {
        return switch (this) {
            case SENT_TWICE, OTHER_AMOUNT, REPEATED_WITHOUT_ORDER_NUMBER, DECLINED_LATER -> true;
            default -> false;
        };
    }
}
