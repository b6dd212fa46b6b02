package dev.postbackdesk.desktop.fx;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The inside of a dialog: a question or a title, what belongs to it, and buttons that say what happens. Only where undo
/// cannot serve.
///
/// In a window that is too low for it, or where everything is drawn twice as large, what belongs to it is scrolled: title and
/// buttons stay in sight.
public final class Dialog extends VBox {
    private final Body inside;

    public Dialog(String title, Node body, Node... actions) {
        Label heading = new Label(title);
        heading.getStyleClass().add("verdict-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        inside = new Body(title, body);
        getStyleClass().add("dialog-box");
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, inside);
        if (actions.length > 0) {
            FlowPane buttons = new FlowPane(actions);
            buttons.getStyleClass().add("actions");
            getChildren().add(buttons);
        }
        // Whatever has the focus, unless it makes something of these keys itself.
        addEventHandler(KeyEvent.KEY_PRESSED, this::page);
    }

    /// Shows something above the buttons that is not scrolled away, as far as it is visible.
    public Dialog foot(Node node) {
        node.managedProperty().bind(node.visibleProperty());
        getChildren().add(getChildren().indexOf(inside) + 1, node);
        return this;
    }

    private void page(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_DOWN -> inside.page(1);
            case PAGE_UP -> inside.page(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// A paragraph for a dialog's body.
    public static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "paragraph");
        return label;
    }

    /// As high as what it holds at any time, where there is room: of its own accord a scroll pane keeps its first height.
    private static final class Body extends ScrollPane {
        /// Some lines of it are always in sight.
        private static final double LEAST = 64;
        private static final double AROUND = 4;

        Body(String title, Node content) {
            super(new VBox(content));
            getStyleClass().add("dialog-scroll");
            // The focus is drawn around fields, beyond their bounds: it is not to be cut off.
            VBox.setMargin(this, new Insets(-AROUND));
            ((Region) getContent()).setPadding(new Insets(AROUND));
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setMinWidth(0);
            // The keyboard reaches it where there is something to scroll.
            setFocusTraversable(false);
            setAccessibleText(title);
            viewportBoundsProperty().subscribe(this::offerFocus);
            getContent().layoutBoundsProperty().subscribe(this::offerFocus);
        }

        private void offerFocus() {
            setFocusTraversable(hidden() > 1);
        }

        /// How much of it is out of sight.
        private double hidden() {
            return getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        }

        void page(int by) {
            double hidden = hidden();
            if (hidden > 1) {
                setVvalue(Math.clamp(getVvalue() + by * getViewportBounds().getHeight() / hidden, 0, 1));
            }
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inside = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
            return snapSizeY(getContent().prefHeight(inside)) + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected double computeMinHeight(double width) {
            return Math.min(LEAST, computePrefHeight(width));
        }
    }
}
