package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

import java.util.Locale;

/// *Parameters*: names, blanks, case, the comperc rule, `param`, `status`, `currency`.
class ParametersTest extends Sheets {
    private static final String SECRET = id(1);

    @Override
    Setup setup() {
        return new Setup()
                .conversion(SALE, "Sale", ", \"currency\": \"EUR\"")
                .conversion(SECRET, "Secret", ", \"token\": \"s3cret\"")
                .link("summer", SALE, SECRET);
    }

    @Override
    void fill(Sheet sheet) {
        optional(sheet);
        names(sheet);
        blanks(sheet);
        percent(sheet);
        lists(sheet);
        words(sheet);
        healed(sheet);
        ambiguous(sheet);
    }

    private static void optional(Sheet sheet) {
        sheet.sale("comperc, param, txid, status, currency, token are optional", "x=y").params()
                .field("transactionId", null).field("status", "approved").field("currency", "EUR")
                .field("duplicateOf", null).field("test", "false");
        sheet.sale("empty is absent", "comperc=&param=&txid=&status=&currency=&token=").params()
                .field("transactionId", null).field("status", "approved").field("currency", "EUR");
        sheet.sale("empty is absent: comperc with com 0", "com=0&comperc=").amounts("20.000000", "0.000000");
        sheet.sale("all of them", "com=0&comperc=10&param=a;b&txid=T-1&status=pending&currency=USD&token=any")
                .amounts("20.000000", "2.000000").params("a", "b").field("transactionId", "T-1")
                .field("status", "pending").field("currency", "USD");
        sheet.sale("the right token", "token=s3cret&id=" + SECRET);
        sheet.sale("a wrong token", "token=S3cret&id=" + SECRET).rejected(403, "TOKEN_WRONG");
    }

    private static void names(Sheet sheet) {
        String click = sheet.click();
        sheet.sends("names are compared exactly (Id)", "clickId=" + click + "&Id=" + SALE + "&val=1&com=1")
                .rejected(400, "CONVERSION_ID_MISSING");
        sheet.sends("names are compared exactly (VAL)", "clickId=" + click + "&id=" + SALE + "&VAL=1&com=1")
                .rejected(400, "VALUE_MISSING");
        sheet.sends("names are compared exactly (Com)", "clickId=" + click + "&id=" + SALE + "&val=1&Com=1")
                .rejected(400, "COMMISSION_MISSING");
        sheet.sale("a name in another case is not the same parameter twice", "Val=7&VAL=8").amounts("20.000000",
                "1.500000");
        sheet.sale("an encoded name is the name", "%76al=7&v%61l=").rejectedFirst(400, "AMBIGUOUS_PARAMETER");
        sheet.sale("id is compared without case", "id=" + SALE.toLowerCase(Locale.ROOT)).field("conversionId", SALE);
        String other = sheet.click();
        sheet.sale("click ids are compared without case, and shown in lower case",
                "clickId=" + other.toUpperCase(Locale.ROOT)).field("clickId", other);
        String third = sheet.click();
        sheet.sale("click ids in mixed case", "clickId=" + third.substring(0, 9).toUpperCase(Locale.ROOT)
                + third.substring(9)).field("clickId", third);
        sheet.sale("unknown parameters do no harm", "foo=bar&foo=baz&=&&x");
    }

