package dev.postbackdesk.rehearsal;

import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Severity;
import java.util.List;
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
                                                                                    FindingCode.STATUS_REVERSED),

    /// A browser that loads ahead.
    LOOKED_AHEAD(FindingCode.PREFETCH_CLICK), CRAWLED(FindingCode.BOT_CLICK),
    /// Twenty orders, each reported without its value.
    ALWAYS_ZERO(FindingCode.VALUE_ALWAYS_ZERO),
    /// Twenty orders, none reported.
    NEVER_REPORTED(FindingCode.NOTHING_ARRIVED);

    private final @Nullable FindingCode finding;

    Fault(@Nullable FindingCode finding) {
        this.finding = finding;
    }

    /// What the receiver finds about the last postback.
    public Optional<FindingCode> finding() {
        return Optional.ofNullable(finding);
    }

    /// What it comes to.
    public Outcome outcome() {
        return switch (this) {
            case NOTHING, CASE_CHANGED -> Outcome.WELL;
            case SENT_TWICE, OTHER_AMOUNT -> Outcome.DUPLICATE;
            case DECLINED_LATER -> Outcome.UPDATED;
            case LOOKED_AHEAD, CRAWLED, ALWAYS_ZERO, NEVER_REPORTED -> Outcome.ON_THE_WHOLE;
            default -> finding != null && finding.severity() == Severity.REJECTS ? Outcome.REJECTED : Outcome.WARNED;
        };
    }

    /// The moves of its rehearsal, in order.
    public List<Move> plan() {
        return switch (this) {
            case LOOKED_AHEAD, CRAWLED -> List.of(Move.CLICK, Move.SEND_ON, Move.JUDGE);
            case ALWAYS_ZERO -> List.of(Move.CLICK, Move.SEND_ON, Move.LAND, Move.ORDER, Move.REPORT, Move.ANSWER,
                    Move.MORE, Move.JUDGE);
            case NEVER_REPORTED -> List.of(Move.CLICK, Move.SEND_ON, Move.LAND, Move.ORDER, Move.MORE, Move.JUDGE);
            default -> repeats()
                    ? List.of(Move.CLICK, Move.SEND_ON, Move.LAND, Move.ORDER, Move.REPORT, Move.ANSWER, Move.REPORT,
                            Move.ANSWER, Move.JUDGE)
                    : List.of(Move.CLICK, Move.SEND_ON, Move.LAND, Move.ORDER, Move.REPORT, Move.ANSWER, Move.JUDGE);
        };
    }

    /// Whether what came of it is what should have.
    public boolean isMetBy(Step last) {
        return switch (last) {
            case Step.Found(var found) -> finding == found.code();
            case Step.Judged(var postback, var _) -> isMetBy(postback);
            case Step.Clicked _,Step.SentOn _,Step.Landed _,Step.Ordered _,Step.Reported _,Step.Answered _,Step.Multiplied _ ->
                false;
        };
    }

    private boolean isMetBy(Postback postback) {
        List<FindingCode> codes = postback.findings().stream().map(Finding::code).toList();
        boolean found = finding == null ? codes.isEmpty() : codes.contains(finding);
        return found && switch (outcome()) {
            case WELL, WARNED -> postback.result() == Result.ACCEPTED;
            case REJECTED -> postback.result() == Result.REJECTED && codes.getFirst() == finding;
            case DUPLICATE -> postback.result() == Result.DUPLICATE;
            case UPDATED -> postback.result() == Result.UPDATED;
            case ON_THE_WHOLE -> false;
        };
    }

    /// Whether orders with it can come among sound ones: not where the link is changed between click and order, nor where it
    /// is no matter of one order.
    public boolean isOfOneOrder() {
        return this != LINK_PAUSED && outcome() != Outcome.ON_THE_WHOLE;
    }

    /// Whether the order is reported twice.
    boolean repeats() {
        return switch (this) {
            case SENT_TWICE, OTHER_AMOUNT, REPEATED_WITHOUT_ORDER_NUMBER, DECLINED_LATER -> true;
            default -> false;
        };
    }
}
