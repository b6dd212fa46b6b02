package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Whatever arrives is a value, never an exception. Seeded: a failure comes back.
class NothingBreaksTheJudgeTest {
    private static final List<String> PIECES = List.of("clickId=", "CLICK", "id=", Given.SALE, Given.EVERY, "val=",
            "com=", "comperc=", "param=", "txid=", "status=", "currency=", "token=", "clickid=", "&", "&", "&", "=",
            "?",
            "#", "%", "%2", "%25", "%zz", "%7B", "amp;", "{x}", "#s2#", "[s2sidentifier]", "%AFF_SUB%", "+", " ",
            "\r\n",
            "1", "20.00", "1e9999999", "\u0663", "pending", "declined", "EUR", "\u00e9", "\u00ff", "\u0000", ";", "\"",
            "{\"id\":", "}", "true", "null", "pixel=true");

    private static final String CLICK = new Given().click;

    private final Given given = new Given();

    @RepeatedTest(40)
    void everyRequestGetsAVerdict(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 250; i++) {
            Arrival arrival = arrival(random);
            Judgement judgement = given.judge(arrival);

            assertThat(judgement.verdict() instanceof Verdict.Rejected).as(arrival.query())
                    .isEqualTo(judgement.findings().stream().anyMatch(Finding::rejects));
            assertThat(judgement.findings()).isSortedAccordingTo(Finding.PRECEDENCE);
            assertThat(judgement.findings()).allSatisfy(finding -> {
                assertThat(FindingText.english().answer(finding)).doesNotContain("\n", "\r");
                assertThat(FindingText.english().cause(finding)).isNotBlank();
            });
        }
    }

    @Test
    void hugeNamesAndValuesTakeNoMoreThanTheirLength() {
        String escapes = "amp;".repeat(16_000);
        String questions = "?".repeat(64_000);
        String percents = "%25".repeat(20_000);
        for (String body : List.of(escapes, "&" + escapes + "=x", questions, percents, "clickId=" + percents,
                "val=" + "9".repeat(64_000), "{".repeat(64_000), "param=" + ";".repeat(64_000))) {
            assertThat(given.post(body, "application/x-www-form-urlencoded", body).findings()).isNotEmpty();
            assertThat(given.post("", "application/json", body).findings()).isNotEmpty();
        }
    }

    private static Arrival arrival(Random random) {
        String body = pieces(random);
        String type = List.of("application/json", "application/x-www-form-urlencoded", "text/plain")
                .get(random.nextInt(3));
        return new Arrival(Given.CLICKED, "POST", "/postback", pieces(random),
                List.of(new Header("Content-Type", type)), body.getBytes(StandardCharsets.ISO_8859_1), "192.0.2.1",
                false);
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString().replace("CLICK", CLICK);
    }
}
