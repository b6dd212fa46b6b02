package dev.postbackdesk.desktop.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a list shows before it is read: that it is being read, or why it can't be, with another try.
public final class LoadingPane extends StackPane {
    /// Says that something is being read.
    public static ProgressIndicator turning(Messages words) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(32, 32);
        progress.setAccessibleText(words.text("fx.loading"));
        return progress;
    }

    /// @param failure why it can't be read, `""` while that is not known
    /// @param again reads once more
    public LoadingPane(Messages words, ObservableBooleanValue loaded, ObservableStringValue failure, Runnable again) {
        getStyleClass().add("loading-pane");
        ProgressIndicator progress = turning(words);
        progress.visibleProperty().bind(Bindings.createBooleanBinding(() -> failure.get().isEmpty(), failure));
        Label sentence = new Label(null, Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        sentence.textProperty().bind(failure);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Button retry = new Button(words.text("fx.try-again"), Icons.normal(Feather.ROTATE_CW));
        retry.getStyleClass().add("accent");
        retry.setId("try-again");
        retry.setOnAction(_ -> again.run());
        HBox actions = new HBox(8, retry,
                CopyButton.labelled(words, words.text("fx.copy"), words.text("fx.copy-message"), failure::get));
        VBox failed = new VBox(16, sentence, actions);
        failed.setMaxSize(480, USE_PREF_SIZE);
        failed.visibleProperty().bind(progress.visibleProperty().not());
        getChildren().addAll(progress, failed);
        visibleProperty().bind(Bindings.createBooleanBinding(() -> !loaded.get(), loaded));
    }
}
