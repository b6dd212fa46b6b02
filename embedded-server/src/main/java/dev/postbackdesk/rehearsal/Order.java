package dev.postbackdesk.rehearsal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the merchant's server sends for an order, faulty as asked for.
///
/// @param query percent-encoded, what the fault spoils left as it is sent
/// @param body a JSON body to post, or null for GET
record Order(String query, @Nullable String body, boolean browser) {
    /// @param number the merchant's order number
    /// @param clickId what came with the visitor; empty where nothing did
    static Order first(Fault fault, String number, String clickId, String conversion, @Nullable String token) {
        Map<String, String> sent = sound(number, clickId, conversion, token);
        spoil(sent, fault, clickId);
        String query = sent.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return switch (fault) {
            case PARAMETER_TWICE -> new Order(query + "&val=21.00", null, false);
            case ESCAPED -> new Order(query.replace("&", "&amp;"), null, false);
            case SECOND_QUESTION_MARK -> new Order(query.replaceFirst("&", "?"), null, false);
            case CUT_AT_HASH -> new Order("clickId=", null, false);
            case BODY_BROKEN -> new Order(query, "{\"val\":", false);
            case FROM_A_BROWSER -> new Order(query, null, true);
            default -> new Order(query, null, false);
        };
    }

    /// The same order once more.
    static Order again(Fault fault, String number, String clickId, String conversion, @Nullable String token) {
        Map<String, String> sent = sound(number, clickId, conversion, token);
        spoil(sent, fault, clickId);
        if (fault == Fault.OTHER_AMOUNT) {
            sent.put("val", "25.00");
        } else if (fault == Fault.DECLINED_LATER) {
            sent.put("status", "declined");
        }
        return new Order(sent.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&")), null, false);
    }

    private static Map<String, String> sound(String number, String clickId, String conversion,
            @Nullable String token) {
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("clickId", clickId);
        sent.put("id", conversion);
        sent.put("val", "20.00");
        sent.put("com", "2.00");
        sent.put("txid", number);
        if (token != null) {
            sent.put("token", token);
        }
        return sent;
    }

    private static void spoil(Map<String, String> sent, Fault fault, String clickId) {
        switch (fault) {
            case CASE_CHANGED -> sent.computeIfPresent("clickId", (_, id) -> id.toUpperCase(Locale.ROOT));
            case CONVERSION_LEFT_OUT -> sent.remove("id");
            case WRONG_CONVERSION -> sent.put("id", "0".repeat(32));
            case TOKEN_LEFT_OUT -> sent.remove("token");
            case TOKEN_WRONG -> sent.put("token", "not-the-token");
            case LINK_TOKEN_SENT -> sent.put("clickId", "%5Bs2sidentifier%5D");
            case PLACEHOLDER_SENT -> sent.put("clickId", "%7Bclickid%7D");
            case CLICK_ID_LEFT_OUT -> sent.remove("clickId");
            case CLICK_ID_EMPTY -> sent.put("clickId", "");
            case CLICK_ID_RENAMED -> {
                sent.remove("clickId");
                sent.put("subid", clickId);
            }
            case CLICK_ID_CUT -> sent.put("clickId", clickId.substring(0, Math.min(20, clickId.length())));
            case CLICK_ID_MISTYPED -> sent.put("clickId", mistyped(clickId));
            case VALUE_LEFT_OUT -> sent.remove("val");
            case VALUE_NO_NUMBER -> sent.put("val", "twenty");
            case COMMISSION_LEFT_OUT -> sent.remove("com");
            case COMMISSION_NO_NUMBER -> sent.put("com", "two");
            case PERCENT_NO_NUMBER -> percent(sent, "0", "ten");
            case PERCENT_BESIDE_COMMISSION -> percent(sent, "2.00", "10");
            case PERCENT_TOO_HIGH -> percent(sent, "0", "150");
            case REPEATED_WITHOUT_ORDER_NUMBER -> sent.remove("txid");
            case UNKNOWN_STATUS -> sent.put("status", "on-its-way");
            case UNKNOWN_CURRENCY -> sent.put("currency", "EURO");
            case ENCODED_TWICE -> sent.put("val", "20%252E00");
            case ALWAYS_ZERO -> sent.put("val", "0");
            case BLANKS -> sent.put("val", "%2020.00");
            case NOTHING, BODY_BROKEN, PARAMETER_TWICE, CUT_AT_HASH, ANOTHER_ADDRESS, CONVERSION_PAUSED,
                    NOT_ON_THE_LINK, LATE, SENT_TWICE, OTHER_AMOUNT, LINK_PAUSED, ESCAPED, SECOND_QUESTION_MARK,
                    AT_ONCE, FROM_A_BROWSER, DECLINED_LATER, LOOKED_AHEAD, CRAWLED, NEVER_REPORTED -> {
                // Not a matter of a single parameter.
            }
        }
    }

    private static void percent(Map<String, String> sent, String commission, String percent) {
        sent.put("com", commission);
        sent.put("comperc", percent);
    }

    private static String mistyped(String clickId) {
        if (clickId.isEmpty()) {
            return clickId;
        }
        char last = clickId.charAt(clickId.length() - 1);
        return clickId.substring(0, clickId.length() - 1) + (last == '0' ? '1' : '0');
    }
}
