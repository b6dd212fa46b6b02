package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

/// *A value that becomes valid only when decoded once more is judged so, with DOUBLE_ENCODED.*
class DoubleEncodingTest extends Sheets {
    private static final String SECRET = id(1);

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", ", \"currency\": \"EUR\"")
                .conversion(SECRET, "Secret", ", \"token\": \"s3;cret\"")
                .link("summer", SALE, SECRET);
    }

    @Override
    void fill(Sheet sheet) {
        String click = sheet.click();
        sheet.sale("clickId", "clickId=" + twice(click)).warns("DOUBLE_ENCODED").field("clickId", click);
        String partly = sheet.click();
        sheet.sale("clickId of which one letter is", "clickId=" + twice(partly.substring(0, 1)) + partly.substring(1))
                .warns("DOUBLE_ENCODED").field("clickId", partly);
        sheet.sale("id", "id=" + twice(SALE)).warns("DOUBLE_ENCODED").field("conversionId", SALE);
        sheet.sale("val", "val=20%252E50").warns("DOUBLE_ENCODED").amounts("20.500000", "1.500000");
        sheet.sale("com", "com=%2530%252e75").warns("DOUBLE_ENCODED").amounts("20.000000", "0.750000");
        sheet.sale("comperc", "com=0&comperc=1%2530").warns("DOUBLE_ENCODED").amounts("20.000000", "2.000000");
        sheet.sale("com that is 0 only then", "com=%2530&comperc=10").warns("DOUBLE_ENCODED")
                .amounts("20.000000", "2.000000");
        sheet.sale("status", "status=%2570ending").warns("DOUBLE_ENCODED").field("status", "pending");
        sheet.sale("currency", "currency=U%2553D").warns("DOUBLE_ENCODED").field("currency", "USD");
        sheet.sale("token", "token=s3%253Bcret&id=" + SECRET).warns("DOUBLE_ENCODED");
        String inForm = sheet.click();
        sheet.sends("in a form", Wire.form(sheet.sale("clickId=" + twice(inForm)))).warns("DOUBLE_ENCODED")
                .field("clickId", inForm);
        sheet.sale("what is not valid then either is invalid", "val=%2524%2535").rejectedFirst(400, "VALUE_INVALID");
        sheet.sale("three times is too often", "val=2%252530").rejectedFirst(400, "VALUE_INVALID");
        sheet.sale("a malformed click id stays so", "clickId=%2541%2542").rejectedFirst(400, "CLICK_ID_MALFORMED");
        sheet.sale("an unknown id stays so", "id=%2541%2542").rejectedFirst(404, "CONVERSION_ID_UNKNOWN");
        sheet.sale("encoded once is no finding", "val=%32%30%2E00&com=%31").amounts("20.000000", "1.000000");
    }

    private static String twice(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append("%%25%02X".formatted(c)));
        return out.toString();
    }
}
