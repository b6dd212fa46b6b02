package dev.postbackdesk.export;

import dev.postbackdesk.postback.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// One JSON object a line, its fields in the columns' order.
final class JsonLines<T> implements RowWriter<T> {
    private static final JsonFactory JSON = JsonFactory.builder().characterEscapes(new LineEnds())
            .rootValueSeparator("").disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private final List<Column<T>> columns;
    private final OutputStream out;
    private final JsonGenerator json;

    JsonLines(List<Column<T>> columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
        json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void write(T row) {
        try {
            json.writeStartObject();
            columns.forEach(column -> write(column.name(), column.cell().apply(row)));
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    private void write(String name, Cell cell) {
        switch (cell) {
            case Cell.Text(@Nullable String text) -> {
                json.writeName(name);
                // writes null for null
                json.writeString(text);
            }
            case Cell.Whole(@Nullable Long number) -> {
                if (number == null) {
                    json.writeNullProperty(name);
                } else {
                    json.writeNumberProperty(name, number);
                }
            }
            case Cell.Flag(boolean flag) -> json.writeBooleanProperty(name, flag);
            case Cell.Texts(List<String> texts, String _) -> {
                json.writeArrayPropertyStart(name);
                texts.forEach(json::writeString);
                json.writeEndArray();
            }
            case Cell.Pairs(List<Header> pairs) -> {
                json.writeArrayPropertyStart(name);
                for (Header pair : pairs) {
                    json.writeStartArray();
                    json.writeString(pair.name());
                    json.writeString(pair.value());
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            case Cell.Bytes(byte @Nullable [] bytes) -> {
                if (bytes != null) {
                    json.writeStringProperty(name, Base64.getEncoder().encodeToString(bytes));
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            json.close();
            out.flush();
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Escapes what some readers take for the end of a line (NEL, LS, PS) and other control characters above ASCII.
    private static final class LineEnds extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7F] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean escaped = (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029;
            return escaped ? new SerializedString(String.format("\\u%04X", c)) : null;
        }
    }
}
