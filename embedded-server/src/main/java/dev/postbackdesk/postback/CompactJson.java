package dev.postbackdesk.postback;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Findings and custom parameters as short JSON texts, `""` for none. Thread-safe.
///
/// A finding is `["CODE","SEVERITY",parameter or null,"variant","arg",…]`.
final class CompactJson {
    private final JsonFactory factory = new JsonFactory();

    String write(List<String> texts) {
        if (texts.isEmpty()) {
            return "";
        }
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeStartArray();
            texts.forEach(generator::writeString);
            generator.writeEndArray();
        }
        return json.toString();
    }

    List<String> read(String json) {
        if (json.isEmpty()) {
            return List.of();
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return texts(parser);
        }
    }

    String writeFindings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeStartArray();
            for (Finding finding : findings) {
                generator.writeStartArray();
                generator.writeString(finding.code().name());
                generator.writeString(finding.severity().name());
                writeNullable(generator, finding.parameter());
                generator.writeString(finding.variant());
                finding.args().forEach(generator::writeString);
                generator.writeEndArray();
            }
            generator.writeEndArray();
        }
        return json.toString();
    }

    List<Finding> readFindings(String json) {
        if (json.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                FindingCode code = FindingCode.valueOf(parser.nextStringValue());
                Severity severity = Severity.valueOf(parser.nextStringValue());
                // Null for null.
                String parameter = parser.nextStringValue();
                findings.add(new Finding(code, severity, parameter, parser.nextStringValue(), texts(parser)));
            }
        }
        return findings;
    }

    /// The texts from here to the array's end.
    private static List<String> texts(JsonParser parser) {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(parser.getString());
        }
        return texts;
    }

    private static void writeNullable(JsonGenerator generator, @Nullable String text) {
        if (text == null) {
            generator.writeNull();
        } else {
            generator.writeString(text);
        }
    }
}
