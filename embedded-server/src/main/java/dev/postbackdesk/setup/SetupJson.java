package dev.postbackdesk.setup;

import dev.postbackdesk.language.Saying;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the bytes of a definitions or a networks file as strict JSON: one value, no field twice.
final class SetupJson {
    /// A definitions file of this size holds some 50,000 conversions.
    static final int LARGEST = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// What the parser's sentences say to those who program with it: its own settings, and a source that it does not show.
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            " \\([^()]*\\[Source: .*?]\\)| \\(not recognized as one since Feature .*?\\)|: enable `.*?` to allow");

    private SetupJson() {}

    /// @param example the least that such a file holds
    static JsonNode read(byte[] json, String example) throws SetupProblem {
        if (json.length > LARGEST) {
            throw new SetupProblem(Saying.of("said.setup.large", json.length));
        }
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new SetupProblem(Saying.of("said.setup.empty", example));
            }
            JsonNode root = tree(parser);
            if (parser.nextToken() != null) {
                throw new SetupProblem(Saying.of("said.setup.follows", position(parser.currentTokenLocation())));
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new SetupProblem(Saying.of("said.setup.too-deep", example));
        } catch (JacksonException e) {
            throw new SetupProblem(Saying.of("said.setup.no-json", position(e.getLocation()),
                    FOR_PROGRAMMERS.matcher(firstLine(e.getOriginalMessage())).replaceAll("")));
        }
    }

    private static JsonNode tree(JsonParser parser) throws SetupProblem {
        try {
            return MAPPER.readTree(parser);
        } catch (MismatchedInputException e) {
            // Reading a tree knows one mismatch only: a field that is there already.
            throw SetupProblem.at(path(parser.streamReadContext().pathAsPointer()),
                    Saying.of("said.setup.field-twice", position(parser.currentTokenLocation())));
        }
    }

    private static Saying position(@Nullable TokenStreamLocation location) {
        return location == null
                ? Saying.of("said.setup.beginning")
                : Saying.of("said.setup.position", location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /// `/conversions/2/name` as `conversions[2].name`.
    private static String path(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer rest = pointer; rest != null && !rest.matches(); rest = rest.tail()) {
            if (rest.getMatchingIndex() >= 0) {
                path.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
            }
        }
        return path.toString();
    }
}
