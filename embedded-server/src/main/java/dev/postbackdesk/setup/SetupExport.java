package dev.postbackdesk.setup;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/// Writes all conversions and links as a definitions file: every field of the contract in its order, tokens as `***`, and
/// beyond the contract what is not empty.
/// Importing it where it came from changes nothing.
public final class SetupExport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SetupExport() {}

    /// @return pretty JSON in UTF-8, its lines ended by `\n`
    public static byte[] write(Definitions definitions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.writer().with(pretty()).createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("conversions");
            definitions.conversions().stream().map(StoredConversion::conversion).forEach(one -> write(json, one));
            json.writeEndArray();
            json.writeArrayPropertyStart("links");
            definitions.links().stream().map(StoredLink::link).forEach(one -> write(json, one));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Conversion conversion) {
        Duration window = conversion.window();
        json.writeStartObject();
        json.writeStringProperty("id", conversion.id().value());
        json.writeStringProperty("name", conversion.name());
        json.writeStringProperty("value", conversion.value());
        json.writeStringProperty("commission", conversion.commission());
        json.writeStringProperty("percent", conversion.percent());
        text(json, "currency", conversion.currency());
        text(json, "network", conversion.network());
        text(json, "clickIdPlaceholder", conversion.clickIdPlaceholder());
        json.writeStringProperty("duplicates", conversion.duplicates().word());
        text(json, "window", window == null ? null : Window.write(window));
        texts(json, "allowedSenders", conversion.allowedSenders().stream().map(SenderRange::text));
        text(json, "token", conversion.token() == null ? null : SetupImport.MASKED_TOKEN);
        json.writeStringProperty("answer", conversion.answer().word());
        json.writeBooleanProperty("acceptDefaults", conversion.acceptDefaults());
        json.writeBooleanProperty("acceptAliases", conversion.acceptAliases());
        statuses(json, conversion.statuses());
        json.writeBooleanProperty("active", conversion.lifecycle().isActive());
        json.writeEndObject();
    }

    /// Left out where there are none: who reads the file strictly knows nothing of them.
    private static void statuses(JsonGenerator json, Map<String, String> statuses) {
        if (!statuses.isEmpty()) {
            json.writeObjectPropertyStart("statuses");
            statuses.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, TrackingLink link) {
        json.writeStartObject();
        json.writeStringProperty("slug", link.slug().value());
        json.writeStringProperty("name", link.name());
        json.writeStringProperty("destination", link.destination());
        text(json, "network", link.network());
        texts(json, "conversions", link.conversions().stream().map(ConversionId::value));
        json.writeBooleanProperty("active", link.lifecycle().isActive());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private static void texts(JsonGenerator json, String name, Stream<String> values) {
        List<String> all = values.toList();
        json.writeArrayPropertyStart(name);
        all.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Two blanks a level, and `\n` on every operating system.
    static PrettyPrinter pretty() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    }
}
