package dev.postbackdesk.postback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a body into parameters, where its type is understood.
final class BodyReader {
    /// What a body came to.
    sealed interface Content {
        record Nothing() implements Content {}

        record Read(List<Parameter> parameters, boolean htmlEscaped) implements Content {}

        /// A type that we don't read; where the query says something, that does no harm.
        record UnknownType(String type) implements Content {}

        /// JSON that is none, or not flat: `why` says it in a few words.
        record Broken(String why) implements Content {}
    }

    /// Numbers are kept as text and never computed with, so their length costs nothing; the body's own limit is enough.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE).build())
            .build();

    private BodyReader() {}

    static Content read(Arrival arrival) {
        byte[] body = arrival.body();
        if (body == null || body.length == 0) {
            return new Content.Nothing();
        }
        String type = arrival.header("Content-Type").map(BodyReader::mediaType).orElse("");
        if (type.equals("application/x-www-form-urlencoded")) {
            QueryReader form = new QueryReader(new String(body, StandardCharsets.ISO_8859_1), Parameter.Origin.FORM);
            return new Content.Read(form.parameters(), form.htmlEscaped());
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return json(body);
        }
        return new Content.UnknownType(type);
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /// A surrogate without the other half, which JSON can name and no encoding can write, becomes U+FFFD.
    private static String wellFormed(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    /// Values are strings, or numbers by their literal text: `20.00` must not become `20.0`.
    private static Content json(byte[] body) {
        List<Parameter> parameters = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Content.Broken("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == null || !(value == JsonToken.VALUE_STRING || value.isNumeric())) {
                    return new Content.Broken("the value of " + name + " is neither a text nor a number");
                }
                String text = wellFormed(parser.getString());
                parameters.add(new Parameter(name, text, text, Parameter.Origin.JSON));
            }
            if (parser.nextToken() != null) {
                return new Content.Broken("something follows the JSON object");
            }
        } catch (JacksonException e) {
            // The parser's own words name its classes and places; the whole body is stored for whoever wants to look.
            return new Content.Broken("it is not valid JSON");
        }
        return new Content.Read(parameters, false);
    }
}
