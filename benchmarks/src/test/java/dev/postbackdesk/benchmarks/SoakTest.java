package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SoakTest {
    @Test
    void readsWhatIsUsedOfEveryPartOfTheHeap() throws Exception {
        assertThat(Soak.used("""
                4711:
                DefNew     total 78656K, used 1400K [0x1, 0x2, 0x3)
                 def new generation   total 39296K, used 1398K [0x00000000f0000000, 0x00000000f2aa0000)
                  eden space 34944K,   4% used [0x00000000f0000000, 0x00000000f015d8b0, 0x00000000f2220000)
                 tenured generation   total 87424K, used 20602K [0x00000000f5550000, 0x00000000faab0000)
                 Metaspace       used 45034K, committed 45888K, reserved 1114112K
                """)).isEqualTo(22_000);
        assertThat(Soak.used(" garbage-first heap   total reserved 262144K, committed 131072K, used 41234K [0x0, 0x1)"))
                .isEqualTo(41_234);
        assertThatThrownBy(() -> Soak.used("nothing")).isInstanceOf(IOException.class);
    }

    @Test
    void theFirstThirdDoesNotCount() {
        assertThat(Soak.growth(new long[]{900, 10, 100, 100, 100, 100})).isZero();
        assertThat(Soak.growth(new long[]{0, 0, 100, 100, 150, 170})).isEqualTo(60);
        assertThat(Soak.growth(new long[]{1, 2, 7})).isEqualTo(5);
    }

    /// Where the resident set is told by `/proc`.
    @Test
    @EnabledOnOs(OS.LINUX)
    void readsThisProcess() throws Exception {
        Soak.Sample sample = Soak.Sample.of(ProcessHandle.current().pid());
        assertThat(sample.heap()).isPositive();
        assertThat(sample.resident()).isGreaterThan(sample.heap() / 2);
    }
}
