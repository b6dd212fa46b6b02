package dev.postbackdesk.desktop.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private final RequestLines lines = new RequestLines(new Messages(Locale.ENGLISH));

    @Test
    void everyFindingIsMarkedInItsPlace() {
        List<Detail.RequestLine> request = lines.of(postback("clickId={clickid}&id=A1&val=5,5&amp;com=0&status=huh",
                List.of(new Header("User-Agent", "Mozilla/5.0")), "",
                Finding.of(FindingCode.PLACEHOLDER_NOT_REPLACED, "clickId", "clickId", "{clickid}"),
                Finding.of(FindingCode.VALUE_INVALID, "val", "val", "5,5"),
                Finding.of(FindingCode.STATUS_UNKNOWN, "status", "huh"),
                Finding.of(FindingCode.HTML_ESCAPED, "query"),
                Finding.of(FindingCode.BROWSER_HIT, "headers", "User-Agent: Mozilla/5.0")));

        assertThat(marks(request)).containsExactly("BAD_CODE {clickid}: still a placeholder",
                "BAD_CODE 5,5: not a plain number", "ODD_CODE amp;: copied out of HTML",
                "ODD_CODE huh: a word that is not known", "ODD_CODE Mozilla/5.0: a browser sends this");
        assertThat(text(request)).isEqualTo("GET /postback?clickId={clickid}&id=A1&val=5,5&amp;com=0&status=huh"
                + "User-Agent: Mozilla/5.0");
    }

    @Test
    void whatIsTooWideGoesOnInTheNextLine() {
        String browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";
        String token = "0123456789".repeat(12);
        List<Detail.RequestLine> request = lines.of(postback("clickId=a&id=A1&token=" + token + "&val=1,5",
                List.of(new Header("User-Agent", browser)), "",
                Finding.of(FindingCode.TOKEN_WRONG, "token"),
                Finding.of(FindingCode.VALUE_INVALID, "val", "val", "1,5"),
                Finding.of(FindingCode.BROWSER_HIT, "headers", "User-Agent: " + browser)));

        assertThat(request).allSatisfy(line -> assertThat(line.indent()
                + line.pieces().stream().mapToInt(piece -> piece.text().length()).sum())
                .isLessThanOrEqualTo(RequestLines.WIDEST));
        assertThat(text(request)).isEqualTo(
                "GET /postback?clickId=a&id=A1&token=" + token + "&val=1,5User-Agent: " + browser);
        assertThat(request.stream().map(Detail.RequestLine::said).filter(said -> !said.isEmpty())).containsExactly(
                "not the secret", "not a plain number", "a browser sends this");
    }

    @Test
    void aHeaderThatIsQuotedWithoutItsSecretIsMarkedAsAWhole() {
        String page = "https://shop.example/ok?token=S3CRET-42";
        assertThat(marks(lines.of(postback("clickId=a", List.of(new Header("Referer", page)), "",
                Finding.of(FindingCode.BROWSER_HIT, "headers", "Referer: https://shop.example/ok?token=***")))))
                .containsExactly("ODD_CODE " + page + ": a browser sends this");
    }

    @Test
    void oneCharacterIsNoneOfSeveral() {
        assertThat(marks(lines.of(postback("clickId=x&id=A1", List.of(), "",
                Finding.of(FindingCode.CLICK_ID_MALFORMED, "clickId", "x", "1", "#s2#").variant("other+macro")))))
                .containsExactly("BAD_CODE x: 1 character, not 26");
        assertThat(marks(lines.of(postback("clickId=xy&id=A1", List.of(), "",
                Finding.of(FindingCode.CLICK_ID_MALFORMED, "clickId", "xy", "2")))))
                .containsExactly("BAD_CODE xy: 2 characters, not 26");
    }

    @Test
    void anotherNameOfClickIdIsMarkedItself() {
        assertThat(marks(lines.of(postback("cid=abc&id=A1", List.of(), "",
                Finding.of(FindingCode.CLICK_ID_ALIAS, "clickId", "cid"))))).containsExactly(
                        "BAD_CODE cid: clickId is called this here");
    }

    @Test
    void anEmptyValueASenderAndASecondQuestionMarkHaveTheirPlacesToo() {
        assertThat(marks(lines.of(postback("x=1?clickId=&id=A1", List.of(), "",
                Finding.of(FindingCode.SENDER_NOT_ALLOWED, "sender", "Sale", "192.0.2.1", "203.0.113.0/24"),
                Finding.of(FindingCode.DOUBLE_QUESTION_MARK, "query"))))).containsExactly(
                        "BAD_CODE 192.0.2.1: not in 203.0.113.0/24", "ODD_CODE ?: a second ?");
        assertThat(marks(lines.of(postback("clickId=&id=A1", List.of(), "",
                Finding.of(FindingCode.CLICK_ID_EMPTY, "clickId"))))).containsExactly("BAD_CODE  : nothing came");
    }

    @Test
    void aBodyIsMarkedAsAQueryIs() {
        assertThat(marks(lines.of(postback("", List.of(), "val=$5&com=0",
                Finding.of(FindingCode.VALUE_INVALID, "val", "val", "$5"))))).containsExactly(
                        "BAD_CODE $5: not a plain number");
        List<Detail.RequestLine> json = lines.of(postback("", List.of(), "{\"com\": 0, \"val\": \"1e5\"}",
                Finding.of(FindingCode.VALUE_INVALID, "val", "val", "1e5")));
        assertThat(marks(json)).containsExactly("BAD_CODE \"1e5\": not a plain number");
        assertThat(text(json)).isEqualTo("GET /postback{\"com\": 0,\"val\": \"1e5\"}");
    }

    private static Postback postback(String query, List<Header> headers, String body, Finding... findings) {
        boolean rejected = Stream.of(findings).anyMatch(finding -> finding.severity() == Severity.REJECTS);
        return new Postback(17, new Arrival(NOW, "GET", "/postback", query, headers, body.getBytes(UTF_8), "192.0.2.1",
                false), rejected ? Result.REJECTED : Result.ACCEPTED, List.of(findings),
                new Reading(null, null, null, null, null, null, null, null, null,
                        null, List.of()),
                null, false, 400,
                NOW);
    }

    private static List<String> marks(List<Detail.RequestLine> lines) {
        return lines.stream().filter(line -> !line.said().isEmpty()).map(line -> line.pieces().stream()
                .filter(piece -> piece.kind() == Piece.Kind.BAD_CODE || piece.kind() == Piece.Kind.ODD_CODE)
                .map(piece -> piece.kind() + " " + piece.text()).findFirst().orElse("") + ": " + line.said()).toList();
    }

    private static String text(List<Detail.RequestLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> line.pieces().forEach(piece -> text.append(piece.text())));
        return text.toString();
    }
}
