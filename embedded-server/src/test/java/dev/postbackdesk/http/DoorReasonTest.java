package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.language.Saying;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoorReasonTest {
    static Stream<Refusal> refusals() {
        return Arrays.stream(Refusal.class.getDeclaredFields()).filter(field -> field.getType() == Refusal.class)
                .map(DoorReasonTest::of);
    }

    private static Refusal of(Field field) {
        try {
            return (Refusal) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyReasonHasWordsAndInEnglishThoseThatAreStored(Refusal refusal) {
        Saying said = DoorReason.said(refusal.reason());

        assertThat(said.english()).isEqualTo(refusal.reason());
        assertThat(said.in(Locale.GERMAN)).isNotEqualTo(refusal.reason());
    }

    @Test
    void whatAnotherVersionStoredIsSaidAsItIs() {
        assertThat(DoorReason.said("too many requests").in(Locale.GERMAN)).isEqualTo("too many requests");
    }
}
