package dev.postbackdesk.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickIdsTest {
    private final ClickIds ids = new ClickIds("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 31, 32, 1L << 30, Long.MAX_VALUE})
    void decodesWhatItEncoded(long number) {
        String id = ids.encode(number);

        assertThat(id).matches("[0-7][0-9a-hjkmnp-tv-z]{25}");
        assertThat(ids.decode(id)).hasValue(number);
        assertThat(ids.decode(id.toUpperCase(Locale.ROOT))).hasValue(number);
    }

    @Test
    void theKeyDecides() {
        ClickIds others = new ClickIds("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));

        assertThat(others.decode(ids.encode(7))).isEmpty();
    }

    @Test
    void oneChangedCharacterFailsTheCheck() {
        String id = ids.encode(7);
        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == '3' ? '4' : '3';
            String damaged = id.substring(0, i) + other + id.substring(i + 1);
            assertThat(ClickIds.isWellFormed(damaged)).isTrue();
            assertThat(ids.decode(damaged)).as(damaged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "80000000000000000000000000", "0000000000000000000000000i",
            "0000000000000000000000000O", "00000000000000000000000000 ", "0000000000000000000000000é", "{clickid}"})
    void refusesOtherShapes(String text) {
        assertThat(ClickIds.isWellFormed(text)).isFalse();
        assertThat(ids.decode(text)).isEmpty();
    }

    @Test
    void neighboursHaveNothingInCommon() {
        Set<String> seen = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            seen.add(ids.encode(random.nextInt(1 << 20) + 1L).substring(0, 6));
        }
        assertThat(seen).hasSizeGreaterThan(900);
    }
}
