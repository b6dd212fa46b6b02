package dev.postbackdesk.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;

/// A plain socket that sends exactly the bytes it is given: one ISO-8859-1 character a byte.
@NullMarked
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(URI address) throws IOException {
        String host = address.getHost();
        socket = new Socket(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, address.getPort());
        // No test waits that long: it only turns a hang into a failure.
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    record Answer(int status, String head, List<String> headers, String body) {
        /// The values of a header, in order.
        List<String> all(String name) {
            return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT)
                    .startsWith(name.toLowerCase(Locale.ROOT) + ":")).map(line -> line
                            .substring(name.length() + 1).strip())
                    .toList();
        }
    }

    RawClient send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// No more will be sent, but answers are still read.
    RawClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// The next answer of the connection, interim ones included.
    Answer receive() throws IOException {
        return receive(true);
    }

    /// An answer without a body, whatever its Content-Length says.
    Answer receiveHead() throws IOException {
        return receive(false);
    }

    private Answer receive(boolean body) throws IOException {
        String statusLine = line();
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        int status = Integer.parseInt(statusLine.split(" ", -1)[1]);
        String text = body ? new String(in.readNBytes(length), StandardCharsets.ISO_8859_1) : "";
        return new Answer(status, statusLine, headers, text);
    }

    /// Whether the receiver has closed the connection, with nothing more to read.
    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    /// All that comes until the receiver closes.
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
