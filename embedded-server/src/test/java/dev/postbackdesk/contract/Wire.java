package dev.postbackdesk.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request, written as bytes: nothing between the test and the receiver encodes, corrects or adds anything.
///
/// @param target path and query, one ISO-8859-1 character a byte
/// @param headers whole lines, without their line ends
@SuppressWarnings("ArrayRecordComponent") // bytes are what is compared, and these records never are
record Wire(String method, String target, List<String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    static Wire get(String target) {
        return new Wire("GET", target, List.of("Host: shop.example"), NOTHING);
    }

    /// A postback with its parameters in the query.
    static Wire query(String query) {
        return get("/postback?" + query);
    }

    static Wire post(String target, String contentType, String body) {
        return new Wire("POST", target, List.of("Host: shop.example", "Content-Type: " + contentType),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Wire form(String body) {
        return post("/postback", "application/x-www-form-urlencoded", body);
    }

    static Wire json(String body) {
        return post("/postback", "application/json", body);
    }

    Wire as(String otherMethod) {
        return new Wire(otherMethod, target, headers, body);
    }

    Wire to(String otherTarget) {
        return new Wire(method, otherTarget, headers, body);
    }

    Wire with(String headerLine) {
        List<String> more = new ArrayList<>(headers);
        more.add(headerLine);
        return new Wire(method, target, List.copyOf(more), body);
    }

    Wire with(byte[] otherBody) {
        return new Wire(method, target, headers, otherBody);
    }

    Wire wantingJson() {
        return with("Accept: application/json");
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    Answer sendTo(URI receiver) {
        return exchange(receiver, bytes());
    }

    /// Sends exactly these bytes and reads until the receiver closes the connection.
    static Answer exchange(URI receiver, byte[] bytes) {
        try (Socket socket = new Socket(receiver.getHost(), receiver.getPort())) {
            // No test waits that long: it only turns a hang into a failure.
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return Answer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
