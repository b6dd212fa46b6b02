package dev.postbackdesk.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// A connection that is kept alive, over a plain socket: nothing repeats a request behind the ledger's back. One thread at
/// a time.
final class Connection implements AutoCloseable {
    /// Longer than the receiver may ever take: it only turns a hang into a failure.
    private static final int AT_MOST_MILLIS = 60_000;

    /// @param location where a redirect leads to, or `""`
    record Reply(int status, String location, boolean retryAfter) {}

    private final Socket socket;
    private final InputStream in;

    /// @throws java.net.ConnectException if nothing listens there
    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(AT_MOST_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Reply get(String target) throws IOException {
        send(target);
        return reply();
    }

    void send(String target) throws IOException {
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: shop.example\r\n\r\n").getBytes(ISO_8859_1));
    }

    /// @throws EOFException if the receiver has closed the connection
    Reply reply() throws IOException {
        String first = line();
        int length = 0;
        String location = "";
        boolean retryAfter = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "location" -> location = value;
                case "retry-after" -> retryAfter = true;
                default -> {
                    // Says nothing that matters here.
                }
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new EOFException("The connection ended within the body");
        }
        return new Reply(Integer.parseInt(first.split(" ")[1]), location, retryAfter);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended within the head");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
