package dev.postbackdesk.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.postback.Header;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one HTTP/1 answer, of which it takes no more than there is room for.
final class AnswerReader {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final int MOST_HEAD = 64 * 1024;
    private static final int HEX = 16;
    private static final int LONGEST_SIZE = 15;

    private final InputStream in;
    private int head;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /// @throws IOException if the connection fails, or what comes is no HTTP
    Replayed read(boolean withoutBody) throws IOException {
        int status = status();
        List<Header> headers = headers();
        while (status < 200) {
            // 100 Continue and its like come before the answer.
            status = status();
            headers = headers();
        }
        Replayed empty = new Replayed(status, headers, new byte[0], false, Duration.ZERO, null);
        if (withoutBody || status == 204 || status == 304) {
            return empty;
        }
        Body body = new Body();
        String coding = empty.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
        String length = empty.header("Content-Length").orElse("").strip();
        if (coding.contains("chunked")) {
            chunks(body);
        } else if (length.matches("[0-9]{1,18}")) {
            take(body, Long.parseLong(length));
        } else {
            body.takeAll();
        }
        return new Replayed(status, headers, body.bytes.toByteArray(), body.cut, Duration.ZERO, null);
    }

    private int status() throws IOException {
        Matcher line = STATUS.matcher(line());
        if (!line.matches()) {
            throw new NoHttp();
        }
        return Integer.parseInt(line.group(1));
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new NoHttp();
            }
            headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private void chunks(Body body) throws IOException {
        long size = size();
        while (size > 0 && !body.cut) {
            take(body, size);
            if (!body.cut) {
                line();
                size = size();
            }
        }
    }

    private long size() throws IOException {
        String digits = line().replaceFirst(";.*", "").strip();
        if (digits.isEmpty() || digits.length() > LONGEST_SIZE || !digits.matches("[0-9A-Fa-f]+")) {
            throw new NoHttp();
        }
        return Long.parseLong(digits, HEX);
    }

    private void take(Body body, long length) throws IOException {
        for (long i = 0; i < length && !body.cut; i++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            body.add(b);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b != '\n') {
            if (b < 0) {
                throw line.size() == 0 && head == 0 ? new EOFException() : new NoHttp();
            }
            head++;
            if (head > MOST_HEAD) {
                throw new NoHttp();
            }
            line.write(b);
            b = in.read();
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// What came is no HTTP/1 answer.
    static final class NoHttp extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean cut;

        void add(int b) {
            if (bytes.size() < Replayed.MOST_BODY) {
                bytes.write(b);
            } else {
                cut = true;
            }
        }

        void takeAll() throws IOException {
            int b = in.read();
            while (b >= 0 && !cut) {
                add(b);
                b = cut ? -1 : in.read();
            }
        }
    }
}
