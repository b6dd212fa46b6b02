package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Parameters from the query, a form, or a flat JSON object; on all three paths, with `GET` and `POST`.
class BodiesTest extends Sheets {
    @Override
    Setup setup() {
        return Setup.usual();
    }

    @Override
    void fill(Sheet sheet) {
        for (String path : new String[]{"/postback", "/s2s", "/conversion.aspx"}) {
            sheet.sends("GET " + path, Wire.get(path + "?" + good(sheet))).amounts("20.000000", "2.000000");
            sheet.sends("POST " + path + " with a query", Wire.get(path + "?" + good(sheet)).as("POST"))
                    .amounts("20.000000", "2.000000");
            sheet.sends("POST " + path + " with a form", Wire.form(good(sheet)).to(path))
                    .amounts("20.000000", "2.000000").params("a", "b");
            sheet.sends("POST " + path + " with JSON", Wire.json(json(sheet)).to(path))
                    .amounts("20.000000", "2.000000").params("a", "b");
        }
        sheet.sends("ClickMeter's own shape: /s2s",
                Wire.get("/s2s?clickId=" + sheet.click() + "&id=" + SALE + "&val=1&com=1"))
                .amounts("1.000000", "1.000000");
        sheet.sends("ClickMeter's cookie pixel carries no clickId: CLICK_ID_MISSING",
                Wire.get("/conversion.aspx?id=" + SALE + "&val=0.00&param=empty&com=0.00&comperc=0.00"))
                .rejected(400, "CLICK_ID_MISSING").params();
        sheet.sends("GET with a form in its body", Wire.form(good(sheet)).as("GET")).params("a", "b");
        sheet.sends("nothing at all", Wire.get("/postback")).rejectedFirst(400, "CONVERSION_ID_MISSING");
        sheet.sends("a ? and nothing else", Wire.get("/postback?")).rejectedFirst(400, "CONVERSION_ID_MISSING");
        sheet.sends("POST with no body and no type", Wire.get("/postback").as("POST"))
                .rejectedFirst(400, "CONVERSION_ID_MISSING");
        types(sheet);
        json2(sheet);
        unread(sheet);
    }

    private static String good(Sheet sheet) {
        return "clickId=" + sheet.click() + "&id=" + SALE + "&val=20.00&com=0&comperc=10&param=a;b";
    }

    private static String json(Sheet sheet) {
        return "{\"clickId\": \"%s\", \"id\": \"%s\", \"val\": 20.00, \"com\": \"0\", \"comperc\": 10, \"param\": \"a;b\"}"
                .formatted(sheet.click(), SALE);
    }

    private static void types(Sheet sheet) {
        for (String type : new String[]{"application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=utf-8", "APPLICATION/X-WWW-FORM-URLENCODED",
                "Application/X-Www-Form-Urlencoded ; q=1"}) {
            sheet.sends("a form is a form: " + type, Wire.post("/postback", type, good(sheet))).params("a", "b");
        }
        for (String type : new String[]{"application/json; charset=utf-8", "application/json;charset=UTF-8",
                "Application/JSON"}) {
            sheet.sends("JSON is JSON: " + type, Wire.post("/postback", type, json(sheet))).params("a", "b");
        }
        sheet.sends("parameters from query and form together", Wire.form("val=20.00&com=0&comperc=10&param=%61;b")
                .to("/postback?clickId=" + sheet.click() + "&id=" + SALE)).amounts("20.000000", "2.000000")
                .params("a", "b");
        sheet.sends("a plus is a blank in a form", Wire.form(good(sheet) + "&txid=a+b%2Bc"))
                .field("transactionId", "a b+c");
        sheet.sends("UTF-8 in a form", Wire.form(good(sheet) + "&txid=%C3%A9é")).field("transactionId", "éé");
        sheet.sends("bytes that are not UTF-8 decode to U+FFFD", Wire.form("")
                .with((good(sheet) + "&txid=a\u00ffb").getBytes(StandardCharsets.ISO_8859_1)))
                .field("transactionId", "a\ufffdb");
    }

