package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of requests: what there is, and what everything else is answered.
class RoutesTest extends OneDesk {
    @Test
    void healthIsOkWhilePostbacksCanBeStored() {
        Answer answer = send(Wire.get("/health"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("OK");
        isPlain(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/postbacks", "/postback/", "/postback/x", "/Postback", "/S2S", "/s2s/",
            "/conversion", "/conversion.aspx/", "/health/", "/c", "/c/", "/c/unknown", "/c/summer/", "/c/summer/x",
            "/demo", "/demo/", "/demo/shop", "/c/a%20b", "/c/a.b", "/favicon.ico", "/robots.txt", "/..",
            "/../etc/passwd",
            "/c/../postback", "/%00", "/{x}", "/postback%3FclickId=x"})
    void anythingElseIsFourHundredAndFour(String path) {
        Answer answer = send(Wire.get(path));
        assertThat(answer.status()).as(answer.text()).isIn(404,
                path.contains("%00") || path.contains("..") ? 400 : 404);
        isPlain(answer);
    }

    @Test
    void aSlugHasAtMostSixtyFourCharacters() {
        assertThat(send(Wire.get("/c/" + "a".repeat(64))).status()).isEqualTo(404);
        assertThat(send(Wire.get("/c/" + "a".repeat(65))).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"HEAD,/postback,GET POST", "PUT,/postback,GET POST", "DELETE,/s2s,GET POST",
            "OPTIONS,/conversion.aspx,GET POST", "PATCH,/postback?clickId=x,GET POST", "HEAD,/s2s,GET POST",
            "HEAD,/conversion.aspx,GET POST", "TRACE,/postback,GET POST", "FOO,/postback,GET POST",
            "POST,/c/summer,GET HEAD", "PUT,/c/summer,GET HEAD", "POST,/health,GET", "DELETE,/health,GET"})
    void aWrongMethodIsFourHundredAndFiveWithAllow(String method, String path, String allowed) {
        Answer answer = send(Wire.get(path).as(method));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(Arrays.stream(answer.the("Allow").split(",")).map(String::strip).toList())
                .contains(allowed.split(" "));
        assertThat(answer.the("Allow")).doesNotContain(method);
        assertThat(answer.all("Server")).isEmpty();
    }

    @Test
    void allowOnAPostbackPathNamesGetAndPostAlone() {
        assertThat(send(Wire.get("/postback").as("PUT")).the("Allow").replace(" ", "")).isIn("GET,POST", "POST,GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /postback\r\n\r\n", "GET /postback HTTP/9.9\r\nHost: h\r\n\r\n",
            "GET /postback?a b HTTP/1.1\r\nHost: h\r\n\r\n", "GET /postback HTTP/1.1\r\n\r\n",
            "GET /postback HTTP/1.1\r\nHost: h\r\nBad Header: x\r\n\r\n",
            "POST /postback HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
            "POST /postback HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"})
    void whatIsNoHttpIsAnsweredInPlainTextToo(String bytes) {
        Answer answer = Wire.exchange(desk().address(), bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).isBetween(400, 505);
        isPlain(answer);
    }

    @Test
    void anAbsoluteTargetIsTheSameRequest() {
        Answer answer = send(Wire.get("http://shop.example/postback?" + good()));
        assertThat(answer.text()).isEqualTo("OK");
    }

    @Test
    void httpOneDotZeroIsAnswered() {
        Answer answer = Wire.exchange(desk().address(),
                ("GET /postback?" + good() + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.text()).isEqualTo("OK");
    }

    private static void isPlain(Answer answer) {
        assertThat(answer.all("Server")).isEmpty();
        assertThat(answer.all("X-Powered-By")).isEmpty();
        assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("<html", "<!doctype", "jetty", "exception");
        if (answer.body().length > 0) {
            assertThat(answer.the("Content-Type")).startsWith("text/plain");
        }
    }
}
