package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WindowReportTest {
    private static final Figure FRAMES = new Figure("frames", 57.4, "a second", Figure.Goal.atLeast(58));
    private static final Figure FREEZE = new Figure("freeze", 49.6, "ms", Figure.Goal.atMost(50));
    private static final Figure ROWS = Figure.of("rows", 2_000, "");
    private static final Machine MACHINE = new Machine(2, "a processor", "Linux", "25", "ext4", 250);

    private static WindowReport report(WindowReport.Platform... platforms) {
        return new WindowReport(MACHINE, 1_000_000, List.of("-Xmx512m"), List.of(platforms));
    }

    @Test
    void aGoalIsMissedOnItsOwnSideOnly() {
        assertThat(FRAMES.isMissed()).isTrue();
        assertThat(new Figure("frames", 58, "a second", Figure.Goal.atLeast(58)).isMissed()).isFalse();
        assertThat(FREEZE.isMissed()).isFalse();
        assertThat(new Figure("freeze", 50.1, "ms", Figure.Goal.atMost(50)).isMissed()).isTrue();
        assertThat(ROWS.isMissed()).isFalse();
    }

    @Test
    void theTableHasAColumnForEachPlatformAndMarksWhatMisses() {
        WindowReport report = report(
                new WindowReport.Platform("headless", List.of(FRAMES, ROWS), List.of()),
                new WindowReport.Platform("display", List.of(FRAMES, FREEZE), List.of("too busy")));

        assertThat(report.table().lines().map(line -> line.strip().replaceAll(" {2,}", " | "))).containsExactly(
                "the window over 1000000 postbacks | headless | display | unit | goal",
                "frames | 57 ! | 57 ! | a second | ≥ 58", "rows | 2,000 | -", "freeze | - | 50 | ms | ≤ 50");
        assertThat(report.isMissed()).isTrue();
        assertThat(report.problems()).containsExactly("display: too busy");
    }

    @Test
    void figuresComeWholeThroughTheirLineOfJson() {
        WindowReport.Platform platform = new WindowReport.Platform("display", List.of(FRAMES, ROWS), List.of("x"));
        JsonMapper json = new JsonMapper();

        String line = json.writeValueAsString(platform);

        assertThat(line).startsWith("{").doesNotContain("\n");
        assertThat(json.readValue(line, WindowReport.Platform.class)).isEqualTo(platform);
    }
}
