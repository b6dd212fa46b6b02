package dev.postbackdesk.desktop.tour;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// Lies over the window: everything is dimmed but the control that the step points at, and a card beside it says what it
/// is. Follows that control wherever the layout takes it.
final class TourView extends Pane {
    private static final double AROUND = 6;

    private final Messages words;
    private final TourViewModel model;
    private final Supplier<@Nullable Node> target;
    private final Pane dim = new Pane();
    private final Rectangle ring = new Rectangle();
    private final Label progress = new Label();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button leave;
    private final Button back;
    private final Button next;
    private final VBox card;
    private Rectangle2D lit = Rectangle2D.EMPTY;
    private final Runnable pulse = this::look;

    /// @param target what the present step points at, null if it went away
    TourView(Messages words, TourViewModel model, Supplier<@Nullable Node> target) {
        this.words = words;
        this.model = model;
        this.target = target;
        getStyleClass().add("tour");
        setId("tour");
        leave = button("tour.leave", "tour-leave", model::leave);
        leave.getStyleClass().add("flat");
        Tip.on(leave, words.text("tour.leave.tip"));
        back = button("tour.back", "tour-back", model::back);
        Tip.on(back, words.text("tour.back.tip"));
        next = button("tour.next", "tour-next", model::next);
        next.getStyleClass().add("accent");
        Tip.on(next, words.text("tour.next.tip"));
        progress.getStyleClass().addAll("caption", "muted");
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        text.setWrapText(true);
        text.getStyleClass().addAll("muted", "paragraph");
        text.setMinHeight(Label.USE_PREF_SIZE);
        HBox buttons = new HBox(8, leave, ScreenHeader.spacer(), back, next);
        VBox.setMargin(buttons, new Insets(12, 0, 0, 0));
        card = new VBox(8, progress, title, text, buttons);
        card.getStyleClass().add("tour-card");
        card.setId("tour-card");
        ring.getStyleClass().add("tour-ring");
        ring.setArcWidth(16);
        ring.setArcHeight(16);
        ring.setMouseTransparent(true);
        dim.getStyleClass().add("tour-dim");
        getChildren().addAll(dim, ring, card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(pulse);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(pulse);
            }
        });
        model.atProperty().subscribe(_ -> show());
    }

    private Button button(String key, String id, Runnable action) {
        Button button = new Button(words.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    private void show() {
        if (!model.isUnderWay()) {
            return;
        }
        String key = "tour." + model.step().name();
        progress.setText(words.text("tour.progress", model.atProperty().get() + 1, model.count()));
        title.setText(words.text(key + ".title"));
        text.setText(words.text(key + ".text"));
        card.setAccessibleText(title.getText() + ". " + text.getText());
        back.setDisable(model.isFirst());
        next.setText(words.text(model.isLast() ? "tour.done" : "tour.next"));
        takeFocus();
        look();
        requestLayout();
    }

    /// The card's main button gets the focus.
    void takeFocus() {
        next.requestFocus();
    }

    /// What a key does while the tour is there; nothing else gets it.
    void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> model.leave();
            case RIGHT -> model.next();
            case LEFT -> model.back();
            case TAB -> cycle(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void cycle(int by) {
        List<Button> all = Stream.of(leave, back, next).filter(button -> !button.isDisabled())
                .toList();
        int at = getScene() == null ? -1 : all.indexOf(getScene().getFocusOwner());
        all.get(Math.floorMod(at + by, all.size())).requestFocus();
    }

    /// After each layout: where the control is now. One that went away ends the step.
    private void look() {
        if (!model.isUnderWay() || getScene() == null) {
            return;
        }
        Node node = target.get();
        if (node == null) {
            model.next();
            return;
        }
        Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double left = Math.max(2, bounds.getMinX() - AROUND);
        double top = Math.max(2, bounds.getMinY() - AROUND);
        double right = Math.min(getWidth() - 2, bounds.getMaxX() + AROUND);
        double bottom = Math.min(getHeight() - 2, bounds.getMaxY() + AROUND);
        Rectangle2D now = new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        if (!now.equals(lit)) {
            lit = now;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        dim.resizeRelocate(0, 0, width, height);
        Rectangle hole = new Rectangle(lit.getMinX(), lit.getMinY(), lit.getWidth(), lit.getHeight());
        hole.setArcWidth(16);
        hole.setArcHeight(16);
        // A shape as clip, so that the colour may stay in the style sheet.
        dim.setClip(Shape.subtract(new Rectangle(width, height), hole));
        ring.setX(lit.getMinX());
        ring.setY(lit.getMinY());
        ring.setWidth(lit.getWidth());
        ring.setHeight(lit.getHeight());
        double cardWidth = card.prefWidth(-1);
        double cardHeight = card.prefHeight(cardWidth);
        Rectangle2D place = TourPlace.of(lit, width, height, cardWidth, cardHeight);
        card.resizeRelocate(place.getMinX(), place.getMinY(), cardWidth, cardHeight);
    }
}
