package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

import java.time.Duration;

/// Every finding that rejects, alone: its status and `ERROR <CODE> <one sentence>`; and what is answered `OK`.
class RejectionsTest extends Sheets {
    private static final String WITH_TOKEN = id(1);
    private static final String FOR_OTHERS = id(2);
    private static final String PAUSED = id(3);
    private static final String ELSEWHERE = id(4);
    private static final String BY_TRANSACTION = id(5);
    private static final String WINDOWED = id(6);

    @Override
    Setup setup() {
        return new Setup()
                .conversion(SALE, "Sale", "")
                .conversion(WITH_TOKEN, "Secret", ", \"token\": \"s3cret\"")
                .conversion(FOR_OTHERS, "Others", ", \"allowedSenders\": [\"203.0.113.0/24\", \"198.51.100.7\"]")
                .conversion(PAUSED, "Paused", ", \"active\": false")
                .conversion(ELSEWHERE, "Elsewhere", "")
                .conversion(BY_TRANSACTION, "Orders", ", \"duplicates\": \"by-transaction\"")
                .conversion(WINDOWED, "Windowed", ", \"window\": \"P30D\"")
                .link("summer", SALE, WITH_TOKEN, FOR_OTHERS, PAUSED, BY_TRANSACTION, WINDOWED);
    }

    @Override
    void fill(Sheet sheet) {
        accepted(sheet);
        clickIds(sheet);
        cut(sheet);
        conversions(sheet);
        amounts(sheet);
        requests(sheet);
    }

    private static void accepted(Sheet sheet) {
        sheet.sale("accepted: 200 OK", "param=a").amounts("20.000000", "1.500000").field("status", "approved")
                .params("a");
        String click = sheet.click();
        Case recorded = sheet.sale("the first is accepted", "clickId=" + click);
        sheet.sale("the same again is a duplicate: 200 OK", "clickId=" + click).duplicateOf(recorded)
                .field("status", "approved");
        sheet.sale("another status is an update: 200 OK", "clickId=" + click + "&status=declined").updates(recorded)
                .warns("STATUS_REVERSED").field("status", "declined");
    }

    private static void clickIds(Sheet sheet) {
        sheet.sends("CLICK_ID_MISSING is 400", "id=" + SALE + "&val=1&com=1").rejected(400, "CLICK_ID_MISSING")
                .field("clickId", null).field("conversionId", SALE);
        sheet.sale("CLICK_ID_EMPTY is 400", "clickId=").rejected(400, "CLICK_ID_EMPTY");
        sheet.sends("CLICK_ID_EMPTY is 400, last in a URL that is not cut",
                "id=" + SALE + "&val=1&com=1&clickId=").rejected(400, "CLICK_ID_EMPTY");
        sheet.sends("CLICK_ID_ALIAS is 400 (clickid)", alias(sheet, "clickid")).rejected(400, "CLICK_ID_ALIAS");
        sheet.sends("CLICK_ID_ALIAS is 400 (ClickID)", alias(sheet, "ClickID")).rejected(400, "CLICK_ID_ALIAS");
        sheet.sends("CLICK_ID_ALIAS is 400 (cid)", alias(sheet, "cid")).rejected(400, "CLICK_ID_ALIAS");
        sheet.sends("CLICK_ID_ALIAS is 400 (subid)", alias(sheet, "subid")).rejected(400, "CLICK_ID_ALIAS");
        sheet.sends("CLICK_ID_ALIAS is 400 (s2sidentifier)", alias(sheet, "s2sidentifier")).rejected(400,
                "CLICK_ID_ALIAS");
        sheet.sends("an alias that holds nothing of ours is no click id at all",
                "cid=12345&id=" + SALE + "&val=1&com=1").rejected(400, "CLICK_ID_MISSING");
        sheet.sale("PLACEHOLDER_NOT_REPLACED is 400", "clickId={aff_sub}").rejected(400, "PLACEHOLDER_NOT_REPLACED")
                .field("clickId", "{aff_sub}");
        sheet.sale("S2S_TOKEN_RAW is 400", "clickId=[s2sidentifier]").rejected(400, "S2S_TOKEN_RAW");
        sheet.sale("S2S_TOKEN_RAW is 400, encoded", "clickId=%5Bs2sidentifier%5D").rejected(400, "S2S_TOKEN_RAW");
        sheet.sale("S2S_TOKEN_RAW is 400, encoded twice", "clickId=%255Bs2sidentifier%255D")
                .rejectedFirst(400, "S2S_TOKEN_RAW");
        sheet.sale("CLICK_ID_UNKNOWN is 404", "clickId=00000000000000000000000000").rejected(404, "CLICK_ID_UNKNOWN");
        sheet.sale("CLICK_ID_MALFORMED is 400", "clickId=ORDER-4711").rejected(400, "CLICK_ID_MALFORMED")
                .field("clickId", "ORDER-4711");
    }

