package dev.postbackdesk.shop;

import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A receiver with a demo shop of two offers, on a free port over a real data folder; spoken to in bytes.
final class OpenShop implements AutoCloseable {
    static final String SALE = "C24CA0512421422E80996FBEBFD2211D";
    static final String LEAD = "0B9D4E7716C84D2F9A55E1C7B4402D88";
    private static final Pattern ORDER = Pattern.compile("name=\"order\" value=\"([^\"]*)\"");
    private static final Pattern CLICK = Pattern.compile("name=\"click\" value=\"([^\"]*)\"");

    final LocalReceiver receiver;

    /// An answer.
    ///
    /// @param head with the status line
    record Answer(int status, String head, String body) {
        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                    .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
        }

        String order() {
            return found(ORDER);
        }

        String click() {
            return found(CLICK);
        }

        private String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError(pattern + " is not in\n" + body);
            }
            return matcher.group(1);
        }
    }

    OpenShop(Path folder) throws ReceiverException {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder, "A shop").at("127.0.0.1", 0).selling(List.of(
                new Offer("verda", "sub1", "Verda & <Sons>", "verda", "Spring \"box\"", "Fresh.", "Buy now",
                        new BigDecimal("64.90"), "EUR", "0", "10", SALE, "verda/1"),
                new Offer("verda-trial", "s2", "Verda", "verda", "A trial", "Free.", "Try", BigDecimal.ZERO, "EUR",
                        "3.50",
                        "0", LEAD, "verda/1"))));
        receiver.importSetup("""
                {"conversions": [{"id": "%s", "name": "Sale", "currency": "EUR", "duplicates": "by-transaction"},
                                 {"id": "%s", "name": "Lead", "currency": "EUR"}],
                 "links": [{"slug": "box", "name": "Box", "destination": "%s/demo/verda?sub1=[s2sidentifier]",
                            "conversions": ["%s"]},
                           {"slug": "trial", "name": "Trial", "destination": "%s/demo/verda-trial?s2=[s2sidentifier]",
                            "conversions": ["%s"]}]}
                """.formatted(SALE, LEAD, receiver.localAddress(), SALE, receiver.localAddress(), LEAD)
                .getBytes(StandardCharsets.UTF_8)).join();
    }

    Answer get(String target) {
        return send("GET", target, "", new byte[0]);
    }

    /// Clicks a link, and opens the page that it leads to.
    Answer follow(String slug) {
        String location = get("/c/" + slug).header("Location");
        return get(URI.create(location).getRawPath() + "?" + URI.create(location).getRawQuery());
    }

    Answer order(String path, String form) {
        return send("POST", path, "Content-Type: application/x-www-form-urlencoded\r\n",
                form.getBytes(StandardCharsets.UTF_8));
    }

    /// @param headers lines, each with its line end
    Answer send(String method, String target, String headers, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.localAddress().getPort())) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(
                    (method + " " + target + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n" + headers
                            + (body.length > 0 ? "Content-Length: " + body.length + "\r\n" : "") + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException e) {
                throw new IOException("After " + answer.toString(StandardCharsets.UTF_8), e);
            }
            String all = answer.toString(StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
        } catch (IOException e) {
            throw new AssertionError(method + " " + target, e);
        }
    }

    /// What was stored, the oldest first.
    List<PostbackRow> postbacks() {
        return receiver.postbacks(PostbackQuery.NEWEST).join().reversed();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
