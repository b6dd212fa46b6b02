package dev.postbackdesk.http;

import dev.postbackdesk.postback.Answers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// An answer, not sent yet.
///
/// @param contentType of the body, or null for an answer without one
/// @param headers what it needs besides
@SuppressWarnings("ArrayRecordComponent") // a body is bytes to be sent, and replies are never compared
record Reply(int status, @Nullable HttpField contentType, byte[] body, HttpField... headers) {
    static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    static final HttpField RETRY_SOON = new PreEncodedHttpField(HttpHeader.RETRY_AFTER, "5");

    private static final HttpField PLAIN = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final byte[] NOTHING = new byte[0];

    /// What a postback is answered, and no cache may keep: one that answered the next equal request by itself would answer a
    /// postback that is nowhere on disk.
    static Reply of(Answers.Answer answer) {
        HttpField type = answer.contentType().equals(PLAIN.getValue())
                ? PLAIN
                : new HttpField(HttpHeader.CONTENT_TYPE, answer.contentType());
        return new Reply(answer.status(), type, answer.body(), NO_STORE);
    }

    static Reply plain(int status, String text, HttpField... headers) {
        return new Reply(status, PLAIN, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Reply empty(int status, HttpField... headers) {
        return new Reply(status, null, NOTHING, headers);
    }

    /// The same with one more header.
    Reply with(HttpField header) {
        HttpField[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = header;
        return new Reply(status, contentType, body, all);
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        if (contentType != null) {
            fields.put(contentType);
        }
        fields.put(NO_SNIFFING);
        for (HttpField header : headers) {
            fields.put(header);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