    private static void cut(Sheet sheet) {
        sheet.sends("CUT_AT_HASH is 400", "clickId=").rejectedFirst(400, "CUT_AT_HASH");
        sheet.sends("CUT_AT_HASH is 400, other parameters before it", "param=a&txid=7&clickId=")
                .rejectedFirst(400, "CUT_AT_HASH");
        sheet.sends("not cut at a hash where id came", "id=" + SALE + "&clickId=").rejectedFirst(400,
                "CLICK_ID_EMPTY");
        sheet.sends("not cut at a hash where clickId is not the last", "clickId=&param=a")
                .rejectedFirst(400, "CONVERSION_ID_MISSING");
    }

    private static String alias(Sheet sheet, String name) {
        return name + "=" + sheet.click() + "&id=" + SALE + "&val=1&com=1";
    }

    private static void conversions(Sheet sheet) {
        sheet.sends("CONVERSION_ID_MISSING is 400", "clickId=" + sheet.click() + "&val=1&com=1")
                .rejected(400, "CONVERSION_ID_MISSING").field("conversionId", null);
        sheet.sale("CONVERSION_ID_UNKNOWN is 404", "id=" + id(99)).rejected(404, "CONVERSION_ID_UNKNOWN")
                .field("conversionId", id(99));
        sheet.sale("CONVERSION_ID_UNKNOWN is 404, no id at all", "id=42").rejected(404, "CONVERSION_ID_UNKNOWN")
                .field("conversionId", "42");
        sheet.sale("CONVERSION_NOT_ASSOCIATED is 400", "id=" + ELSEWHERE).rejected(400, "CONVERSION_NOT_ASSOCIATED");
        sheet.sale("CONVERSION_INACTIVE is 400", "id=" + PAUSED).rejected(400, "CONVERSION_INACTIVE");
        sheet.sale("TOKEN_MISSING is 403", "id=" + WITH_TOKEN).rejected(403, "TOKEN_MISSING");
        sheet.sale("TOKEN_MISSING is 403: empty is absent", "token=&id=" + WITH_TOKEN).rejected(403, "TOKEN_MISSING");
        sheet.sale("SENDER_NOT_ALLOWED is 403", "id=" + FOR_OTHERS).rejected(403, "SENDER_NOT_ALLOWED");
        String old = sheet.click();
        sheet.desk().clock().advance(Duration.ofDays(30).minusSeconds(10));
        sheet.sale("exactly as old as the window is in time", "clickId=" + old + "&id=" + WINDOWED);
        String older = sheet.click();
        sheet.desk().clock().advance(Duration.ofDays(30));
        sheet.sale("CLICK_EXPIRED is 400", "clickId=" + older + "&id=" + WINDOWED).rejected(400, "CLICK_EXPIRED");
        sheet.sale("without a window a click never expires", "clickId=" + older);
    }

    private static void amounts(Sheet sheet) {
        sheet.sends("VALUE_MISSING is 400", "clickId=" + sheet.click() + "&id=" + SALE + "&com=1")
                .rejected(400, "VALUE_MISSING").field("value", null);
        sheet.sale("VALUE_INVALID is 400", "val=$5").rejected(400, "VALUE_INVALID").field("value", null)
                .field("commission", "1.500000");
        sheet.sends("COMMISSION_MISSING is 400", "clickId=" + sheet.click() + "&id=" + SALE + "&val=1")
                .rejected(400, "COMMISSION_MISSING").field("commission", null).field("value", "1.000000");
        sheet.sale("COMMISSION_INVALID is 400", "com=1,50").rejected(400, "COMMISSION_INVALID")
                .field("commission", null);
        sheet.sale("PERCENT_INVALID is 400", "com=0&comperc=10%25").rejected(400, "PERCENT_INVALID");
        sheet.sale("a placeholder as val", "val={payout}").rejected(400, "PLACEHOLDER_NOT_REPLACED");
        sheet.sale("a placeholder as com", "com={payout}").rejected(400, "PLACEHOLDER_NOT_REPLACED");
        sheet.sale("a placeholder as id is PLACEHOLDER_NOT_REPLACED", "id={id}")
                .rejected(400, "PLACEHOLDER_NOT_REPLACED");
        sheet.sale("a placeholder as txid where the rule is by-transaction", "txid={txid}&id=" + BY_TRANSACTION)
                .rejected(400, "PLACEHOLDER_NOT_REPLACED");
        sheet.sale("a placeholder as comperc where com is 0", "com=0.00&comperc={p}")
                .rejected(400, "PLACEHOLDER_NOT_REPLACED");
    }

    private static void requests(Sheet sheet) {
        sheet.sale("AMBIGUOUS_PARAMETER is 400", "val=1&val=1").rejected(400, "AMBIGUOUS_PARAMETER");
        sheet.sends("BODY_NOT_READ is 400", Wire.post("/postback", "application/xml",
                "<p clickId='x'/>")).rejectedFirst(400, "BODY_NOT_READ");
        sheet.sends("BODY_NOT_READ is 400 for JSON that is none", Wire.json("{"))
                .rejectedFirst(400, "BODY_NOT_READ");
    }
}
