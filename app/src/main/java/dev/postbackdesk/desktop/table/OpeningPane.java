package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// What a detail shows of a row that it could not read, or that takes its time: which one it is, and another try.
public final class OpeningPane extends VBox {
    private static final Duration NOTICED = Duration.millis(200);

    private final Opening opening;
    private final PauseTransition slow = new PauseTransition(NOTICED);
    private boolean shown;

    /// @param name what the row is called
    /// @param title what is said where it can't be read
    /// @param closeTip what the button says that closes the detail
    /// @param again reads the row of a number once more
    public OpeningPane(Messages words, Opening opening, LongFunction<String> name, String title, String closeTip,
            LongConsumer again, Runnable close) {
        this.opening = opening;
        getStyleClass().add("opening-pane");
        Label heading = new Label();
        heading.getStyleClass().add("medium");
        heading.textProperty().bind(Bindings.createStringBinding(
                () -> opening.numberProperty().get() == null ? "" : name.apply(opening.numberProperty().get()),
                opening.numberProperty()));
        Button end = new Button("", Icons.normal(Feather.X));
        end.getStyleClass().addAll("flat", "small", "icon-only");
        end.setAccessibleText(closeTip);
        Tip.on(end, closeTip);
        end.setOnAction(_ -> close.run());
        HBox head = new HBox(8, heading, ScreenHeader.spacer(), end);
        head.getStyleClass().add("detail-head");
        LoadingPane state = new LoadingPane(words, title, opening.numberProperty().isNull(), opening.failureProperty(),
                () -> {
                    Long number = opening.numberProperty().get();
                    if (number != null) {
                        again.accept(number);
                    }
                });
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().addAll(head, state);
    }

    /// Whether this is to be shown in place of the detail: not of what is read at once.
    ///
    /// @param changed told that it may be another answer now
    public void follow(Runnable changed) {
        slow.setOnFinished(_ -> tell(true, changed));
        opening.numberProperty().subscribe(number -> {
            slow.stop();
            if (number == null) {
                tell(false, changed);
            } else if (opening.failureProperty().get().isEmpty()) {
                slow.playFromStart();
            }
        });
        opening.failureProperty().subscribe(failure -> {
            if (!failure.isEmpty()) {
                slow.stop();
                tell(true, changed);
            }
        });
    }

    private void tell(boolean now, Runnable changed) {
        if (shown != now) {
            shown = now;
            changed.run();
        }
    }

    /// Whether it is to be shown now.
    public boolean isShown() {
        return shown;
    }
}
