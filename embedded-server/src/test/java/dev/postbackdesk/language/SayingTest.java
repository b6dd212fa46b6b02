package dev.postbackdesk.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SayingTest {
    @Test
    void sayingsAreEqualWhereKeyAndValuesAre() {
        Saying saying = Saying.of("said.port.taken", 8377);

        assertThat(saying).isEqualTo(Saying.of("said.port.taken", 8377)).hasSameHashCodeAs(
                Saying.of("said.port.taken", 8377));
        assertThat(saying).isNotEqualTo(Saying.of("said.port.taken", 8378))
                .isNotEqualTo(Saying.of("said.port.free", 8377)).isNotEqualTo(Saying.NOTHING);
        assertThat(Saying.verbatim("").isEmpty()).isTrue();
        assertThat(Saying.verbatim("8377").isEmpty()).isFalse();
    }
}
