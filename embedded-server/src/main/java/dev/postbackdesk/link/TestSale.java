package dev.postbackdesk.link;

import dev.postbackdesk.link.PostbackUrl.Kind;
import dev.postbackdesk.link.PostbackUrl.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A sale that never was: what a merchant's server would put in place of the placeholders of a postback URL. Immutable.
///
/// @param clickId as read from the address that the visitor was sent to
/// @param status in the network's own word
/// @param currency ISO 4217
public record TestSale(String clickId, String transactionId, String status, String currency) {
    static final String VALUE = "49.90";
    static final String COMMISSION = "4.99";
    static final String PERCENT = "10";

    private static final String APPROVED = "approved";
    private static final String USUAL_CURRENCY = "EUR";

    /// @param network whose words are used, or null for the field's
    /// @param currency the conversion's, or null
    public static TestSale of(String clickId, String transactionId, @Nullable Network network,
            @Nullable String currency) {
        String status = Optional.ofNullable(network).stream().flatMap(known -> known.statuses().entrySet().stream())
                .filter(word -> word.getValue().equals(APPROVED)).map(Map.Entry::getKey).sorted().findFirst()
                .orElse(APPROVED);
        return new TestSale(clickId, transactionId, status, currency == null ? USUAL_CURRENCY : currency);
    }

    /// The postback of this sale: path and query of the URL with each placeholder replaced. One placeholder gets one value,
    /// wherever it stands, as networks do it.
    public String pathAndQuery(PostbackUrl url) {
        Map<String, String> values = new LinkedHashMap<>();
        placeholders(url).forEach(parameter -> values.putIfAbsent(parameter.carries(), value(parameter.name())));
        return "/postback?" + url.parameters().stream()
                .map(parameter -> parameter.name() + "="
                        + values.getOrDefault(parameter.carries(), parameter.carries()))
                .collect(Collectors.joining("&"));
    }

    /// The placeholders of a URL that get a value, in its order.
    public static List<String> filledIn(PostbackUrl url) {
        return placeholders(url).stream().map(Parameter::carries).distinct().toList();
    }

    private static List<Parameter> placeholders(PostbackUrl url) {
        return url.parameters().stream().filter(parameter -> parameter.kind() != Kind.FIXED).toList();
    }

    private String value(String parameter) {
        return switch (parameter) {
            case "clickId" -> clickId;
            case "val" -> VALUE;
            case "com" -> COMMISSION;
            case "comperc" -> PERCENT;
            case "txid" -> transactionId;
            case "status" -> status;
            case "currency" -> currency;
            default -> throw new IllegalArgumentException("No postback URL has a placeholder in " + parameter);
        };
    }
}
