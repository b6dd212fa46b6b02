package dev.postbackdesk.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract's table, row by row.
@NullMarked
class RoutesTest {
    private static final String HOST = "Host: x\r\n";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,/postback", "POST,/postback", "GET,/s2s", "POST,/s2s", "GET,/conversion.aspx",
            "POST,/conversion.aspx"})
    void aPostbackIsAnsweredOnceItIsStored(String method, String path) throws IOException {
        RawClient.Answer answer = request(method, path + "?clickId=1", HOST);

        assertThat(answer.head()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.all("Server")).isEmpty();
        assertThat(receiver.arrivals).extracting(Arrival::path).containsExactly(path);
        assertThat(receiver.refused).isEmpty();
    }

    @Test
    void aPostbackThatIsNotStoredIsAskedForAgain() throws IOException {
        receiver.intake = _ -> CompletableFuture
                .completedFuture(new Intake.Outcome.NotStored(Saying.verbatim("The disk is full.")));

        RawClient.Answer answer = request("GET", "/postback?a=1", HOST);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.all("Retry-After")).containsExactly("5");
        assertThat(answer.body()).doesNotContain("disk");
        assertThat(receiver.refused).isEmpty();
        assertThat(receiver.logged()).singleElement().asString().contains("The disk is full.");
        request("GET", "/postback?a=1", HOST);
        assertThat(receiver.logged()).hasSize(1);
    }

    @Test
    void aPixelIsAGif() throws IOException {
        RawClient.Answer answer = request("GET", "/conversion.aspx?pixel=true", HOST + "Accept: application/json\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.all("Content-Type")).containsExactly("image/gif");
        assertThat(answer.body()).startsWith("GIF89a");
    }

    @Test
    void jsonIsAnsweredWhereAcceptNamesIt() throws IOException {
        RawClient.Answer answer = request("GET", "/postback?a=1",
                HOST + "aCCept: text/html, application/json;q=0.1\r\n");

        assertThat(answer.all("Content-Type")).containsExactly("application/json");
        assertThat(answer.body()).isEqualTo("{\"result\":\"accepted\",\"number\":1,\"findings\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aBodyIsKept(String method) throws IOException {
        request(method, "/postback", HOST + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n",
                "a=\u00c3\u00bc&b");

        assertThat(receiver.arrivals.getFirst().body()).isEqualTo("a=\u00c3\u00bc&b".getBytes(ISO_8859_1));
    }

    @Test
    void anEmptyBodyIsNone() throws IOException {
        request("POST", "/postback", HOST + "Content-Length: 0\r\n");

        assertThat(receiver.arrivals.getFirst().body()).isNull();
    }

    @Test
    void aBodyIsAskedForWhereTheSenderWaits() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(100);
            client.send("a=b");
            assertThat(client.receive().status()).isEqualTo(200);
            client.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(200);
        }
        assertThat(receiver.arrivals.getFirst().body()).isEqualTo("a=b".getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: h2c\r\n", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n",
            "Connection: upgrade\r\nUpgrade: websocket\r\n", "Connection: upgrade\r\n", "Expect: something\r\n",
            "Host: under_score:80\r\n", "Host: a b\r\n", "Cookie: a=b; ;c\r\n", "Accept: ;;;\r\n",
            "X-Forwarded-For: 1.2.3.4\r\n", "Content-Type: \r\n", "Referer: http://{x}|\u00fc\r\n"})
    void oddHeadersDoNotLoseAPostback(String headers) throws IOException {
        String host = headers.startsWith("Host") ? "" : HOST;

        assertThat(request("GET", "/postback?a=1", host + headers).status()).isEqualTo(200);
        assertThat(receiver.arrivals.getFirst().sender()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "FROB"})
    void otherMethodsAreRefusedAtAPostbackPath(String method) throws IOException {
        RawClient.Answer answer = head(method, "/s2s?a=1");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.all("Allow")).containsExactly("GET, POST");
        assertThat(receiver.arrivals).isEmpty();
        assertThat(receiver.refused).containsExactly(
                new TestReceiver.Refused(TestReceiver.NOW, 405, "method not allowed", "127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({"POST,/c/summer", "PUT,/c/summer", "OPTIONS,/c/summer", "POST,/health", "DELETE,/health"})
    void otherMethodsAreRefusedElsewhere(String method, String path) throws IOException {
        RawClient.Answer answer = request(method, path, HOST);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.all("Allow")).containsExactly("GET, HEAD");
        assertThat(receiver.visits).isEmpty();
        assertThat(receiver.refused).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/postback/", "/Postback", "//postback", "/postback;x", "/%70ostback", "/c", "/c/",
            "/c/a/b", "/demo/", "/health/", "*", "http://h.example", "/postback%3Fa=1", "/\u00fc", "/s2s/../postback"})
    void thereIsNothingElse(String path) throws IOException {
        RawClient.Answer answer = request("GET", path, HOST);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo("There is nothing at this path.");
        assertThat(receiver.refused).containsExactly(
                new TestReceiver.Refused(TestReceiver.NOW, 404, "no such path", "127.0.0.1"));
    }

    @Test
    void aRefusedRequestWithABodyLeavesTheConnectionUsable() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nGET /"
                    + "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(404);
            assertThat(client.receive().body()).isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aLinkRedirects(String method) throws IOException {
        String location = "https://shop.example/l?s2=0123&x=%C3%BC&q=a|b#frag";
        receiver.redirects = _ -> new Redirects.Outcome.Redirect(location);

        RawClient.Answer answer = head(method, "/c/Summer-1_x?a=1#b",
                "User-Agent: Mozilla/5.0 \u00fc\r\nReferer: https://r.example/\r\n");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.all("Location")).containsExactly(location);
        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
        assertThat(answer.all("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.all("Content-Length")).containsExactly("0");
        assertThat(answer.all("Content-Type")).isEmpty();
        assertThat(receiver.visits).containsExactly(new Visit(TestReceiver.NOW, method, "Summer-1_x", "a=1#b",
                "127.0.0.1", "Mozilla/5.0 \u00fc", "https://r.example/", false, false));
    }

    @Test
    void aLocationIsNotRewritten() throws IOException {
        for (String location : new String[]{"/relative", "//host/x", "http://x/../a/./b", "app://open?x=[1]"}) {
            receiver.redirects = _ -> new Redirects.Outcome.Redirect(location);
            assertThat(request("GET", "/c/a", HOST).all("Location")).containsExactly(location);
        }
    }

    @Test
    void theLongestDestinationIsSent() throws IOException {
        String location = Destination.resolve("https://shop.example/" + "\u4e00".repeat(Destination.LONGEST - 21), "");
        receiver.redirects = _ -> new Redirects.Outcome.Redirect(location);

        RawClient.Answer answer = request("GET", "/c/a", HOST);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.all("Location")).containsExactly(location);
    }

    @Test
    void anUnknownLinkIsNotFound() throws IOException {
        receiver.redirects = _ -> new Redirects.Outcome.NotFound();

        RawClient.Answer answer = request("GET", "/c/%ZZ\u00fc", HOST);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(receiver.visits).extracting(Visit::slug).containsExactly("%ZZ\u00fc");
        assertThat(receiver.refused).extracting(TestReceiver.Refused::reason).containsExactly("no such tracking link");
    }

    @Test
    void aClickThatIsNotStoredIsNotSentOn() throws IOException {
        receiver.redirects = _ -> new Redirects.Outcome.NotStored(Saying.verbatim("The queue is full."));

        RawClient.Answer answer = request("GET", "/c/a", HOST);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.all("Retry-After")).containsExactly("5");
        assertThat(answer.all("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose: prefetch,true", "sec-purpose: prefetch;prerender,true", "Purpose: Prefetch,true",
            "X-moz: prefetch,true", "X-Moz: other,false", "X-Purpose: prefetch,false"})
    void aPrefetchIsMarked(String header, boolean prefetch) throws IOException {
        receiver.redirects = visit -> visit.prefetch()
                ? new Redirects.Outcome.NotNow()
                : new Redirects.Outcome.Redirect("https://shop.example/");

        RawClient.Answer answer = request("GET", "/c/a", HOST + header + "\r\n");

        assertThat(answer.status()).isEqualTo(prefetch ? 503 : 302);
        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
        assertThat(receiver.visits).extracting(Visit::prefetch).containsExactly(prefetch);
        assertThat(receiver.refused).isEmpty();
    }

    @Test
    void healthTellsWhetherPostbacksCanBeStored() throws IOException {
        assertThat(request("GET", "/health?x", HOST).body()).isEqualTo("OK");
        assertThat(head("HEAD", "/health").status()).isEqualTo(200);
        receiver.storing = false;
        RawClient.Answer answer = request("GET", "/health", HOST);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.all("Retry-After")).containsExactly("5");
        assertThat(head("HEAD", "/health").status()).isEqualTo(503);
    }

    @Test
    void theRightSecretMarksATestAndIsNotKept() throws IOException {
        String header = "x-postback-desk-TEST: " + TestReceiver.SECRET + " \r\n";

        request("GET", "/postback?a=1", HOST + header);
        request("GET", "/c/a", HOST + header);

        assertThat(receiver.arrivals.getFirst().test()).isTrue();
        assertThat(receiver.arrivals.getFirst().headers()).containsExactly(new Header("Host", "x"));
        assertThat(receiver.visits.getFirst().test()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "s3cret-of-this-ru", "S3CRET-OF-THIS-RUN"})
    void aWrongSecretIsAnOrdinaryHeader(String secret) throws IOException {
        request("GET", "/postback?a=1", HOST + "X-Postback-Desk-Test: " + secret + "\r\n");
        request("GET", "/c/a", HOST + "X-Postback-Desk-Test: " + secret + "\r\n");

        assertThat(receiver.arrivals.getFirst().test()).isFalse();
        assertThat(receiver.arrivals.getFirst().headers()).contains(new Header("X-Postback-Desk-Test", secret));
        assertThat(receiver.visits.getFirst().test()).isFalse();
    }

    @Test
    void whatFailsUnexpectedlyIsAnsweredInPlainTextAndLoggedOnce() throws IOException {
        receiver.intake = _ -> {
            throw new IllegalStateException("out of luck");
        };

        RawClient.Answer answer = request("GET", "/postback?token=topsecret", HOST);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(answer.body()).doesNotContain("luck");
        assertThat(receiver.logged()).singleElement().asString().doesNotContain("topsecret");
    }

    private RawClient.Answer request(String method, String target, String headers) throws IOException {
        return request(method, target, headers, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"/health?probe=abc|abc", "/health?x=1&probe=a%20b|a%20b", "/health?probe=a&probe=b|a"})
    void aProbeIsNotedAndTheAnswerStaysTheSame(String target, String probe) throws IOException {
        RawClient.Answer answer = request("GET", target, HOST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(receiver.probed).containsExactly(probe);
        assertThat(receiver.refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health?xprobe=1", "/health?Probe=1", "/postback?probe=1", "/c/x?probe=1"})
    void otherRequestsProbeNothing(String target) throws IOException {
        request("GET", target, HOST);
        assertThat(receiver.probed).isEmpty();
    }

    private RawClient.Answer request(String method, String target, String headers, String body) throws IOException {
        return receiver.exchange(method + " " + target + " HTTP/1.1\r\n" + headers + "\r\n" + body);
    }

    /// An exchange after which no body may follow: the next answer on the same connection would not be read right.
    private RawClient.Answer head(String method, String target, String... headers) throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send(method + " " + target + " HTTP/1.1\r\n" + HOST + String.join("", headers) + "\r\n");
            if (!method.equals("HEAD")) {
                return client.receive();
            }
            RawClient.Answer answer = client.receiveHead();
            client.send("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(404);
            receiver.refused.removeLast();
            return answer;
        }
    }
}
