package dev.postbackdesk.desktop.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageSizeTest {
    @ParameterizedTest
    @CsvSource({"1440, 900, 1", "1440, 860, 1", "1024, 640, 1", "960, 600, 0.938", "512, 350, 0.5", "1280, 720, 1.125",
            "1920, 1080, 1.256",
            "3840, 2160, 2.512"})
    void growsWithTheScreen(double width, double height, double factor) {
        assertThat(StageSize.factor(width, height)).isEqualTo(factor, within(0.001));
    }

    @Test
    void beforeItIsLaidOutItIsAsItIs() {
        assertThat(StageSize.factor(0, 0)).isEqualTo(1);
    }
}
