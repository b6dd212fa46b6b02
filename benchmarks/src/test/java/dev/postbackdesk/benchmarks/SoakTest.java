package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SoakTest {
    /// As Java 25 says it of its four collectors.
    @Test
    void readsWhatIsUsedOfEveryPartOfTheHeap() throws Exception {
        assertThat(Soak.used("""
                4711:
                DefNew     total 78656K, used 28026K [0x00000000f0000000, 0x00000000f5550000, 0x00000000f5550000)
                 eden space 69952K,  40% used [0x00000000f0000000, 0x00000000f1b5e818, 0x00000000f4450000)
                 from space 8704K,   0% used [0x00000000f4450000, 0x00000000f4450000, 0x00000000f4cd0000)
                Tenured    total 174784K, used 1166K [0x00000000f5550000, 0x0000000100000000, 0x0000000100000000)
                 the  space 174784K,   0% used [0x00000000f5550000, 0x00000000f5673ab8, 0x0000000100000000)
                 Metaspace       used 45034K, committed 45888K, reserved 1114112K
                """)).isEqualTo(29_192);
        assertThat(Soak.used("""
                PSYoungGen      total 76288K, used 27623K [0x00000000fab00000, 0x0000000100000000, 0x0000000100000000)
                 eden space 65536K, 42% used [0x00000000fab00000,0x00000000fc5f9d50,0x00000000feb00000)
                ParOldGen       total 175104K, used 1166K [0x00000000f0000000, 0x00000000fab00000, 0x00000000fab00000)
                 object space 175104K, 0% used [0x00000000f0000000,0x00000000f0123ab8,0x00000000fab00000)
                """)).isEqualTo(28_789);
        assertThat(Soak.used("""
                garbage-first heap   total reserved 262144K, committed 262144K, used 12222K [0x00000000f0000000, 0x01)
                 region size 1024K, 10 young (10240K), 2 survivors (2048K)
                """)).isEqualTo(12_222);
        assertThat(Soak.used("""
                ZHeap            used 28M, capacity 256M, max capacity 256M
                 Cache           228M (2)
                """)).isEqualTo(28 * 1024);
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
