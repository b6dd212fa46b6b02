package dev.postbackdesk.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Header;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A request as the bytes that go over the wire. Pure.
final class RequestBytes {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /// What belongs to one connection, and what would change how the answer comes.
    private static final Set<String> MADE_ANEW = Set.of("content-length", "transfer-encoding", "connection",
            "keep-alive", "expect", "accept-encoding", "te", "upgrade");
    private static final int HIGHEST_BYTE = 0xFF;
    private static final int DELETE = 0x7F;

    private RequestBytes() {}

    /// @param host what `Host` is to say, or `""` to leave the request's own
    /// @throws ReplayProblem if it would be no request, or two
    static byte[] of(ReplayRequest request, String host) throws ReplayProblem {
        checkLine(request);
        byte[] body = request.body() == null ? new byte[0] : request.body();
        StringBuilder head = new StringBuilder(request.method()).append(' ').append(request.target())
                .append(" HTTP/1.1\r\n");
        boolean named = false;
        for (Header header : request.headers()) {
            check(header);
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.equals("host")) {
                head.append(line(header.name(), host.isEmpty() ? header.value() : host));
                named = true;
            } else if (!MADE_ANEW.contains(name)) {
                head.append(line(header.name(), header.value()));
            }
        }
        if (!named) {
            head.append(line("Host", host));
        }
        if (body.length > 0 || request.method().equals("POST") || request.method().equals("PUT")) {
            head.append(line("Content-Length", Integer.toString(body.length)));
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(bytes(head.toString()));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static String line(String name, String value) {
        return name + ": " + value + "\r\n";
    }

    private static void checkLine(ReplayRequest request) throws ReplayProblem {
        if (!TOKEN.matcher(request.method()).matches()) {
            throw ReplayProblem.refused(Saying.of("said.replay.method", request.method()));
        }
        if (!request.target().startsWith("/")) {
            throw ReplayProblem.refused(Saying.of("said.replay.path"));
        }
        if (request.target().chars().anyMatch(c -> c <= ' ' || c == DELETE)) {
            throw ReplayProblem.refused(Saying.of("said.replay.blank"));
        }
    }

    private static void check(Header header) throws ReplayProblem {
        if (!TOKEN.matcher(header.name()).matches()) {
            throw ReplayProblem.refused(Saying.of("said.replay.header-name", header.name()));
        }
        if (header.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw ReplayProblem.refused(Saying.of("said.replay.header-line", header.name()));
        }
    }

    /// Stored requests are read one character a byte; what a user typed besides is UTF-8.
    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(c -> {
            if (c <= HIGHEST_BYTE) {
                bytes.write(c);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
