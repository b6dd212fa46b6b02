package dev.postbackdesk.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One field of a form: its label above, what it holds, and help below. Advice takes the help's place; an error takes that of
/// both and marks the control, so that nothing jumps while one types.
public final class Field extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final StringProperty help = new SimpleStringProperty("");
    private final StringProperty advice = new SimpleStringProperty("");
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
        FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
        icon.iconCodeProperty()
                .bind(error.isNotEmpty().map(wrong -> wrong ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE));
        icon.visibleProperty().bind(error.isNotEmpty().or(advice.isNotEmpty()));
        icon.managedProperty().bind(icon.visibleProperty());
        Label below = new Label();
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        ObservableValue<String> said = advice.flatMap(odd -> odd.isEmpty() ? help : advice);
        below.textProperty().bind(error.flatMap(wrong -> wrong.isEmpty() ? said : error));
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
        });
        below.textProperty().subscribe(control::setAccessibleHelp);
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

    /// What is odd, and may be so: it keeps nobody from saving. Empty where nothing is.
    public StringProperty adviceProperty() {
        return advice;
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
