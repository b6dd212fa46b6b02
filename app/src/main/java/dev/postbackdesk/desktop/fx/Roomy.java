package dev.postbackdesk.desktop.fx;

import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Shows its content as it is where there is room for it, and lets it be scrolled where there is less: nothing is cut off in a
/// small window, or where everything is drawn twice as large. Used on the FX thread.
public final class Roomy extends StackPane {
    /// The part of what it needs that content is squeezed into before it is scrolled.
    private static final double SQUEEZED = 0.93;

    private final Region content;
    private final ScrollPane scroll = new ScrollPane();
    private double leastWidth;
    private double leastHeight;

    public Roomy(Region content) {
        this.content = content;
        scroll.getStyleClass().add("roomy");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().add(content);
        setMinSize(0, 0);
        // While what is around it is being laid out it may have less room than it is about to have.
        widthProperty().addListener((_, _, _) -> Platform.runLater(this::place));
        heightProperty().addListener((_, _, _) -> Platform.runLater(this::place));
    }

    /// What the content needs.
    public void least(double width, double height) {
        leastWidth = width;
        leastHeight = height;
        place();
    }

    private void place() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        boolean little = getWidth() < leastWidth * SQUEEZED || getHeight() < leastHeight * SQUEEZED;
        boolean scrolled = scroll.getContent() != null;
        if (little) {
            content.setMinSize(leastWidth > 0 ? leastWidth : USE_COMPUTED_SIZE, leastHeight);
        } else if (scrolled) {
            content.setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        }
        if (little && !scrolled) {
            getChildren().clear();
            scroll.setContent(content);
            getChildren().add(scroll);
        } else if (!little && scrolled) {
            scroll.setContent(null);
            getChildren().setAll(content);
        }
    }
}
