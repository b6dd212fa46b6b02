package dev.postbackdesk.contract;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the receiver answered. The body ends where the connection does.
@SuppressWarnings("ArrayRecordComponent") // bytes are what is compared, and these records never are
record Answer(int status, List<String> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer read(InputStream in) throws IOException {
        String first = line(in);
        while (first.startsWith("HTTP/1.1 1")) {
            headers(in);
            first = line(in);
        }
        List<String> headers = headers(in);
        byte[] body = in.readAllBytes();
        if (headers.stream().anyMatch(h -> h.toLowerCase(Locale.ROOT).matches("transfer-encoding: *chunked"))) {
            throw new IOException("The receiver's answers are short: none needs chunks");
        }
        return new Answer(Integer.parseInt(first.split(" ")[1]), headers, body);
    }

    private static List<String> headers(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended within the head: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /// All values of a header, in order.
    List<String> all(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream().filter(h -> h.toLowerCase(Locale.ROOT).startsWith(start))
                .map(h -> h.substring(start.length()).strip()).toList();
    }

    /// The value of a header that stands there exactly once.
    String the(String name) {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new AssertionError(name + " should stand there once: " + headers);
        }
        return values.getFirst();
    }
}