    private static void json2(Sheet sheet) {
        String start = "{\"clickId\": \"%s\", \"id\": \"" + SALE + "\", ";
        sheet.sends("JSON numbers by their literal text", Wire.json(start.formatted(sheet.click())
                + "\"val\": 20.10, \"com\": 0.0, \"comperc\": 1.50, \"txid\": 0012.50e1}"))
                .rejectedFirst(400, "BODY_NOT_READ");
        sheet.sends("a JSON number's literal text as txid", Wire.json(start.formatted(sheet.click())
                + "\"val\": 20.10, \"com\": 1, \"txid\": 12.50}")).field("transactionId", "12.50");
        sheet.sends("a big JSON number's literal text", Wire.json(start.formatted(sheet.click())
                + "\"val\": 1, \"com\": 1, \"txid\": 12345678901234567890123.0}"))
                .field("transactionId", "12345678901234567890123.0");
        sheet.sends("an exponent is an amount in no notation", Wire.json(start.formatted(sheet.click())
                + "\"val\": 2e1, \"com\": 1}")).rejected(400, "VALUE_INVALID");
        sheet.sends("a negative number", Wire.json(start.formatted(sheet.click()) + "\"val\": -1, \"com\": 1}"))
                .rejected(400, "VALUE_INVALID");
        sheet.sends("escapes in JSON", Wire.json(start.formatted(sheet.click())
                + "\"val\": \"\\u0032\", \"com\": 1, \"p\\u0061ram\": \"\\u00e9;\\n\"}")).params("é", "")
                .warns("STRAY_WHITESPACE");
        sheet.sends("half a surrogate pair in JSON", Wire.json(start.formatted(sheet.click())
                + "\"val\": 1, \"com\": 1, \"txid\": \"a\\ud800b \\ud83d\\ude00\"}"))
                .field("transactionId", "a\ufffdb \ud83d\ude00");
        sheet.sends("a percent sign in JSON is one", Wire.json(start.formatted(sheet.click())
                + "\"val\": 1, \"com\": 1, \"txid\": \"50%41\"}")).field("transactionId", "50%41");
        sheet.sends("a known name twice in JSON", Wire.json(start.formatted(sheet.click())
                + "\"val\": 1, \"val\": 1, \"com\": 1}")).rejectedFirst(400, "AMBIGUOUS_PARAMETER");
        for (String value : new String[]{"true", "false", "null", "[]", "[\"1\"]", "{}", "{\"a\": 1}"}) {
            sheet.sends("a JSON value that is " + value, Wire.json(start.formatted(sheet.click())
                    + "\"val\": 1, \"com\": 1, \"param\": " + value + "}")).rejectedFirst(400, "BODY_NOT_READ");
        }
        for (String body : new String[]{"[]", "\"x\"", "17", "null", "{", "{\"val\": 1}x", "{'val': 1}",
                "{\"val\": 01}",
                "{\"val\": NaN}", "{\"val\": 1,}", "not json"}) {
            sheet.sends("JSON that is no flat object: " + body, Wire.json(body)
                    .to("/postback?" + good(sheet))).rejectedFirst(400, "BODY_NOT_READ");
        }
    }

    private static void unread(Sheet sheet) {
        for (String type : new String[]{"text/plain", "multipart/form-data; boundary=x", "application/xml",
                "application/jsonx", "text/json+x", "nonsense"}) {
            sheet.sends("a body of unknown type is ignored where the query holds a known parameter: " + type,
                    Wire.post("/postback?" + good(sheet), type, "val=99&clickId=x")).amounts("20.000000", "2.000000");
            sheet.sends("else BODY_NOT_READ: " + type, Wire.post("/postback?foo=bar", type, good(sheet)))
                    .rejectedFirst(400, "BODY_NOT_READ");
        }
        Wire untyped = new Wire("POST", "/postback", List.of("Host: h"), good(sheet).getBytes(StandardCharsets.UTF_8));
        sheet.sends("a body of missing type: BODY_NOT_READ", untyped).rejectedFirst(400, "BODY_NOT_READ");
        sheet.sends("a body of missing type is ignored where the query holds a known parameter",
                untyped.to("/postback?" + good(sheet))).amounts("20.000000", "2.000000");
        sheet.sends("one known parameter in the query is enough for a body to be ignored",
                untyped.to("/postback?token=x")).rejectedFirst(400, "CONVERSION_ID_MISSING");
    }
}
