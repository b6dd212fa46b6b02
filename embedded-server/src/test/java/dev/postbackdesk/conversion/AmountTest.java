package dev.postbackdesk.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
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
        assertThat(Amount.meantBy(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-5", "5 of 10 (ca.)", "1e9999999", "1.2.3", "NaN", "٣"})
    void doesNotGuessWhereNobodyCanTell(String typed) {
        assertThat(Amount.meantBy(typed)).isEmpty();
    }
}
