package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;

/// *The query*: everything after the first `?` up to the blank before `HTTP/1.1`, byte for byte.
class RawBytesTest extends Sheets {
    @Override
    Setup setup() {
        return Setup.usual();
    }

    @Override
    void fill(Sheet sheet) {
        String good = "&id=" + SALE + "&val=20.00&com=1&param=";
        sheet.sends("a raw # included", "clickId=" + sheet.click() + good + "a#b&txid=7").params("a#b")
                .field("transactionId", "7");
        sheet.sends("a raw # placeholder does not cut the query", "clickId=#S1#" + good + "x").rejected(400,
                "PLACEHOLDER_NOT_REPLACED").field("clickId", "#S1#").field("conversionId", SALE)
                .amounts("20.000000", "1.000000").params("x");
        sheet.sends("braces, pipes, brackets, quotes, backslashes and carets",
                "clickId=" + sheet.click() + good + "{a}|[b]\"'\\^`<c>~!*()$,@:/?").acceptedWith();
        sheet.sends("raw UTF-8", "clickId=" + sheet.click() + good + "\u00c3\u00a9\u00e2\u0082\u00ac").params("é€");
        sheet.sends("raw bytes that are not UTF-8 decode to U+FFFD",
                "clickId=" + sheet.click() + good + "a\u00ff\u00feb").params("a\ufffd\ufffdb");
        sheet.sends("escapes that are not UTF-8 decode to U+FFFD",
                "clickId=" + sheet.click() + good + "a%FFb%C3").params("a\ufffdb\ufffd");
        sheet.sends("an escape that is none stays literal",
                "clickId=" + sheet.click() + good + "%ZZ;%;100%;%4;%G1x").params("%ZZ", "%", "100%", "%4", "%G1x");
        sheet.sends("NUL and control characters as escapes", "clickId=" + sheet.click() + good + "a%00b%1Fc")
                .params("a\u0000b\u001fc");
        sheet.sends("characters beyond the basic plane", "clickId=" + sheet.click() + good + "%F0%9F%98%80")
                .params("😀");
        sheet.sends("lower-case and upper-case escapes", "clickId=" + sheet.click() + good + "%c3%A9").params("é");
        StringBuilder all = new StringBuilder();
        for (char c = 0x21; c <= 0xff; c++) {
            if (c != '&' && c != 0x7f) {
                all.append(c);
            }
        }
        sheet.sends("every byte that an HTTP parser lets through", "clickId=" + sheet.click() + good + all)
                .acceptedWith();
        sheet.sends("only the first ? ends the path", "?clickId=" + sheet.click() + good).acceptedWith();
        sheet.sends("headers as they arrived", Wire.query("clickId=" + sheet.click() + good)
                .with("User-Agent: curl/8").with("X-Odd: two  blanks  within").with("x-UPPER-lower: \u00e9\u00ff")
                .with("Referrer-x: ;,=\"").with("X-Twice: 1").with("X-Twice: 2")).params();
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        sheet.sends("a body of any bytes", Wire.post("/postback?clickId=" + sheet.click() + good, "image/png", "")
                .with(bytes)).params();
        sheet.sends("a form of any bytes", Wire.form("").with(bytes).to("/postback?clickId=" + sheet.click() + good))
                .acceptedWith();
    }
}
