package dev.postbackdesk.desktop.fx;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A form with its side panel: beside it where there is room for both, else below it in the same scroll.
public final class EditorLayout extends BorderPane {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");
    private static final double MOST_BORDER = 4;

    private final Region side;
    private final double threshold;
    private final double widestSide;
    private final @Nullable Node dock;
    private final Label note = new Label(null, Icons.small(Feather.INFO));
    /// The form stays in this one for good: taken out and put in again, it would lose the focus.
    private final VBox column;
    private final ScrollPane left = scroll();
    private final ScrollPane right = scroll();
    private final HBox panes = new HBox(left);
    private boolean beside;

    /// @param threshold from this width on, both stand beside each other
    /// @param widestSide how wide the side panel gets
    /// @param dock what stays in sight below while the side panel is not beside the form, or null
    public EditorLayout(Node header, Region form, Region side, double threshold, double widestSide,
            @Nullable Node dock) {
        this.dock = dock;
        this.side = side;
        this.threshold = threshold;
        this.widestSide = widestSide;
        getStyleClass().add("editor");
        form.getStyleClass().add("editor-form");
        side.getStyleClass().add("editor-side");
        note.getStyleClass().add("editor-note");
        note.setMaxWidth(Double.MAX_VALUE);
        note.setVisible(false);
        note.managedProperty().bind(note.visibleProperty());
        column = new VBox(form, side);
        column.getStyleClass().add("editor-stacked");
        left.setContent(column);
        HBox.setHgrow(left, Priority.ALWAYS);
        right.getStyleClass().add("editor-side-scroll");
        setTop(new VBox(header, note));
        setCenter(panes);
        setBottom(dock);
        left.viewportBoundsProperty().subscribe(_ -> gutters());
        right.viewportBoundsProperty().subscribe(_ -> gutters());
        widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    private void arrange(double width) {
        boolean fits = width >= threshold;
        if (fits != beside) {
            beside = fits;
            if (fits) {
                column.getChildren().remove(side);
                right.setContent(side);
                panes.getChildren().add(right);
                setBottom(null);
            } else {
                panes.getChildren().remove(right);
                right.setContent(null);
                column.getChildren().add(side);
                setBottom(dock);
            }
            gutters();
        }
        double wide = Math.clamp(Math.rint(width * 0.48), 280, widestSide);
        right.setMinWidth(wide);
        right.setPrefWidth(wide);
        right.setMaxWidth(wide);
    }

    /// A scroll bar takes its room from the padding beside it, so that nothing moves when it comes.
    private void gutters() {
        column.getChildren().forEach(part -> part.pseudoClassStateChanged(SCROLLED, isScrolled(left)));
        if (beside) {
            side.pseudoClassStateChanged(SCROLLED, isScrolled(right));
        }
    }

    private static boolean isScrolled(ScrollPane pane) {
        double viewport = pane.getViewportBounds().getWidth();
        return viewport > 0 && viewport < pane.getWidth() - MOST_BORDER;
    }

    /// A quiet line between header and form, while `shown` says so.
    public EditorLayout note(String text, ObservableValue<Boolean> shown) {
        note.setText(text);
        note.visibleProperty().bind(shown);
        return this;
    }

    /// Whether a key went to a text field of the form itself: Enter in the search field of a combo box chooses, and saves
    /// nothing.
    public static boolean isField(EventTarget target) {
        if (!(target instanceof TextField field)) {
            return false;
        }
        for (Node at = field; at != null; at = at.getParent()) {
            if (at instanceof ComboBoxBase) {
                return false;
            }
        }
        return true;
    }

    private static ScrollPane scroll() {
        ScrollPane scroll = new ScrollPane();
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }
}
