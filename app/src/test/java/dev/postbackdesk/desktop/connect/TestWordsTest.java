package dev.postbackdesk.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestWordsTest {
    private static String summary(Locale language, long millis) {
        return new TestWords(new Messages(language), new Format(language, ZoneOffset.UTC)).summary(
                List.of(TestStep.of(TestPart.CLICK, State.DONE, "clicked"),
                        TestStep.of(TestPart.READ, State.DONE, "read")),
                Duration.ofMillis(millis));
    }

    @Test
    void secondsHaveTheLanguagesDecimalSign() {
        assertThat(summary(Locale.ENGLISH, 1_250)).isEqualTo("all 2 steps, 1.3 s");
        assertThat(summary(Locale.GERMAN, 1_250)).isEqualTo("alle 2 Schritte, 1,3 s");
        assertThat(summary(Locale.GERMAN, 99)).isEqualTo("alle 2 Schritte, 99 ms");
    }
}
