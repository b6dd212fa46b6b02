package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.UrlPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the test, in words.
///
/// @param title with what is code between backticks
/// @param url what was called or where it led, empty for nothing to show
/// @param more likewise, or `""`
/// @param aside how long it took, or another short word; `""` for none
/// @param chip the verdict, where there is one
record TestStep(State state, String title, List<UrlPart> url, String more, String aside, @Nullable VerdictChip chip) {
    /// What came of it.
    enum State {
        /// Seen with our own eyes.
        DONE,
        /// It went wrong.
        FAILED,
        /// Nobody looked: never shown as if it had gone well.
        LEFT_OUT,
        /// It is under way.
        RUNNING,
        /// Its turn has not come.
        WAITING
    }

    TestStep {
        url = List.copyOf(url);
    }

    static TestStep of(State state, String title) {
        return new TestStep(state, title, List.of(), "", "", null);
    }
}