    private static void blanks(Sheet sheet) {
        String click = sheet.click();
        sheet.sale("blanks around the click id are trimmed with a finding", "clickId=%20" + click + "+")
                .warns("STRAY_WHITESPACE").field("clickId", click);
        sheet.sale("line ends around id are trimmed with a finding", "id=" + SALE + "%0D%0A").warns("STRAY_WHITESPACE")
                .field("conversionId", SALE);
        sheet.sale("blanks around val", "val=+20.00%20").warns("STRAY_WHITESPACE").amounts("20.000000", "1.500000");
        sheet.sale("a tab and a line end around com", "com=%092.5%0A").warns("STRAY_WHITESPACE")
                .amounts("20.000000", "2.500000");
        sheet.sale("blanks around comperc", "com=0&comperc=%2010").warns("STRAY_WHITESPACE")
                .amounts("20.000000", "2.000000");
        sheet.sale("blanks around txid", "txid=%20T-2%20").warns("STRAY_WHITESPACE").field("transactionId", "T-2");
        sheet.sale("blanks around status", "status=pending%0A").warns("STRAY_WHITESPACE").field("status", "pending");
        sheet.sale("blanks around currency", "currency=+USD").warns("STRAY_WHITESPACE").field("currency", "USD");
        sheet.sale("blanks around the token", "token=s3cret%20&id=" + SECRET).warns("STRAY_WHITESPACE");
        sheet.sale("blanks within a value stay", "txid=T+2%203").field("transactionId", "T 2 3");
        sheet.sale("a val of blanks alone is invalid", "val=%20").rejectedFirst(400, "VALUE_INVALID");
        sheet.sale("a trimmed val that is still invalid", "val=%205,5%20").rejected(400, "VALUE_INVALID")
                .warns("STRAY_WHITESPACE");
    }

    private static void percent(Sheet sheet) {
        sheet.sale("commission is com", "com=3.25").amounts("20.000000", "3.250000");
        sheet.sale("where com is 0: val times comperc / 100", "val=1000&com=0&comperc=5.5")
                .amounts("1000.000000", "55.000000");
        sheet.sale("0.00 is 0 too", "val=1000&com=0.00&comperc=5.5").amounts("1000.000000", "55.000000");
        sheet.sale("000.000000 is 0 too", "com=000.000000&comperc=50").amounts("20.000000", "10.000000");
        sheet.sale("half-up: .0000005 is rounded up", "val=0.000001&com=0&comperc=50")
                .amounts("0.000001", "0.000001");
        sheet.sale("half-up: less than half is rounded down", "val=0.000001&com=0&comperc=49.999999")
                .amounts("0.000001", "0.000000");
        sheet.sale("half-up: not to the even one", "val=0.000005&com=0&comperc=50").amounts("0.000005", "0.000003");
        sheet.sale("six places", "val=33.333333&com=0&comperc=33.333333").amounts("33.333333", "11.111111");
        sheet.sale("com 0 without comperc is no commission", "com=0").amounts("20.000000", "0.000000");
        sheet.sale("com not 0 and comperc not 0: PERCENT_IGNORED", "com=1&comperc=10").warns("PERCENT_IGNORED")
                .amounts("20.000000", "1.000000");
        sheet.sale("com not 0 and comperc 0", "com=1&comperc=0").amounts("20.000000", "1.000000");
        sheet.sale("com not 0 and comperc 0.00", "com=1&comperc=0.00").amounts("20.000000", "1.000000");
        sheet.sale("100 per cent", "com=0&comperc=100").amounts("20.000000", "20.000000");
        sheet.sale("above 100 per cent", "com=0&comperc=100.000001").warns("PERCENT_ABOVE_100")
                .amounts("20.000000", "20.000000");
        sheet.sale("comperc is judged only where com is 0", "com=1&comperc=120").warns("PERCENT_IGNORED")
                .amounts("20.000000", "1.000000");
    }

    private static void lists(Sheet sheet) {
        sheet.sale("param is split at ;", "param=a;b;c").params("a", "b", "c");
        sheet.sale("param is decoded and split", "param=a%3Bb%20c;%C3%A9").params("a", "b c", "é");
        sheet.sale("empty is none", "param=empty").params();
        sheet.sale("one", "param=1").params("1");
        sheet.sale("any number", "param=" + "x;".repeat(299) + "x")
                .params(java.util.Collections.nCopies(300, "x").toArray(String[]::new));
    }

