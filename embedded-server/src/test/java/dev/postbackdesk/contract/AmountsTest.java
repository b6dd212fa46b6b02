package dev.postbackdesk.contract;

/// *Amounts match `[0-9]{1,12}(\.[0-9]{1,6})?` in ASCII, checked before any number is made.*
class AmountsTest extends Sheets {
    private static final String[] VALID = {"0", "1", "20", "20.0", "20.00", "0.000001", "007", "000000000001",
            "999999999999", "999999999999.999999"};

    /// As they stand in a URL.
    private static final String[] INVALID = {"$5", "5%24", "%E2%82%AC5", "1,000", "5,5", "1.000,50", "1e5", "1E5",
            "1e9999999", "NaN", "Infinity", "-1", "%2B1", ".5", "5.", "1..2", "1.2.3", "0x10", "1_000", "1%20000",
            "1%C2%A0000", "%D9%A3", "%EF%BC%95", "%E0%A5%AB", "1000000000000", "0000000000001", "1.1234567",
            "1.0000000", "abc", "", "5%25", "5%00", "%FF", "0.5d", "5f", "1l", "%25", "%ZZ"};

    @Override
    Setup setup() {
        return Setup.usual();
    }

    @Override
    void fill(Sheet sheet) {
        for (String amount : VALID) {
            String shown = new java.math.BigDecimal(amount).setScale(6).toPlainString();
            sheet.sale("val=" + amount + " is an amount", "val=" + amount).field("value", shown);
            sheet.sale("com=" + amount + " is an amount", "com=" + amount).field("commission", shown);
        }
        for (String percent : new String[]{"0", "1", "20.0", "0.000001", "007", "100"}) {
            sheet.sale("comperc=" + percent + " is an amount", "val=100&com=0&comperc=" + percent)
                    .field("commission", new java.math.BigDecimal(percent).setScale(6).toPlainString());
        }
        for (String text : INVALID) {
            sheet.sale("val=" + text + " is none", "val=" + text).rejected(400, "VALUE_INVALID").field("value", null);
            sheet.sale("com=" + text + " is none", "com=" + text).rejected(400, "COMMISSION_INVALID")
                    .field("commission", null);
            if (!text.isEmpty()) {
                sheet.sale("comperc=" + text + " is none", "com=0&comperc=" + text).rejected(400, "PERCENT_INVALID");
                sheet.sale("comperc=" + text + " is not judged where com is not 0", "com=1&comperc=" + text)
                        .warns("PERCENT_IGNORED").field("commission", "1.000000");
            }
        }
        sheet.sale("the greatest commission there can be", "val=999999999999.999999&com=0&comperc=999999999999.999999")
                .warns("PERCENT_ABOVE_100").field("value", "999999999999.999999")
                .field("commission", "9999999999999999980000.000000");
    }
}
