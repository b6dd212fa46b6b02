package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// Visits of one tracking link, as a browser sends them.
final class ClickRequests implements Requests {
    static final String SLUG = "bench";
    private static final int FOUND = 302;

    private final byte[] request;

    ClickRequests(int port, boolean keepAlive) {
        request = ("GET /c/" + SLUG + "?sub1=banner-17 HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0\r\n"
                + "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nReferer: https://blog.example/summer\r\n"
                + (keepAlive ? "" : "Connection: close\r\n") + "\r\n").getBytes(US_ASCII);
    }

    @Override
    public int next(ByteBuffer target) {
        target.put(request);
        return FOUND;
    }
}
