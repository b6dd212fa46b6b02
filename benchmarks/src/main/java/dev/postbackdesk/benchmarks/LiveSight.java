package dev.postbackdesk.benchmarks;

import dev.postbackdesk.postback.PostbackRow;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The live table as a user has it before them: what is in sight, and what can be pressed. Used on the JavaFX thread but for
/// what waits.
final class LiveSight {
    private final Scene scene;
    private final TableView<?> table;
    /// Looked for once: that is not to be what is measured.
    private @Nullable VirtualFlow<?> flow;

    private LiveSight(Scene scene, TableView<?> table) {
        this.scene = scene;
        this.table = table;
    }

    /// Of the window that is shown, if it has a live table.
    static Optional<LiveSight> here() {
        return Window.getWindows().stream().filter(Window::isShowing).map(Window::getScene)
                .filter(Objects::nonNull).flatMap(scene -> in(scene).stream()).findFirst();
    }

    private static Optional<LiveSight> in(Scene scene) {
        return scene.lookup("#live-table") instanceof TableView<?> table
                ? Optional.of(new LiveSight(scene, table))
                : Optional.empty();
    }

    Scene scene() {
        return scene;
    }

    /// The uppermost row in sight, as it was laid out last.
    Optional<PostbackRow> top() {
        if (flow == null && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = found;
        }
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first != null && first.getItem() instanceof PostbackRow row ? Optional.of(row) : Optional.empty();
    }

    /// How many rows the table holds.
    int rows() {
        return table.getItems().size();
    }

    ScrollBar scrollBar() {
        if (table.lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            return bar;
        }
        throw new IllegalStateException("The live table has no scroll bar");
    }

    /// Presses a pill above the table, and waits for another row on top.
    ///
    /// @return how long until it was laid out
    FxThread.Took press(String pill, Predicate<PostbackRow> expected) throws InterruptedException {
        return untilAnother(() -> {
            if (!(scene.lookup("#pill-" + pill) instanceof ToggleButton button)) {
                throw new IllegalStateException("There is no pill " + pill);
            }
            button.fire();
        }, expected, "the first page of " + pill);
    }

    /// Writes into the search field, and waits for another row on top.
    FxThread.Took search(String text, Predicate<PostbackRow> expected) throws InterruptedException {
        return untilAnother(() -> {
            if (!(scene.lookup("#live-search") instanceof TextField field)) {
                throw new IllegalStateException("There is no search field");
            }
            field.requestFocus();
            field.setText(text);
            field.end();
        }, expected, "what is found for " + text);
    }

    /// Empties the search field, and waits for another row on top.
    FxThread.Took clear() throws InterruptedException {
        return untilAnother(() -> {
            if (!(scene.lookup("#search-clear") instanceof Button button)) {
                throw new IllegalStateException("The search field has no button that empties it");
            }
            button.fire();
        }, _ -> true, "all postbacks again");
    }

    private FxThread.Took untilAnother(Runnable action, Predicate<PostbackRow> expected, String what)
            throws InterruptedException {
        // Rows are read anew each time: another one of the same number is another row.
        Optional<PostbackRow> before = FxThread.call(this::top);
        return FxThread.untilLaidOut(scene, action,
                () -> top().filter(row -> !isSame(before, row)).filter(expected).isPresent(), what);
    }

    @SuppressWarnings("ReferenceEquality") // what is asked is whether it was read anew
    private static boolean isSame(Optional<PostbackRow> before, PostbackRow row) {
        return before.isPresent() && before.get() == row;
    }
}
