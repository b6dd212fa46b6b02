package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {" a b ", "\r\na b\n", "\u00A0a b\uFEFF", "\u200Ba b\t"})
    void takesAwayWhatSurroundsPastedText(String pasted) {
        assertThat(TextRules.tidy(pasted)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\nb", "a\u202Eb", "a\u2066b", "a\u2028b"})
    void seesCharactersThatNobodySees(String text) {
        assertThat(TextRules.hasControls(text)).isTrue();
    }

    @Test
    void letsOrdinaryTextBe() {
        assertThat(TextRules.hasControls("Été – 夏 👍")).isFalse();
        assertThat(TextRules.shortened("short")).isEqualTo("short");
        assertThat(TextRules.shortened("x".repeat(50))).hasSize(40).endsWith("…");
    }
}
