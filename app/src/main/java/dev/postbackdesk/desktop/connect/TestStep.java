package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.UrlPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the test, in words.
///
/// @param part which one
/// @param title with what is code between backticks
/// @param url what was called or where it led, empty for nothing to show
/// @param more likewise, or `""`
/// @param aside how long it took, or another short word; `""` for none
/// @param chip the verdict, where there is one
record TestStep(TestPart part, State state, String title, List<UrlPart> url, String more, String aside,
        @Nullable VerdictChip chip) {
    /// What came of it.
    enum State {
        /// Seen with our own eyes.
        DONE,
        /// It went on, and something is to be looked at.
        WARNED,
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

    static TestStep of(TestPart part, State state, String title) {
        return new TestStep(part, state, title, List.of(), "", "", null);
    }

    /// A step that came to an end without anything to show beside its words.
    static TestStep of(TestPart part, State state, String title, String more) {
        return new TestStep(part, state, title, List.of(), more, "", null);
    }
}
