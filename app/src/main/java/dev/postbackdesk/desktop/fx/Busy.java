package dev.postbackdesk.desktop.fx;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// What is said while nobody can do anything, and how far it is where that is known.
public final class Busy {
    private Busy() {}

    /// @param progress 0 to 1; less where it is not known
    public static Dialog dialog(String title, String text, ReadOnlyDoubleProperty progress) {
        ProgressBar bar = new ProgressBar();
        bar.setId("busy-progress");
        bar.getStyleClass().add("busy-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(title);
        bar.progressProperty().bind(progress);
        return new Dialog(title, new VBox(16, Dialog.paragraph(text), bar));
    }
}
