package dev.postbackdesk.desktop.fx;

import java.util.function.DoubleFunction;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
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
    private DoubleFunction<Dimension2D> least = _ -> new Dimension2D(0, 0);

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

    /// What the content needs, by the width that there is: who has little of that may need more height.
    public void least(DoubleFunction<Dimension2D> needed) {
        least = needed;
        place();
    }

    /// Shows its beginning, since it is something else now.
    public void toTop() {
        scroll.setVvalue(0);
        scroll.setHvalue(0);
    }

    private void place() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        Dimension2D needed = least.apply(getWidth());
        boolean little = getWidth() < needed.getWidth() * SQUEEZED || getHeight() < needed.getHeight() * SQUEEZED;
        boolean scrolled = scroll.getContent() != null;
        if (little) {
            content.setMinSize(needed.getWidth() > 0 ? needed.getWidth() : USE_COMPUTED_SIZE, needed.getHeight());
        } else if (scrolled) {
            content.setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        }
        if (needed.getWidth() <= 0) {
            // What is as wide as it is gets room for the bar beside it.
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
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
