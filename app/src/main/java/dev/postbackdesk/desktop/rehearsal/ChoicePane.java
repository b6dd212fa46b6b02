package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is rehearsed: a link, one of its conversions, and what goes wrong.
final class ChoicePane extends VBox {
    private final Messages words;
    private final RehearsalText text;
    private final RehearsalViewModel model;
    private final TextField find = new TextField();
    private final Label count = new Label();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Fault, RadioButton> buttons = new EnumMap<>(Fault.class);

    ChoicePane(Messages words, RehearsalText text, RehearsalViewModel model) {
        this.words = words;
        this.text = text;
        this.model = model;
        getStyleClass().add("rehearsal-choice");
        Node faults = faults();
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(
                field("rehearsal.link", box("rehearsal-link", model.links(), model.linkProperty(), TrackingLink::name)),
                field("rehearsal.conversion", box("rehearsal-conversion", model.conversions(),
                        model.conversionProperty(), Conversion::name)),
                faults, find, scroll);
        find.textProperty().subscribe(this::list);
        model.faultProperty().subscribe(this::choose);
    }

    private Node field(String key, ComboBox<?> box) {
        Label label = new Label(words.text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(box);
        box.setMaxWidth(Double.MAX_VALUE);
        VBox field = new VBox(label, box);
        field.getStyleClass().add("field");
        return field;
    }

    private static <T> ComboBox<T> box(String id, ObservableList<T> all, ObjectProperty<@Nullable T> chosen,
            Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>(all);
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : name.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed there");
            }
        });
        chosen.subscribe(one -> box.setValue(one));
        // While its items are exchanged the box has none for a moment: that is no choice.
        box.setOnAction(_ -> {
            T one = box.getValue();
            if (one != null && all.contains(one)) {
                chosen.set(one);
            }
        });
        return box;
    }

    private Node faults() {
        Label label = new Label(words.text("rehearsal.faults"));
        label.getStyleClass().add("field-label");
        count.getStyleClass().addAll("caption", "muted");
        HBox head = new HBox(label, ScreenHeader.spacer(), count);
        head.getStyleClass().add("field-head");
        find.setId("fault-find");
        find.setPromptText(words.text("rehearsal.find"));
        find.setAccessibleText(words.text("rehearsal.find"));
        list.getStyleClass().add("fault-list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        return head;
    }

    private void list(String sought) {
        List<Fault> found = text.found(sought);
        list.getChildren().clear();
        buttons.clear();
        group.getToggles().clear();
        Outcome before = Outcome.WELL;
        for (Fault fault : found) {
            if (fault.outcome() != before) {
                before = fault.outcome();
                list.getChildren().add(heading(before));
            }
            list.getChildren().add(entry(fault));
        }
        if (found.isEmpty()) {
            Label none = new Label(words.text("rehearsal.find.none"));
            none.getStyleClass().addAll("caption", "muted");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
        count.setText(words.text("rehearsal.faults.count", found.size(), Fault.values().length));
        choose(model.faultProperty().get());
    }

    private Node heading(Outcome outcome) {
        Label heading = new Label(text.outcome(outcome), icon(outcome));
        heading.getStyleClass().addAll("caption", "muted", "fault-heading");
        heading.setWrapText(true);
        return heading;
    }

    static FontIcon icon(Outcome outcome) {
        return switch (outcome) {
            case WELL -> Icons.tiny(Feather.CHECK, "icon-success");
            case REJECTED -> Icons.tiny(Feather.X, "icon-danger");
            case WARNED -> Icons.tiny(Feather.ALERT_TRIANGLE, "icon-warning");
            case DUPLICATE -> Icons.tiny(Feather.COPY);
            case UPDATED -> Icons.tiny(Feather.REFRESH_CW, "icon-info");
            case ON_THE_WHOLE -> Icons.tiny(Feather.INFO, "icon-info");
        };
    }

    private Node entry(Fault fault) {
        RadioButton button = new RadioButton(text.name(fault));
        button.getStyleClass().add("fault");
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setUserData(fault);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setId("fault-" + RehearsalText.word(fault));
        Tip.on(button, text.sentence(fault));
        button.selectedProperty().subscribe(selected -> {
            if (selected) {
                model.faultProperty().set(fault);
            }
        });
        button.focusedProperty().subscribe(focused -> {
            if (focused) {
                reveal(button);
            }
        });
        buttons.put(fault, button);
        return button;
    }

    private void choose(Fault fault) {
        RadioButton button = buttons.get(fault);
        if (button != null) {
            button.setSelected(true);
            reveal(button);
        }
    }

    /// Scrolls to one that was chosen or that the arrow keys came to. Not before all of it is laid out: a pane that just comes
    /// into sight has a height of its own until then, by which everything seems to be out of it.
    private void reveal(Node node) {
        Scene scene = getScene();
        if (scene != null) {
            Runnable once = new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    scrollTo(node);
                }
            };
            scene.addPostLayoutPulseListener(once);
            Platform.requestNextPulse();
        }
    }

    private void scrollTo(Node node) {
        double height = list.getHeight() - scroll.getViewportBounds().getHeight();
        if (height > 0) {
            double top = node.getBoundsInParent().getMinY();
            double bottom = node.getBoundsInParent().getMaxY();
            double from = scroll.getVvalue() * height;
            if (top < from) {
                scroll.setVvalue(top / height);
            } else if (bottom > from + scroll.getViewportBounds().getHeight()) {
                scroll.setVvalue((bottom - scroll.getViewportBounds().getHeight()) / height);
            }
        }
    }

    /// Puts the cursor on the chosen fault: from there the arrow keys choose, and Enter plays.
    void focusChosen() {
        // A list that was never laid out has nothing to put it on.
        applyCss();
        layout();
        RadioButton button = buttons.get(model.faultProperty().get());
        (button == null ? find : button).requestFocus();
    }

    void find() {
        find.requestFocus();
        find.selectAll();
    }
}
