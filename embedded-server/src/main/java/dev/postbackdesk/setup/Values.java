package dev.postbackdesk.setup;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.Slug;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The values of a definitions file: what each field takes, and what is said where it holds something else.
final class Values {
    /// Characters of a name, a placeholder or a secret.
    static final int LONGEST = 200;

    private Values() {}

    /// Any text that stands in one line.
    static String text(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"Sale\"");
        if (text.isBlank()) {
            throw SetupProblem.at(place, Saying.of("said.setup.blank"));
        }
        if (text.length() > LONGEST) {
            throw SetupProblem.at(place, Saying.of("said.setup.long", text.length(), LONGEST));
        }
        if (!isOneLine(text)) {
            throw SetupProblem.at(place,
                    Saying.of("said.setup.lines"));
        }
        return text;
    }

    static ConversionId conversionId(String place, JsonNode json) throws SetupProblem {
        String example = "\"C24CA0512421422E80996FBEBFD2211D\"";
        String text = string(place, json, example);
        return ConversionId.parse(text).orElseThrow(
                () -> SetupProblem.at(place, Saying.of("said.setup.no-conversion-id", quote(text), example)));
    }

    static Slug slug(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"summer\"");
        return Slug.parse(text).orElseThrow(() -> SetupProblem.at(place,
                Saying.of("said.setup.no-slug", quote(text))));
    }

    static String destination(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"https://shop.example/landing?s2=[s2sidentifier]\"");
        Optional<Saying> problem = Destination.problem(text);
        if (problem.isPresent()) {
            throw SetupProblem.at(place, problem.get());
        }
        return text;
    }

    /// What `val`, `com` or `comperc` of the generated URL carries.
    static String amountOrPlaceholder(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"20.00\"");
        if (!Amount.isValid(text) && !Placeholder.isPlaceholder(text)) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-amount", quote(text)));
        }
        return text;
    }

    static String currency(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"EUR\"");
        if (Currency.getAvailableCurrencies().stream().noneMatch(known -> known.getCurrencyCode().equals(text))) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-currency", quote(text)));
        }
        return text;
    }

    static Duration window(String place, JsonNode json) throws SetupProblem {
        String text = string(place, json, "\"P30D\"");
        return Window.parse(text)
                .orElseThrow(() -> SetupProblem.at(place, Saying.of("said.setup.no-period", quote(text))));
    }

    static List<SenderRange> senders(String place, JsonNode json) throws SetupProblem {
        List<SenderRange> ranges = new ArrayList<>();
        List<JsonNode> entries = list(place, json, "[\"203.0.113.0/24\"]");
        for (int i = 0; i < entries.size(); i++) {
            String here = place + "[" + i + "]";
            String text = string(here, entries.get(i), "\"203.0.113.0/24\"");
            Optional<Saying> problem = SenderRange.problem(text);
            if (problem.isPresent()) {
                throw SetupProblem.at(here, isOneLine(text) ? problem.get() : Saying.of("said.setup.no-address"));
            }
            ranges.add(new SenderRange(text));
        }
        return ranges;
    }

    /// A merchant's own status words, and what each means.
    static Map<String, String> statuses(String place, JsonNode json) throws SetupProblem {
        if (!json.isObject()) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-words", kind(json)));
        }
        Map<String, String> statuses = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String word = entry.getKey();
            String here = place + "." + quote(word);
            if (word.isBlank() || word.length() > Conversion.LONGEST_STATUS || !isOneLine(word)) {
                throw SetupProblem.at(here, Saying.of("said.setup.no-word", Conversion.LONGEST_STATUS));
            }
            String meaning = word(Conversion.STATUSES.toArray(String[]::new), Function.<String>identity())
                    .read(here, entry.getValue());
            if (statuses.putIfAbsent(Conversion.statusKey(word), meaning) != null) {
                throw SetupProblem.at(here, Saying.of("said.setup.word-twice"));
            }
        }
        return statuses;
    }

    /// A secret. No message repeats it.
    static String token(String place, JsonNode json) throws SetupProblem {
        if (!json.isString()) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-secret", kind(json)));
        }
        String token = json.stringValue();
        // The judge trims what arrives, so a secret with blanks around it would never match.
        if (token.isEmpty() || token.length() > LONGEST || !isOneLine(token) || !token.equals(token.strip())) {
            throw SetupProblem.at(place, Saying.of("said.setup.bad-secret", LONGEST));
        }
        return token;
    }

    static Boolean flag(String place, JsonNode json) throws SetupProblem {
        if (!json.isBoolean()) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-flag", kind(json)));
        }
        return json.booleanValue();
    }

    /// One of a few words.
    static <T> Entry.Reader<T> word(T[] all, Function<T, String> word) {
        return (place, json) -> {
            Saying known = Arrays.stream(all).map(one -> Saying.verbatim("\"" + word.apply(one) + "\""))
                    .reduce((one, other) -> Saying.of("said.or", one, other)).orElseThrow();
            String text = string(place, json, known);
            return Arrays.stream(all).filter(one -> word.apply(one).equals(text)).findFirst()
                    .orElseThrow(() -> SetupProblem.at(place, Saying.of("said.setup.unknown", quote(text), known)));
        };
    }

    static List<JsonNode> list(String place, JsonNode json, String example) throws SetupProblem {
        if (!json.isArray()) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-list", kind(json), example));
        }
        return List.copyOf(json.values());
    }

    static Saying kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> Saying.of("said.setup.kind.list");
            case BOOLEAN -> Saying.verbatim(json.toString());
            case NULL, MISSING -> Saying.verbatim("null");
            case NUMBER -> Saying.of("said.setup.kind.number");
            case OBJECT -> Saying.of("said.setup.kind.object");
            case STRING -> Saying.of("said.setup.kind.text");
            case BINARY, POJO -> Saying.of("said.setup.kind.none");
        };
    }

    /// What a file says, short enough for a sentence and without line breaks.
    static String quote(String text) {
        String line = text.chars().mapToObj(c -> Character.isISOControl(c) ? "?" : String.valueOf((char) c))
                .collect(Collectors.joining());
        return "\"" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "\"";
    }

    /// @param example a value that works, as JSON: a text, or a [Saying]
    private static String string(String place, JsonNode json, Object example) throws SetupProblem {
        if (!json.isString()) {
            throw SetupProblem.at(place,
                    Saying.of("said.setup.no-text", kind(json), example));
        }
        return json.stringValue();
    }

    /// No control characters, none of Unicode's line ends, no half of a character: all of them would break a line of an
    /// export, or come back from the store as something else.
    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        }) && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

}
