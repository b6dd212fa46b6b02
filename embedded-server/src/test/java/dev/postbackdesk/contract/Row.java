package dev.postbackdesk.contract;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of an export in JSON Lines.
record Row(JsonNode json) {
    /// Findings that a later step of the product adds; what they say is not for these tests.
    private static final Set<String> LATER = Set.of("TOO_FAST", "BROWSER_HIT", "PREFETCH_CLICK", "VALUE_ALWAYS_ZERO",
            "NOTHING_ARRIVED", "UNREACHABLE_ADDRESS", "INSECURE_ADDRESS");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Row of(String line) {
        return new Row(JSON.readTree(line));
    }

    static List<String> known(List<String> codes) {
        return List.copyOf(new LinkedHashSet<>(codes.stream().filter(code -> !LATER.contains(code)).toList()));
    }

    long number() {
        return json.get("number").asLong();
    }

    /// The field as text; null where it is null.
    String text(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new AssertionError("The line has no field " + field + ": " + json);
        }
        return value.isNull() ? null : value.asString();
    }

    List<String> findings() {
        return known(strings("findings"));
    }

    List<String> strings(String field) {
        return json.get(field).valueStream().map(JsonNode::asString).toList();
    }

    /// All values of a request header, in order.
    List<String> header(String name) {
        return json.get("headers").valueStream().filter(pair -> pair.get(0).asString().equalsIgnoreCase(name))
                .map(pair -> pair.get(1).asString()).toList();
    }

    byte[] body() {
        return json.has("body") && !json.get("body").isNull()
                ? Base64.getDecoder().decode(json.get("body").asString())
                : new byte[0];
    }
}
