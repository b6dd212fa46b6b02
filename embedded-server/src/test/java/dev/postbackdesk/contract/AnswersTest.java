package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// *Answers*: text, JSON, the pixel.
class AnswersTest extends OneDesk {
    private static final String SOFT = id(1);
    private static final String GUARDED = id(2);

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", "")
                .conversion(SOFT, "Soft", ", \"answer\": \"always-200\"")
                .conversion(GUARDED, "Guarded", ", \"token\": \"s3cret\"").link("summer", SALE, SOFT, GUARDED);
    }

    @Test
    void acceptedIsTwoHundredOk() {
        Answer answer = send(Wire.query(good()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(answer.the("Content-Type")).startsWith("text/plain");
        assertThat(answer.all("Server")).isEmpty();
    }

    /// A cache in front that answered an equal request by itself would answer a postback that is not on disk.
    @Test
    void noAnswerMayBeKeptByACache() {
        for (Wire wire : List.of(Wire.query(good()), Wire.query(good()).with("Accept: application/json"),
                Wire.query("clickId=x"), Wire.query(good().replaceFirst("id=[0-9A-F]+", "id=none")),
                Wire.query("pixel=true"), Wire.get("/health"), Wire.get("/c/unknown"), Wire.get("/nowhere"))) {
            assertThat(send(wire).all("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void rejectedNamesTheCodeAndOneSentence() {
        assertThat(send(Wire.query(good().replace("val=20.00", "val=5,5"))).text())
                .matches("ERROR VALUE_INVALID \\S[^\\n]*\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/html, application/json;q=0.9",
            "application/json, text/plain, */*", "Application/JSON", "text/plain,application/json"})
    void whereAcceptNamesJsonTheAnswerIsJson(String accept) {
        Answer answer = send(Wire.query(good()).with("Accept: " + accept));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.the("Content-Type")).startsWith("application/json");
        assertThat(answer.json().get("result").asString()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html", "application/jsonx", "application/xml", "text/json",
            "application/problem+json", ""})
    void anyOtherAcceptIsAnsweredInText(String accept) {
        Answer answer = send(Wire.query(good()).with("Accept: " + accept));
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(answer.the("Content-Type")).startsWith("text/plain");
    }

    @Test
    void jsonNamesResultNumberAndFindingsForAccepted() {
        JsonNode json = send(Wire.query(good()).wantingJson()).json();
        assertThat(json.propertyNames()).containsExactly("result", "number", "findings");
        assertThat(json.get("result").asString()).isEqualTo("accepted");
        assertThat(json.get("number").isIntegralNumber()).isTrue();
        assertThat(codes(json)).isEmpty();
    }

    @Test
    void jsonOfADuplicate() {
        String query = good();
        long first = send(Wire.query(query).wantingJson()).json().get("number").asLong();
        Answer again = send(Wire.query(query.replace("val=20.00", "val=21")).wantingJson());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("result").asString()).isEqualTo("duplicate");
        assertThat(again.json().get("number").asLong()).isGreaterThan(first);
        assertThat(codes(again.json())).containsExactlyInAnyOrder("DUPLICATE", "AMOUNT_DIFFERS");
    }

    @Test
    void jsonOfAnUpdate() {
        String query = good();
        send(Wire.query(query));
        Answer declined = send(Wire.query(query + "&status=declined").wantingJson());
        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.json().get("result").asString()).isEqualTo("updated");
        assertThat(codes(declined.json())).containsExactly("STATUS_REVERSED");
    }

    @Test
    void jsonOfARejectedOneListsFindingsInOrderThenWarnings() {
        Answer answer = send(Wire.query("val=+5,5&com=x&currency=ZZZ&id=" + GUARDED).wantingJson());
        assertThat(answer.status()).isEqualTo(403);
        JsonNode json = answer.json();
        assertThat(json.get("result").asString()).isEqualTo("rejected");
        assertThat(codes(json).subList(0, 4)).containsExactly("TOKEN_MISSING", "CLICK_ID_MISSING", "VALUE_INVALID",
                "COMMISSION_INVALID");
        assertThat(codes(json).subList(4, codes(json).size())).containsExactlyInAnyOrder("CURRENCY_UNKNOWN",
                "STRAY_WHITESPACE");
        json.get("findings").forEach(finding -> {
            assertThat(finding.propertyNames()).containsExactly("code", "message");
            assertThat(finding.get("message").asString()).isNotBlank().endsWith(".");
        });
    }

    @Test
    void informationComesAfterWarnings() {
        String query = good();
        send(Wire.query(query));
        Answer answer = send(Wire.query(query + "&status=declined&currency=ZZZ").wantingJson());
        assertThat(codes(answer.json())).containsExactly("CURRENCY_UNKNOWN", "STATUS_REVERSED");
    }

    @Test
    void jsonKeepsTheStatus() {
        assertThat(send(Wire.query(good().replace("val=20.00", "val=5,5")).wantingJson()).status()).isEqualTo(400);
        assertThat(send(Wire.query(good().replace(SALE, GUARDED)).wantingJson()).status()).isEqualTo(403);
        assertThat(send(Wire.query(good().replace(SALE, id(99))).wantingJson()).status()).isEqualTo(404);
    }

    @Test
    void alwaysTwoHundredHoldsForJsonToo() {
        Answer answer = send(Wire.query(good().replace(SALE, SOFT).replace("val=20.00", "val=")).wantingJson());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("result").asString()).isEqualTo("rejected");
        assertThat(codes(answer.json())).containsExactly("VALUE_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/postback", "/s2s", "/conversion.aspx"})
    void pixelTrueIsAnsweredWithAGifOnAllThreePaths(String path) {
        isPixel(send(Wire.get(path + "?" + good() + "&pixel=true")));
        isPixel(send(Wire.get(path + "?pixel=true&" + good())));
        isPixel(send(Wire.form(good() + "&pixel=true").to(path)));
        isPixel(send(Wire.get(path + "?" + good()).as("POST").to(path + "?pixel=true&" + good())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/postback", "/s2s", "/conversion.aspx"})
    void thePixelIsAnsweredRejectedOrNot(String path) {
        isPixel(send(Wire.get(path + "?pixel=true")));
        isPixel(send(Wire.get(path + "?pixel=true&" + good().replace(SALE, id(99)))));
        isPixel(send(Wire.get(path + "?pixel=true&" + good().replace(SALE, GUARDED))));
        isPixel(send(Wire.get(path + "?id=" + SALE + "&val=0.00&param=empty&com=0.00&comperc=0.00&pixel=true")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/webp,*/*", "text/plain", "nonsense", "image/gif;q=0", "*/*;q=0"})
    void thePixelIsAnsweredWhateverAcceptSays(String accept) {
        isPixel(send(Wire.query(good() + "&pixel=true").with("Accept: " + accept)));
        isPixel(send(Wire.query("pixel=true").with("Accept: " + accept)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixel=false", "pixel=", "pixel=1", "Pixel=true"})
    void anythingElseIsNoPixel(String parameter) {
        assertThat(send(Wire.query(good() + "&" + parameter)).text()).isEqualTo("OK");
    }

    @Test
    void theAnswerHoldsNoSecretAndNoMarkup() {
        Answer answer = send(Wire.query("clickId=<script>alert(1)</script>&id=" + GUARDED + "&val=1&com=1"));
        assertThat(answer.the("Content-Type")).startsWith("text/plain");
        assertThat(answer.text()).doesNotContain("s3cret");
    }

    private static void isPixel(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.the("Content-Type")).isEqualTo("image/gif");
        byte[] gif = answer.body();
        assertThat(new String(gif, 0, 6, java.nio.charset.StandardCharsets.US_ASCII)).matches("GIF8[79]a");
        assertThat(List.of(gif[6], gif[7], gif[8], gif[9])).as("1 by 1").containsExactly((byte) 1, (byte) 0, (byte) 1,
                (byte) 0);
        assertThat(gif[gif.length - 1]).as("the trailer").isEqualTo((byte) 0x3b);
    }

    private static List<String> codes(JsonNode json) {
        return Row.known(json.get("findings").valueStream().map(f -> f.get("code").asString()).toList());
    }
}
