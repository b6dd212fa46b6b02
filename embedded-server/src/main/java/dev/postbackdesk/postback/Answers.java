package dev.postbackdesk.postback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a stored postback is answered over HTTP: `OK`, `ERROR CODE sentence`, JSON where `Accept` names it, or a 1×1 GIF.
/// Thread-safe.
public final class Answers {
    /// An answer. `body` must not be changed.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    public record Answer(int status, String contentType, byte[] body) {}

    /// The smallest transparent GIF that browsers take.
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);

    private final FindingText words = FindingText.english();
    private final JsonFactory json = new JsonFactory();

    /// @param wantsPixel see [PostbackRequest#wantsPixel()]
    /// @param accept the request's `Accept`, or null
    public Answer answer(Postback postback, boolean wantsPixel, @Nullable String accept) {
        if (wantsPixel) {
            return new Answer(200, "image/gif", PIXEL);
        }
        if (accept != null && namesJson(accept)) {
            return new Answer(postback.answer(), "application/json", json(postback));
        }
        Optional<Finding> rejecting = postback.findings().stream().filter(Finding::rejects).findFirst();
        if (postback.result() != Result.REJECTED || rejecting.isEmpty()) {
            return new Answer(postback.answer(), TEXT, OK);
        }
        String sentence = "ERROR " + rejecting.get().code() + " " + words.answer(rejecting.get());
        return new Answer(postback.answer(), TEXT, sentence.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean namesJson(String accept) {
        for (String range : accept.split(",", -1)) {
            int semicolon = range.indexOf(';');
            String type = semicolon < 0 ? range : range.substring(0, semicolon);
            if (type.strip().toLowerCase(Locale.ROOT).equals("application/json")) {
                return true;
            }
        }
        return false;
    }

    private byte[] json(Postback postback) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), answer)) {
            generator.writeStartObject();
            generator.writeStringProperty("result", postback.result().word());
            generator.writeNumberProperty("number", postback.number());
            generator.writeArrayPropertyStart("findings");
            for (Finding finding : postback.findings()) {
                generator.writeStartObject();
                generator.writeStringProperty("code", finding.code().name());
                generator.writeStringProperty("message", words.answer(finding));
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        return answer.toByteArray();
    }
}
