package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.link.UrlPart;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// A text field that shows its text in the colours of a URL while it has not the focus, and as plain text while it has.
public final class PaintedField extends StackPane {
    private static final PseudoClass PAINTED = PseudoClass.getPseudoClass("painted");

    private final TextField input = new TextField();
    private final UrlFlow flow = new UrlFlow();
    private final Function<String, List<UrlPart>> parts;

    /// @param parts what a text looks like; empty shows it plain
    public PaintedField(StringProperty text, Function<String, List<UrlPart>> parts) {
        this.parts = parts;
        getStyleClass().add("painted-field");
        input.textProperty().bindBidirectional(text);
        input.getStyleClass().add("mono");
        flow.getStyleClass().add("painted-flow");
        flow.setMouseTransparent(true);
        StackPane.setAlignment(flow, Pos.CENTER_LEFT);
        getChildren().addAll(input, flow);
        input.textProperty().subscribe(_ -> paint());
        input.focusedProperty().subscribe(_ -> paint());
    }

    private void paint() {
        List<UrlPart> look = input.getText() == null ? List.of() : parts.apply(input.getText());
        boolean painted = !input.isFocused() && !look.isEmpty();
        // Laid out even while hidden, so that the field does not change its height under the cursor.
        flow.setParts(look);
        flow.setVisible(painted);
        input.pseudoClassStateChanged(PAINTED, painted);
    }

    /// Where the cursor goes, and what carries the label.
    public TextField input() {
        return input;
    }
}
