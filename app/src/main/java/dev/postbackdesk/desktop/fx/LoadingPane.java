package dev.postbackdesk.desktop.fx;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// What lies over a list that is not read: that it is being read, or why it can't be, with another try. What is read at once is
/// not announced, so that nothing flickers; likewise a failure stays in sight while another try is as quick as that.
public final class LoadingPane extends StackPane {
    /// Nobody waits for what takes less.
    private static final Duration NOTICED = Duration.millis(200);

    private final Messages words;
    private final String title;
    private final ObservableBooleanValue loaded;
    private final ObservableStringValue failure;
    private final Runnable again;
    private final PauseTransition soon = new PauseTransition(NOTICED);
    private String told = "";
    private boolean tried;

    /// Says that something is being read.
    public static ProgressIndicator turning(Messages words) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(32, 32);
        progress.setAccessibleText(words.text("fx.loading"));
        return progress;
    }

    /// @param title what is said where it can't be read
    /// @param loaded whether what is below can be looked at
    /// @param failure why it can't be read, `""` while that is not known
    /// @param again reads once more
    public LoadingPane(Messages words, String title, ObservableBooleanValue loaded, ObservableStringValue failure,
            Runnable again) {
        this.words = words;
        this.title = title;
        this.loaded = loaded;
        this.failure = failure;
        this.again = again;
        getStyleClass().add("loading-pane");
        soon.setOnFinished(_ -> show("", turning(words)));
        setVisible(false);
        loaded.addListener((_, _, _) -> tell());
        failure.addListener((_, _, _) -> tell());
        tell();
    }

    private void tell() {
        soon.stop();
        if (loaded.get()) {
            setVisible(false);
            getChildren().clear();
            told = "";
            tried = false;
        } else if (failure.get().isEmpty()) {
            soon.playFromStart();
        } else if (!told.equals(failure.get())) {
            show(failure.get(), failed(failure.get()));
        }
    }

    private void show(String sentence, Node what) {
        told = sentence;
        getChildren().setAll(what);
        setVisible(true);
    }

    private Node failed(String sentence) {
        Button retry = new Button(words.text("fx.try-again"), Icons.normal(Feather.ROTATE_CW));
        retry.getStyleClass().add("accent");
        retry.setId("try-again");
        retry.setOnAction(_ -> {
            tried = true;
            again.run();
        });
        EmptyPane pane = new EmptyPane(Feather.ALERT_CIRCLE, title, sentence, retry, CopyButton.labelled(words,
                words.text("fx.copy"), words.text("fx.copy-message"), () -> sentence));
        pane.getStyleClass().add("failed-pane");
        // Who pressed it by key wants to press it again.
        pane.sceneProperty().subscribe(scene -> {
            if (tried && scene != null) {
                retry.requestFocus();
            }
        });
        return pane;
    }
}
