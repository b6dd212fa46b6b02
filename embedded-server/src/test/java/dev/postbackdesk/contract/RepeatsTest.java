package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

/// *Duplicates*, by the conversion's rule.
class RepeatsTest extends Sheets {
    private static final String ORDERS = id(1);
    private static final String EVERY = id(2);

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Once", "")
                .conversion(ORDERS, "By transaction", ", \"duplicates\": \"by-transaction\"")
                .conversion(EVERY, "Every", ", \"duplicates\": \"every\"")
                .link("summer", SALE, ORDERS, EVERY);
    }

    @Override
    void fill(Sheet sheet) {
        once(sheet);
        updates(sheet);
        statuses(sheet);
        byTransaction(sheet);
        every(sheet);
        rejectedOnesRecordNothing(sheet);
    }

    private static String postback(String click, String id, String more) {
        return "clickId=" + click + "&id=" + id + (more.contains("val=") ? "" : "&val=20") + (more.contains("com=")
                ? ""
                : "&com=2") + more;
    }

    private static void once(Sheet sheet) {
        String click = sheet.click();
        Case first = sheet.sends("once: the first counts", postback(click, SALE, ""));
        sheet.sends("once: the same again", postback(click, SALE, "")).duplicateOf(first).amounts("20.000000",
                "2.000000");
        sheet.sends("once: another txid is the same", postback(click, SALE, "&txid=other")).duplicateOf(first)
                .field("transactionId", "other");
        sheet.sends("once: another value", postback(click, SALE, "&val=21")).duplicateOf(first).warns("AMOUNT_DIFFERS")
                .amounts("21.000000", "2.000000");
        sheet.sends("once: another commission", postback(click, SALE, "&com=2.000001")).duplicateOf(first)
                .warns("AMOUNT_DIFFERS").amounts("20.000000", "2.000001");
        sheet.sends("once: the same amount written otherwise", postback(click, SALE, "&val=20.00&com=2.0"))
                .duplicateOf(first);
        sheet.sends("once: the same commission as a per cent", postback(click, SALE, "&com=0&comperc=10"))
                .duplicateOf(first);
        sheet.sends("once: another click", postback(sheet.click(), SALE, ""));
        sheet.sends("once: another conversion of the same click", postback(click, ORDERS, "&txid=1"));
        sheet.sends("the click id in upper case is the same click",
                postback(click.toUpperCase(java.util.Locale.ROOT), SALE, "")).duplicateOf(first).field("clickId",
                        click);
    }

    private static void updates(Sheet sheet) {
        String click = sheet.click();
        Case first = sheet.sends("pending first", postback(click, SALE, "&status=pending")).field("status", "pending");
        sheet.sends("another status updates: value and commission are taken over",
                postback(click, SALE, "&val=30&com=3&status=approved")).updates(first).field("status", "approved")
                .amounts("30.000000", "3.000000");
        sheet.sends("the same status again is a duplicate; it differs from the new amounts",
                postback(click, SALE, "&status=approved")).duplicateOf(first).warns("AMOUNT_DIFFERS");
        sheet.sends("a duplicate with the new amounts", postback(click, SALE, "&val=30&com=3&status=approved"))
                .duplicateOf(first);
        sheet.sends("declined keeps the amounts: it shows what it said",
                postback(click, SALE, "&val=7&com=1&status=declined")).updates(first)
                .warns("STATUS_REVERSED").field("status", "declined").amounts("7.000000", "1.000000");
        sheet.sends("the recorded amounts are still those before it was declined",
                postback(click, SALE, "&val=30&com=3&status=declined")).duplicateOf(first).field("status", "declined");
        sheet.sends("an absent status changes nothing later", postback(click, SALE, "&val=30&com=3"))
                .duplicateOf(first).field("status", "declined");
        sheet.sends("an unknown one counts as absent and warns",
                postback(click, SALE, "&val=30&com=3&status=huh")).duplicateOf(first).warns("STATUS_UNKNOWN")
                .field("status", "declined");
        sheet.sends("an empty one is absent", postback(click, SALE, "&val=30&com=3&status=")).duplicateOf(first)
                .field("status", "declined");
        sheet.sends("approved again after declined", postback(click, SALE, "&val=31&com=3&status=approved"))
                .updates(first).field("status", "approved").amounts("31.000000", "3.000000");
        sheet.sends("back to pending", postback(click, SALE, "&val=31&com=3&status=hold")).updates(first)
                .field("status", "pending");
    }

    private static void statuses(Sheet sheet) {
        String click = sheet.click();
        Case first = sheet.sends("an absent status means approved on the first", postback(click, SALE, ""))
                .field("status", "approved");
        sheet.sends("approved in other words is no other status", postback(click, SALE, "&status=CONFIRMED"))
                .duplicateOf(first);
        String declined = sheet.click();
        Case dead = sheet.sends("declined first", postback(declined, SALE, "&status=rejected"))
                .field("status", "declined");
        sheet.sends("declined again in another word", postback(declined, SALE, "&status=trash")).duplicateOf(dead);
        String pending = sheet.click();
        Case open = sheet.sends("pending", postback(pending, SALE, "&status=pending")).field("status", "pending");
        sheet.sends("declined after pending was never approved: nothing is reversed",
                postback(pending, SALE, "&status=declined")).updates(open).field("status", "declined");
        String unknown = sheet.click();
        sheet.sends("an unknown word on the first counts as absent: approved",
                postback(unknown, SALE, "&status=foo")).warns("STATUS_UNKNOWN").field("status", "approved");
    }

    private static void byTransaction(Sheet sheet) {
        String click = sheet.click();
        Case first = sheet.sends("by-transaction: a first txid", postback(click, ORDERS, "&txid=A1"));
        sheet.sends("by-transaction: the same txid", postback(click, ORDERS, "&txid=A1")).duplicateOf(first);
        Case second = sheet.sends("by-transaction: another txid counts", postback(click, ORDERS, "&txid=A2"));
        sheet.sends("by-transaction: the second again", postback(click, ORDERS, "&txid=A2&val=1"))
                .duplicateOf(second).warns("AMOUNT_DIFFERS");
        sheet.sends("by-transaction: a status updates its own transaction",
                postback(click, ORDERS, "&txid=A2&status=declined")).updates(second).warns("STATUS_REVERSED");
        sheet.sends("by-transaction: the other one is untouched", postback(click, ORDERS, "&txid=A1"))
                .duplicateOf(first).field("status", "approved");
        sheet.sends("by-transaction: txids are told apart by case", postback(click, ORDERS, "&txid=a1"));
        Case without = sheet.sends("by-transaction without a txid is a key of its own", postback(click, ORDERS, ""))
                .warns("REPEAT_WITHOUT_TRANSACTION_ID");
        sheet.sends("by-transaction without a txid: as once", postback(click, ORDERS, "&txid=")).duplicateOf(without)
                .warns("REPEAT_WITHOUT_TRANSACTION_ID");
        sheet.sends("by-transaction: the same txid of another click counts", postback(sheet.click(), ORDERS,
                "&txid=A1"));
        String lone = sheet.click();
        Case only = sheet.sends("by-transaction: a first one without a txid", postback(lone, ORDERS, ""));
        sheet.sends("by-transaction: again without one", postback(lone, ORDERS, "")).duplicateOf(only)
                .warns("REPEAT_WITHOUT_TRANSACTION_ID");
        sheet.sends("by-transaction: then with one", postback(lone, ORDERS, "&txid=B"));
    }

    private static void every(Sheet sheet) {
        String click = sheet.click();
        sheet.sends("every: the first counts", postback(click, EVERY, ""));
        sheet.sends("every: all count", postback(click, EVERY, "")).warns("REPEAT_WITHOUT_TRANSACTION_ID");
        sheet.sends("every: another status without a txid counts too", postback(click, EVERY, "&status=pending"))
                .warns("REPEAT_WITHOUT_TRANSACTION_ID").field("status", "pending");
        Case order = sheet.sends("every: with a txid", postback(click, EVERY, "&txid=X1&status=pending"))
                .field("status", "pending");
        sheet.sends("every: with a txid, status updates follow it",
                postback(click, EVERY, "&txid=X1&val=25&com=3&status=approved")).updates(order)
                .field("status", "approved").amounts("25.000000", "3.000000");
        sheet.sends("every: the same txid without another status counts", postback(click, EVERY, "&txid=X1"));
        sheet.sends("every: declined follows its txid", postback(click, EVERY, "&txid=X1&status=declined"))
                .updates(order).warns("STATUS_REVERSED").field("status", "declined");
    }

    private static void rejectedOnesRecordNothing(Sheet sheet) {
        String click = sheet.click();
        sheet.sends("a rejected one", postback(click, SALE, "&val=x")).rejected(400, "VALUE_INVALID");
        Case first = sheet.sends("is not the first that counts", postback(click, SALE, ""));
        sheet.sends("a rejected one after it changes nothing", postback(click, SALE, "&val=x&status=declined"))
                .rejected(400, "VALUE_INVALID").field("status", "declined");
        sheet.sends("as the next shows", postback(click, SALE, "")).duplicateOf(first).field("status", "approved");
    }
}
