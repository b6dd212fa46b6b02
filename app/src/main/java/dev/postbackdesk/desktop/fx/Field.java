package dev.postbackdesk.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One field of a form: its label above, what it holds, and help below. An error takes the help's place and marks the
/// control, so that nothing jumps while one types.
public final class Field extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final StringProperty help = new SimpleStringProperty("");
    private final StringProperty error = new SimpleStringProperty("");
    private final Label label = new Label();
    private final HBox head = new HBox(label);
    private final Node marked;
    private final List<Node> others = new ArrayList<>();

    /// @param text the label
    /// @param content what stands below the label
    /// @param control what the label belongs to, and what an error marks: `content` or something within
    public Field(String text, Node content, Node control) {
        this.marked = control;
        getStyleClass().add("field");
        label.setText(text);
        head.setVisible(!text.isEmpty());
        head.setManaged(!text.isEmpty());
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        head.getStyleClass().add("field-head");
        FontIcon icon = new FontIcon("fth-alert-circle");
        icon.visibleProperty().bind(error.isNotEmpty());
        icon.managedProperty().bind(icon.visibleProperty());
        Label below = new Label();
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        below.textProperty().bind(error.flatMap(wrong -> wrong.isEmpty() ? help : error));
        HBox.setHgrow(below, Priority.ALWAYS);
        HBox foot = new HBox(icon, below);
        foot.getStyleClass().add("field-help");
        foot.visibleProperty().bind(below.textProperty().isNotEmpty());
        foot.managedProperty().bind(foot.visibleProperty());
        error.subscribe(wrong -> {
            pseudoClassStateChanged(ERROR, !wrong.isEmpty());
            control.pseudoClassStateChanged(ERROR, !wrong.isEmpty());
            others.forEach(other -> other.pseudoClassStateChanged(ERROR, !wrong.isEmpty()));
            foot.pseudoClassStateChanged(ERROR, !wrong.isEmpty());
            control.setAccessibleHelp(wrong.isEmpty() ? help.get() : wrong);
        });
        help.subscribe(text1 -> control.setAccessibleHelp(error.get().isEmpty() ? text1 : error.get()));
        if (control.getAccessibleRole() == AccessibleRole.PARENT) {
            control.setAccessibleText(text);
        }
        getChildren().addAll(head, content, foot);
    }

    public Field(String text, Node control) {
        this(text, control, control);
    }

    /// A further control that an error marks, for fields whose choice decides which one is shown.
    public void markToo(Node control) {
        others.add(control);
    }

    /// The cursor goes to the control that is shown.
    public void focusShown() {
        Stream.concat(Stream.of(marked), others.stream()).filter(Field::isShown).findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.isFocusTraversable();
    }

    /// A muted word beside the label.
    public Field aside(String text) {
        Label aside = new Label(text);
        aside.getStyleClass().add("field-aside");
        head.getChildren().add(aside);
        return this;
    }

    /// What stands below, muted; empty for nothing.
    public StringProperty helpProperty() {
        return help;
    }

    /// What is wrong and a value that works; empty where nothing is.
    public StringProperty errorProperty() {
        return error;
    }

    /// What an error marks and where the cursor goes then.
    public Node control() {
        return marked;
    }
}
