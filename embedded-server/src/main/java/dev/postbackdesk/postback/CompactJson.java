package dev.postbackdesk.postback;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Findings and custom parameters as short JSON texts, `""` for none. Thread-safe.
///
/// A finding is `["CODE","SEVERITY",parameter or null,"variant","arg",…]`.
final class CompactJson {
    private final JsonFactory factory = new JsonFactory();
    private final JsonMapper mapper = new JsonMapper(factory);

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
        List<String> texts = new ArrayList<>();
        for (JsonNode text : mapper.readTree(json)) {
            texts.add(text.stringValue());
        }
        return texts;
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
        for (JsonNode one : mapper.readTree(json)) {
            List<String> args = new ArrayList<>();
            for (int i = 4; i < one.size(); i++) {
                args.add(one.get(i).stringValue());
            }
            findings.add(new Finding(FindingCode.valueOf(one.get(0).stringValue()),
                    Severity.valueOf(one.get(1).stringValue()), one.get(2).isNull() ? null : one.get(2).stringValue(),
                    one.get(3).stringValue(), args));
        }
        return findings;
    }

    private static void writeNullable(JsonGenerator generator, @Nullable String text) {
        if (text == null) {
            generator.writeNull();
        } else {
            generator.writeString(text);
        }
    }
}
