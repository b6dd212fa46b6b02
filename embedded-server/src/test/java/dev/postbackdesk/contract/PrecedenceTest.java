package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// *All findings are collected; body and status name the first rejecting one in this order*: each pair of defects that one
/// postback can have at once.
class PrecedenceTest extends Sheets {
    private static final String GUARDED = id(1);
    private static final String FOR_OTHERS = id(2);
    private static final String PAUSED = id(3);
    private static final String ELSEWHERE = id(4);
    private static final String WINDOWED = id(5);
    private static final String EVERYTHING = id(6);

    /// In the contract's order of groups; within a group as it lists them.
    private static final List<Defect> DEFECTS = List.of(
            new Defect("BODY_NOT_READ", 400, "body", p -> put(p, "body", "[1]")),
            new Defect("AMBIGUOUS_PARAMETER", 400, "currency", p -> put(p, "more", "&currency=EUR&currency=EUR")),
            new Defect("CONVERSION_ID_MISSING", 400, "id", p -> put(p, "id", null)),
            new Defect("CONVERSION_ID_UNKNOWN", 404, "id", p -> put(p, "id", id(99))),
            new Defect("SENDER_NOT_ALLOWED", 403, "id", p -> put(p, "id", FOR_OTHERS)),
            new Defect("TOKEN_MISSING", 403, "id", p -> put(p, "id", GUARDED)),
            new Defect("TOKEN_WRONG", 403, "id", p -> put(put(p, "id", GUARDED), "token", "no")),
            new Defect("S2S_TOKEN_RAW", 400, "clickId", p -> put(p, "clickId", "[s2sidentifier]")),
            new Defect("PLACEHOLDER_NOT_REPLACED", 400, "clickId", p -> put(p, "clickId", "#s2#")),
            new Defect("PLACEHOLDER_NOT_REPLACED", 400, "val", p -> put(p, "val", "{payout}")),
            new Defect("PLACEHOLDER_NOT_REPLACED", 400, "com", p -> put(p, "com", "{payout}")),
            new Defect("CLICK_ID_MISSING", 400, "clickId", p -> put(p, "clickId", null)),
            new Defect("CLICK_ID_EMPTY", 400, "clickId", p -> put(p, "clickId", "")),
            new Defect("CLICK_ID_MALFORMED", 400, "clickId", p -> put(p, "clickId", "4711")),
            new Defect("CLICK_ID_UNKNOWN", 404, "clickId", p -> put(p, "clickId", "0".repeat(26))),
            new Defect("VALUE_MISSING", 400, "val", p -> put(p, "val", null)),
            new Defect("VALUE_INVALID", 400, "val", p -> put(p, "val", "5,5")),
            new Defect("COMMISSION_MISSING", 400, "com", p -> put(p, "com", null)),
            new Defect("COMMISSION_INVALID", 400, "com", p -> put(p, "com", "x")),
            new Defect("PERCENT_INVALID", 400, "com", p -> put(put(p, "com", "0"), "comperc", "x")),
            new Defect("CONVERSION_INACTIVE", 400, "id", p -> put(p, "id", PAUSED)),
            new Defect("CONVERSION_NOT_ASSOCIATED", 400, "id", p -> put(p, "id", ELSEWHERE)),
            new Defect("CLICK_EXPIRED", 400, "id", p -> put(p, "id", WINDOWED)));

    /// What needs a known click besides.
    private static final List<String> OF_THE_CLICK = List.of("CONVERSION_NOT_ASSOCIATED", "CLICK_EXPIRED");

    private record Defect(String code, int status, String at, UnaryOperator<Map<String, String>> make) {}

    private static Map<String, String> put(Map<String, String> parameters, String name, String value) {
        parameters.put(name, value);
        return parameters;
    }

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", "")
                .conversion(GUARDED, "Guarded", ", \"token\": \"s3cret\"")
                .conversion(FOR_OTHERS, "For others", ", \"allowedSenders\": [\"203.0.113.0/24\"]")
                .conversion(PAUSED, "Paused", ", \"active\": false")
                .conversion(ELSEWHERE, "Elsewhere", "")
                .conversion(WINDOWED, "Windowed", ", \"window\": \"PT1H\"")
                .conversion(EVERYTHING, "Everything",
                        ", \"token\": \"s3cret\", \"active\": false, \"window\": \"PT1H\","
                                + " \"allowedSenders\": [\"203.0.113.0/24\"]")
                .link("summer", SALE, GUARDED, FOR_OTHERS, PAUSED, WINDOWED);
    }

    @Override
    void fill(Sheet sheet) {
        String click = sheet.click();
        sheet.desk().clock().advance(Duration.ofHours(2));
        for (int i = 0; i < DEFECTS.size(); i++) {
            for (int j = i + 1; j < DEFECTS.size(); j++) {
                Defect first = DEFECTS.get(i);
                Defect second = DEFECTS.get(j);
                boolean noClick = first.at.equals("clickId") && OF_THE_CLICK.contains(second.code);
                if (!first.at.equals(second.at) && !noClick && !first.code.equals(second.code)) {
                    pair(sheet, click, first, second);
                }
            }
        }
        ladder(sheet, click);
    }

    private static void pair(Sheet sheet, String click, Defect first, Defect second) {
        sheet.sends(first.code + " before " + second.code,
                wire(second.make.apply(first.make.apply(good(click)))))
                .rejected(first.status, first.code, second.code);
    }

    /// One postback with everything wrong at once, mended step by step.
    private static void ladder(Sheet sheet, String click) {
        Map<String, String> all = good(click);
        put(put(put(all, "body", "[1]"), "more", "&currency=EUR&currency=EUR"), "id", EVERYTHING);
        put(put(put(all, "clickId", click), "val", "{x}"), "com", "x");
        List<String> codes = new ArrayList<>(List.of("BODY_NOT_READ", "AMBIGUOUS_PARAMETER", "SENDER_NOT_ALLOWED",
                "TOKEN_MISSING", "PLACEHOLDER_NOT_REPLACED", "COMMISSION_INVALID", "CONVERSION_INACTIVE",
                "CONVERSION_NOT_ASSOCIATED", "CLICK_EXPIRED"));
        sheet.sends("everything at once", wire(all)).rejected(400, codes.toArray(String[]::new));
        put(all, "body", null);
        codes.removeFirst();
        sheet.sends("all but the body", wire(all)).rejected(400, codes.toArray(String[]::new));
        put(all, "more", "");
        codes.removeFirst();
        sheet.sends("from the sender on", wire(all)).rejected(403, codes.toArray(String[]::new));
        put(put(all, "val", "1"), "com", "1");
        codes.removeAll(List.of("PLACEHOLDER_NOT_REPLACED", "COMMISSION_INVALID"));
        sheet.sends("only the conversion and the click", wire(all)).rejected(403, codes.toArray(String[]::new));
    }

    private static Map<String, String> good(String click) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("clickId", click);
        parameters.put("id", SALE);
        parameters.put("val", "1");
        parameters.put("com", "1");
        return parameters;
    }

    private static Wire wire(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (value != null && !name.equals("body") && !name.equals("more")) {
                query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(value);
            }
        });
        String target = "/postback?" + query + parameters.getOrDefault("more", "");
        String body = parameters.get("body");
        return body == null ? Wire.get(target) : Wire.json(body).to(target);
    }
}
