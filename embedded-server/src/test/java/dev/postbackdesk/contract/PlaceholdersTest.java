package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// *Placeholders are whole trimmed values, sought in the raw, the decoded and the once more decoded one; they reject in
/// clickId, id, val, com, in txid where the rule is by-transaction, in comperc where com is 0; elsewhere they warn.*
class PlaceholdersTest extends Sheets {
    private static final String[] STYLES = {"{x}", "{aff_sub}", "{a.b}", "{url(sid)}", "{{x}}", "{{EXTERNAL_ID}}",
            "##x##", "##CLICK_ID##", "#x#", "#S1#", "[x]", "[ml_sub1]", "[[[x]]]", "[[[payment_sum]]]", "[=x=]",
            "[=XID1=]", "${x}", "${click_subid}", "#{a.b}", "#{click.publisher.clickId}", "%x%", "%AFF_SUB%",
            "%TRACKER%", "<x>", "<click_id>"};
    private static final String BY_TRANSACTION = id(1);
    private static final String SECRET = id(2);

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", "")
                .conversion(BY_TRANSACTION, "Orders", ", \"duplicates\": \"by-transaction\"")
                .conversion(SECRET, "Secret", ", \"token\": \"s3cret\"")
                .link("summer", SALE, BY_TRANSACTION, SECRET);
    }

    @Override
    void fill(Sheet sheet) {
        // Rejected ones leave a click as it is: one is enough for all of them.
        String click = sheet.click();
        for (String style : STYLES) {
            spellings(style).forEach((how, text) -> {
                rejecting(sheet, click, style + " " + how, text);
                warning(sheet, style + " " + how, text);
            });
        }
        for (String parameter : new String[]{"txid=", "param=", "status=", "currency=", "token=", "com=1&comperc="}) {
            warns(sheet, parameter + "{x}");
            warns(sheet, parameter + "%25x%25");
        }
        bodies(sheet);
        wholeValuesOnly(sheet);
    }

    /// As it is, and percent-encoded once and twice.
    private static Map<String, String> spellings(String placeholder) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("raw", placeholder);
        String once = encoded(placeholder, "%");
        all.put("encoded", once);
        all.put("encoded in lower case", once.toLowerCase(java.util.Locale.ROOT).equals(once)
                ? once
                : lowerEscapes(once));
        all.put("encoded twice", encoded(once, "%"));
        all.put("with blanks", "%20" + placeholder + "+");
        return all;
    }

    private static String encoded(String text, String escape) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            boolean plain = Character.isLetterOrDigit(b) || b == '.' || b == '_';
            out.append(plain ? String.valueOf((char) b) : escape + "%02X".formatted(b));
        }
        return out.toString();
    }

    private static String lowerEscapes(String encoded) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}").matcher(encoded)
                .replaceAll(m -> m.group().toLowerCase(java.util.Locale.ROOT));
    }

    private static void rejecting(Sheet sheet, String click, String what, String text) {
        for (String parameter : new String[]{"clickId=" + text, "id=" + text, "val=" + text, "com=" + text,
                "txid=" + text + "&id=" + BY_TRANSACTION, "com=0&comperc=" + text}) {
            String others = parameter.startsWith("clickId") ? parameter : "clickId=" + click + "&" + parameter;
            sheet.sale("rejects: " + parameter + " (" + what + ")", others)
                    .rejectedFirst(400, "PLACEHOLDER_NOT_REPLACED")
                    .never("CLICK_ID_MALFORMED", "CLICK_ID_UNKNOWN", "CLICK_ID_EMPTY", "CONVERSION_ID_UNKNOWN",
                            "CONVERSION_ID_MISSING", "VALUE_INVALID", "COMMISSION_INVALID", "PERCENT_INVALID");
        }
    }

    private static void warning(Sheet sheet, String what, String text) {
        warns(sheet, "txid=" + text + "&param=" + text + "&status=" + text + "&currency=" + text + "&token=" + text
                + "&com=1&comperc=" + text + "&x=" + what.replaceAll("[^A-Za-z]", ""));
    }

    private static void warns(Sheet sheet, String parameters) {
        sheet.sale("warns: " + parameters, parameters).acceptedWith("PLACEHOLDER_NOT_REPLACED")
                .never("STATUS_UNKNOWN", "CURRENCY_UNKNOWN", "PERCENT_INVALID").field("status", "approved");
    }

    private static void bodies(Sheet sheet) {
        for (String style : STYLES) {
            sheet.sends("in a form: " + style, Wire.form(sheet.sale("val=" + style)))
                    .rejectedFirst(400, "PLACEHOLDER_NOT_REPLACED").never("VALUE_INVALID");
            sheet.sends("in JSON: " + style, Wire.json("{\"clickId\": \"%s\", \"id\": \"%s\", \"val\": 1, \"com\": 1}"
                    .formatted(style, SALE))).rejectedFirst(400, "PLACEHOLDER_NOT_REPLACED").never(
                            "CLICK_ID_MALFORMED");
        }
        sheet.sale("a token that is still a placeholder opens nothing", "token={t}&id=" + SECRET)
                .rejectedFirst(403, "TOKEN_WRONG");
    }

    private static void wholeValuesOnly(Sheet sheet) {
        for (String text : new String[]{"a{x}", "{x}b", "{", "}", "{}", "[]", "#", "##", "%", "%%", "%25", "<>",
                "$x"}) {
            sheet.sale("no placeholder: val=" + text, "val=" + text).rejectedFirst(400, "VALUE_INVALID")
                    .never("PLACEHOLDER_NOT_REPLACED");
        }
        for (String template : List.of("{{ click_id }}", "${ click_id }", "{ click_id}")) {
            sheet.sends("blanks as templates have them: " + template,
                    Wire.query("clickId=" + template.replace(" ", "%20")
                            + "&id=" + SALE + "&val=1&com=1"))
                    .rejectedFirst(400, "PLACEHOLDER_NOT_REPLACED");
        }
        sheet.sale("nothing but blanks is no name", "val={%20}").rejectedFirst(400, "VALUE_INVALID");
        sheet.sale("a list that holds one is none itself", "param=a;{x}").params("a", "{x}");
    }
}
