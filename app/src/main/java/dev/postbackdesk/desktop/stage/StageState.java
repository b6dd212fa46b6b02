package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.fx.VerdictChip;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the stage view shows, in words. Immutable.
///
/// @param newest null where nothing was accepted yet
/// @param lines what arrived before, the newest first
record StageState(@Nullable Newest newest, List<Line> lines) {
    static final StageState NOTHING = new StageState(null, List.of());

    StageState {
        lines = List.copyOf(lines);
    }

    /// The newest conversion.
    ///
    /// @param title what was accepted
    /// @param after how long after the click it came; `""` where that is not known
    record Newest(long number, String title, String amount, String currency, String link, String after, Instant at,
            boolean pending) {}

    /// A postback in a line.
    record Line(VerdictChip verdict, String text, String amount) {}

    /// A counter.
    record Counter(String figure, String unit, String name) {}

    /// A step of the way from click to conversion.
    ///
    /// @param part of the clicks, 0 to 1
    record Step(String name, String count, String percent, double part, boolean last) {}

    /// Today's figures.
    record Figures(List<Counter> counters, List<Step> funnel) {
        static final Figures NONE = new Figures(List.of(), List.of());

        Figures {
            counters = List.copyOf(counters);
            funnel = List.copyOf(funnel);
        }
    }
}
