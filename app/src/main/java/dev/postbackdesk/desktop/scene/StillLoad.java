package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.postback.Result;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A load as pictures show it: no two are the same.
public final class StillLoad {
    public static final LoadPlan PLAN = new LoadPlan(50, Fault.PLACEHOLDER_SENT, 20, 5);
    public static final LoadFigures FIGURES = new LoadFigures(Duration.ofSeconds(47), 2_350, 2_312, 4_661, 0,
            Map.of(Result.ACCEPTED, 1_778L, Result.UPDATED, 0L, Result.DUPLICATE, 88L, Result.REJECTED, 445L), 0,
            Duration.ofNanos(3_400_000), Duration.ofNanos(11_800_000), seconds());

    private StillLoad() {}

    private static List<Long> seconds() {
        return IntStream.range(0, 48).mapToObj(i -> i < 3 ? 0L : i == 47 ? 21L : 48L + (i * 7) % 9).toList();
    }
}
