package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5,5       | 5.5
            $5        | 5
            € 49,90   | 49.90
            1,000     | 1000
            1,000.50  | 1000.50
            1.000,50  | 1000.50
            1 000,50  | 1000.50
            12.50 EUR | 12.50
            5.        | 5
            1e5       | 100000
            2.5e1     | 25
            """)
    void guessesTheNumberThatWasMeant(String typed, String meant) {
        assertThat(TextRules.numberMeantBy(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-5", "5 of 10 (ca.)", "1e9999999", "1.2.3", "NaN", "٣"})
    void doesNotGuessWhereNobodyCanTell(String typed) {
        assertThat(TextRules.numberMeantBy(typed)).isEmpty();
    }

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
