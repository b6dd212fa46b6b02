package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.postback.Answers;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Postbacks and what they were answered as an HTTP Archive 1.2, which browsers' tools and proxies open. Secrets are masked.
/// Fields of our own begin with an underscore, as that format asks. Stateless.
public final class Har {
    private static final JsonFactory JSON = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final String HTTP = "HTTP/1.1";
    /// What the format asks for where something was not measured.
    private static final int NOT_KNOWN = -1;
    /// Besides ASCII letters and digits. Brackets stand around addresses of IPv6 only, and are no part of a query.
    private static final String IN_A_URI = "-._~:/?@!$&'()*+,;=";

    private Har() {}

    /// @param base what the requests' URLs begin with, without a trailing slash
    /// @param secrets are masked in headers, too, see [Masking]
    /// @param version of this program
    public static void write(List<Answered> postbacks, Set<String> secrets, String base, String version,
            OutputStream out) throws IOException {
        Masking masking = new Masking(secrets);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("log");
            json.writeStringProperty("version", "1.2");
            json.writeObjectPropertyStart("creator");
            json.writeStringProperty("name", "Postback Desk");
            json.writeStringProperty("version", version);
            json.writeEndObject();
            json.writeArrayPropertyStart("entries");
            for (Answered answered : postbacks) {
                entry(json, answered.postback(), masking.mask(answered.then()), base);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// @param postback of which nothing is written that quotes its request
    /// @param then the postback as it was when it was answered, masked
    private static void entry(JsonGenerator json, Postback postback, Postback then, String base) {
        Arrival arrival = then.arrival();
        json.writeStartObject();
        json.writeStringProperty("startedDateTime", arrival.receivedAt().toString());
        json.writeNumberProperty("time", 0);
        request(json, arrival, base);
        response(json, then);
        json.writeObjectPropertyStart("cache");
        json.writeEndObject();
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("send", 0);
        json.writeNumberProperty("wait", 0);
        json.writeNumberProperty("receive", 0);
        json.writeEndObject();
        json.writeNumberProperty("_number", postback.number());
        json.writeStringProperty("_sender", arrival.sender());
        json.writeStringProperty("_result", postback.result().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("_findings");
        for (Finding finding : postback.findings()) {
            json.writeString(finding.code().name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void request(JsonGenerator json, Arrival arrival, String base) {
        String query = arrival.query();
        json.writeObjectPropertyStart("request");
        json.writeStringProperty("method", arrival.method());
        json.writeStringProperty("url", uri(base + arrival.path() + (query.isEmpty() ? "" : "?" + query)));
        json.writeStringProperty("_query", query);
        json.writeStringProperty("httpVersion", HTTP);
        noCookies(json);
        json.writeArrayPropertyStart("headers");
        arrival.headers().forEach(header -> pair(json, header.name(), header.value()));
        json.writeEndArray();
        json.writeArrayPropertyStart("queryString");
        // As they arrived: what is wrong with a request may be how it is encoded.
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            pair(json, equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
        }
        json.writeEndArray();
        byte[] body = arrival.body();
        if (body != null) {
            json.writeObjectPropertyStart("postData");
            json.writeStringProperty("mimeType", arrival.header("Content-Type").orElse(""));
            json.writeArrayPropertyStart("params");
            json.writeEndArray();
            json.writeStringProperty("text", new String(body, ISO_8859_1));
            json.writeEndObject();
        }
        sizes(json, body == null ? 0 : body.length);
        json.writeEndObject();
    }

    /// A URL as the format asks for one: what no URI holds is percent-encoded, a `#` too, after which tools send nothing. It
    /// decodes to what arrived; the query's own bytes stand in `_query`.
    private static String uri(String url) {
        StringBuilder uri = new StringBuilder(url.length() + 32);
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean escape = c == '%' && i + 2 < url.length() && HexFormat.isHexDigit(url.charAt(i + 1))
                    && HexFormat.isHexDigit(url.charAt(i + 2));
            if (escape || (c < 0x80 && (Character.isLetterOrDigit(c) || IN_A_URI.indexOf(c) >= 0))) {
                uri.append(c);
            } else {
                for (byte b : (c < 0x100
                        ? String.valueOf(c).getBytes(ISO_8859_1)
                        : String.valueOf(c).getBytes(UTF_8))) {
                    uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
        }
        return uri.toString();
    }

    private static void response(JsonGenerator json, Postback postback) {
        Answers.Answer answer = new Answers().answer(postback, PostbackRequest.parse(postback.arrival()).wantsPixel(),
                postback.arrival().list("Accept").orElse(null));
        json.writeObjectPropertyStart("response");
        json.writeNumberProperty("status", answer.status());
        json.writeStringProperty("statusText", "");
        json.writeStringProperty("httpVersion", HTTP);
        noCookies(json);
        json.writeArrayPropertyStart("headers");
        Header type = new Header("Content-Type", answer.contentType());
        pair(json, type.name(), type.value());
        json.writeEndArray();
        json.writeObjectPropertyStart("content");
        json.writeNumberProperty("size", answer.body().length);
        json.writeStringProperty("mimeType", answer.contentType());
        if (!answer.contentType().startsWith("image/")) {
            json.writeStringProperty("text", new String(answer.body(), UTF_8));
        }
        json.writeEndObject();
        json.writeStringProperty("redirectURL", "");
        sizes(json, answer.body().length);
        json.writeEndObject();
    }

    private static void noCookies(JsonGenerator json) {
        json.writeArrayPropertyStart("cookies");
        json.writeEndArray();
    }

    private static void pair(JsonGenerator json, String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    private static void sizes(JsonGenerator json, int body) {
        json.writeNumberProperty("headersSize", NOT_KNOWN);
        json.writeNumberProperty("bodySize", body);
    }
}