    private static void words(Sheet sheet) {
        for (String word : new String[]{"pending", "hold", "new", "wait", "lead", "expect", "PENDING", "Pending"}) {
            sheet.sale("status " + word + " is pending", "status=" + word).field("status", "pending");
        }
        for (String word : new String[]{"approved", "approve", "confirmed", "confirm", "paid", "sale", "APPROVED"}) {
            sheet.sale("status " + word + " is approved", "status=" + word).field("status", "approved");
        }
        for (String word : new String[]{"rejected", "reject", "trash", "cancel", "cancelled", "declined", "spam",
                "Declined"}) {
            sheet.sale("status " + word + " is declined", "status=" + word).field("status", "declined");
        }
        sheet.sale("an unknown status counts as absent and warns", "status=delicious").warns("STATUS_UNKNOWN")
                .field("status", "approved");
        sheet.sale("a number is mapped by no general rule", "status=2").warns("STATUS_UNKNOWN");
        sheet.sale("an unknown currency warns, the default applies", "currency=XYZZY").warns("CURRENCY_UNKNOWN")
                .field("currency", "EUR");
        sheet.sale("not an ISO 4217 code", "currency=EUX").warns("CURRENCY_UNKNOWN").field("currency", "EUR");
        sheet.sale("letters that only become ASCII in upper case", "currency=u%C5%BFd").warns("CURRENCY_UNKNOWN")
                .field("currency", "EUR");
        sheet.sale("JPY is one", "currency=JPY").field("currency", "JPY");
    }

    private static void healed(Sheet sheet) {
        sheet.sends("HTML_ESCAPED is healed", "clickId=" + sheet.click() + "&amp;id=" + SALE
                + "&amp;val=20.00&amp;com=0&amp;comperc=10").warns("HTML_ESCAPED").amounts("20.000000", "2.000000");
        sheet.sends("DOUBLE_QUESTION_MARK is healed", "src=mail?clickId=" + sheet.click() + "&id=" + SALE
                + "&val=20.00&com=1").warns("DOUBLE_QUESTION_MARK");
        sheet.sends("a second ? in the middle is healed", "clickId=" + sheet.click() + "&id=" + SALE
                + "&val=20.00&com=1?param=a").warns("DOUBLE_QUESTION_MARK").params("a")
                .amounts("20.000000", "1.000000");
    }

    private static void ambiguous(Sheet sheet) {
        String good = "clickId=%s&id=" + SALE + "&val=20.00&com=1&comperc=0&param=p&txid=t&status=approved"
                + "&currency=EUR&token=k";
        for (String pair : new String[]{"clickId=x", "id=" + SALE, "val=20.00", "com=1", "comperc=0", "param=p",
                "txid=t", "status=approved", "currency=EUR", "token=k"}) {
            sheet.sends("AMBIGUOUS_PARAMETER: twice in the query, " + pair, good.formatted(sheet.click()) + "&" + pair)
                    .rejected(400, "AMBIGUOUS_PARAMETER");
        }
        sheet.sends("in query and body with different values", Wire.form("val=21.00")
                .to("/postback?" + good.formatted(sheet.click()))).rejected(400, "AMBIGUOUS_PARAMETER");
        sheet.sends("in query and body with the same value", Wire.form("val=20.00&param=%70")
                .to("/postback?" + good.formatted(sheet.click()))).params("p");
        sheet.sends("in query and JSON with different values", Wire.json("{\"txid\": \"u\"}")
                .to("/postback?" + good.formatted(sheet.click()))).rejected(400, "AMBIGUOUS_PARAMETER");
        sheet.sends("in query and JSON with the same value", Wire.json("{\"val\": 20.00}")
                .to("/postback?" + good.formatted(sheet.click())));
        sheet.sends("twice in the form", Wire.form(good.formatted(sheet.click()) + "&val=20.00"))
                .rejected(400, "AMBIGUOUS_PARAMETER");
        sheet.sale("an unknown parameter twice is nothing", "foo=1&foo=2");
    }
}
