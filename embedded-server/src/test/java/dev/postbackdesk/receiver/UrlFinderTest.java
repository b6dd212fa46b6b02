package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.postbackdesk.receiver.UrlFinder.Found;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlFinderTest {
    private static final List<String> PIECES = List.of("https://", "HTTP://", "http:/", "a.example", "/postback",
            "/c/summer", "?", "clickId=", "&", "&amp;", "#s2#", "{x}", "[s2sidentifier]", "<x>", "<", ">", "\"", "'",
            "(", ")", "]", "}", " ", "\n", "\r\n", "GET ", "POST ", "/", " HTTP/1.1", "{\"log\":{\"entries\":[",
            "{\"request\":{\"url\":\"", "\"}}", "]}}", "{", "[", "null", "\u0000", "\u00e9", "\ud83d", "\ud83d\ude00",
            ".", ",", "=", "%", "…", "“");

    private static List<String> urls(String text) {
        return UrlFinder.find(text).keySet().stream().map(Found::url).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '~',
            textBlock = """
                    See https://a.example/postback?clickId={x}&id=1.                     -> https://a.example/postback?clickId={x}&id=1
                    (https://a.example/c/summer)                                         -> https://a.example/c/summer
                    <https://a.example/?s=[s2sidentifier]>                               -> https://a.example/?s=[s2sidentifier]
                    <a href="HTTPS://a.example/?a=1&amp;b=2">here</a>                    -> HTTPS://a.example/?a=1&amp;b=2
                    curl 'https://a.example/postback?clickId=#s2#&val=20.00' -i          -> https://a.example/postback?clickId=#s2#&val=20.00
                    it says https://a.example/postback?clickId=<click_id>&id=1, so       -> https://a.example/postback?clickId=<click_id>&id=1
                    “https://a.example/é?x=%AFF_SUB%”                                    -> https://a.example/é?x=%AFF_SUB%
                    10.0.0.1 - - [22/Nov/2026] "GET /postback?clickId=[x]&id=1 HTTP/1.1" -> /postback?clickId=[x]&id=1
                    https://a.example/postback?clickId=1.                                -> https://a.example/postback?clickId=1.
                    """)
    void takesAUrlOutOfWhatStandsAroundIt(String text, String url) {
        assertThat(urls(text)).containsExactly(url);
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(urls("")).isEmpty();
        assertThat(urls("https:// http://. GET it HTTP/1.1, POST /postback later")).isEmpty();
    }

    @Test
    void countsWhatStandsThereSeveralTimesAndDoesNotJoinLines() {
        assertThat(UrlFinder.find("https://a.example/x\nand https://a.example/x\nhttps://b.example/\ny")).isEqualTo(
                Map.of(Found.url("https://a.example/x"), 2, Found.url("https://b.example/"), 1));
    }

    @Test
    void readsAHar() {
        String har = """
                {"log": {"version": "1.2", "entries": [
                  {"request": {"method": "GET", "url": "https://a.example/postback?a=1\\u0026clickId={x}"}},
                  {"request": {"method": "POST", "url": "https://a.example/postback",
                               "postData": {"mimeType": "application/json", "text": "{\\"id\\":1}"}}},
                  {"request": null}, 7, {"request": {"url": ["https://c.example"]}}]}}""";

        assertThat(UrlFinder.find(har).keySet()).containsExactly(
                Found.url("https://a.example/postback?a=1&clickId={x}"),
                new Found("https://a.example/postback", "POST", "{\"id\":1}", "application/json"));
        assertThat(urls("{\"url\": \"https://a.example/x\"}")).containsExactly("https://a.example/x");
    }

    @RepeatedTest(20)
    void whatIsFoundStandsInTheTextWhateverItIs(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 500; i++) {
            StringBuilder pieces = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                pieces.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = pieces.toString();
            assertThat(urls(text)).as(text).allSatisfy(url -> assertThat(text).contains(url));
        }
    }

    @Test
    void takesTimeInProportionToTheLength() {
        int times = 200_000;
        for (String piece : List.of("GET /", "https://", "http://x", ")", "https://x?a=<", "{\"log\":", "=<a", "<a>",
                "x=<x>", "POST / HTTP", "[", ".", "https://x/postback?clickId=1 ")) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> UrlFinder.find("https://x/" + piece.repeat(times)));
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> UrlFinder.find(piece.repeat(times)));
        }
    }
}
