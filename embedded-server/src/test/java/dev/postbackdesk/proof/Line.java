package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/// One connection that is kept alive. One thread at a time.
public final class Line implements AutoCloseable {
    /// @param location where a 302 leads, else `""`
    public record Answer(int status, String location, String body, boolean retryAfter) {}

    private final Socket socket;
    private final InputStream in;

    public Line(URI receiver) throws IOException {
        socket = new Socket(receiver.getHost(), receiver.getPort());
        // Nobody waits that long: it only turns a hang into a failure.
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public Answer get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    public Answer post(String target, String form) throws IOException {
        return send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
                + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form);
    }

    private Answer send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        String location = "";
        boolean retryAfter = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(name.length() + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "location" -> location = value;
                case "retry-after" -> retryAfter = true;
                default -> {
                    // Nothing that is looked at here.
                }
            }
        }
        return new Answer(status, location, new String(in.readNBytes(length), ISO_8859_1), retryAfter);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
