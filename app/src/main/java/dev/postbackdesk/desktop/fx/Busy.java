package dev.postbackdesk.desktop.fx;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is said while nobody can do anything, and how far it is where that is known.
public final class Busy {
    private Busy() {}

    /// @param progress 0 to 1; less where it is not known
    public static Dialog dialog(String title, String text, ReadOnlyDoubleProperty progress) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("busy-turning");
        HBox line = new HBox(12, turning, Dialog.paragraph(text));
        line.getStyleClass().add("busy-line");
        ProgressBar bar = new ProgressBar();
        bar.setId("busy-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(progress);
        bar.visibleProperty().bind(progress.greaterThanOrEqualTo(0));
        bar.managedProperty().bind(bar.visibleProperty());
        return new Dialog(title, new VBox(16, line, bar));
    }
}
