package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The search field and the pills with counts.
final class FilterBar extends VBox {
    /// A pause in typing; each search reads from disk.
    private static final Duration PAUSE = Duration.millis(150);

    private static final List<LiveFilter> FOLDED = List.of(LiveFilter.UPDATED, LiveFilter.PENDING,
            LiveFilter.DUPLICATE);
    /// These as well, where even the rest finds no room.
    private static final List<LiveFilter> FURTHER = List.of(LiveFilter.ACCEPTED);

    private final Messages messages;
    private final Format format;
    private final LiveViewModel model;
    private final TextField field = new TextField();
    private final Map<LiveFilter, ToggleButton> pills = new EnumMap<>(LiveFilter.class);
    private final MenuButton more = new MenuButton();
    private final HBox row = new HBox();
    private final PauseTransition typing = new PauseTransition(PAUSE);

    FilterBar(Messages messages, Format format, LiveViewModel model) {
        this.messages = messages;
        this.format = format;
        this.model = model;
        getStyleClass().add("filter-bar");
        row.getStyleClass().add("pills");
        for (LiveFilter filter : LiveFilter.values()) {
            row.getChildren().add(pill(filter));
        }
        row.getChildren().add(row.getChildren().size() - 1, more);
        more.getStyleClass().addAll("pill-more");
        more.setId("pill-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setText(messages.text("live.filter.more"));
        getChildren().addAll(search(), row);
        fold();
        model.countsProperty().subscribe(_ -> requestLayout());
        model.filterProperty().subscribe(chosen -> {
            pills.forEach((filter, pill) -> pill.setSelected(filter == chosen));
            requestLayout();
        });
    }

    @Override
    protected void layoutChildren() {
        fold();
        super.layoutChildren();
    }

    private Node search() {
        field.setPromptText(messages.text("live.search"));
        field.getStyleClass().add("bare");
        field.setId("live-search");
        field.setTooltip(new Tooltip(messages.text("live.search-tip")));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button clear = new Button("", Icons.small(Feather.X));
        clear.getStyleClass().addAll("flat", "small", "icon-only");
        clear.setAccessibleText(messages.text("live.search-clear"));
        clear.setTooltip(new Tooltip(messages.text("live.search-clear")));
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        typing.setOnFinished(_ -> model.textProperty().set(field.getText()));
        field.textProperty().addListener((_, _, _) -> typing.playFromStart());
        // What is sought from elsewhere stands in the field as well.
        model.textProperty().addListener((_, _, text) -> {
            if (!field.getText().equals(text)) {
                field.setText(text);
                typing.stop();
            }
        });
        field.setOnAction(_ -> {
            typing.stop();
            model.textProperty().set(field.getText());
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
        HBox box = new HBox(Icons.normal(Feather.SEARCH), field, clear);
        box.getStyleClass().add("search-box");
        field.focusedProperty().subscribe(focused -> box
                .pseudoClassStateChanged(PseudoClass.getPseudoClass("focused-inside"), focused));
        return box;
    }

    private void clear() {
        field.clear();
        typing.stop();
        model.textProperty().set("");
    }

    private Node pill(LiveFilter filter) {
        Label count = new Label();
        count.getStyleClass().add("count");
        String word = word(filter);
        count.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(word);
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("name");
        HBox inside = new HBox(name, count);
        inside.getStyleClass().add("inside");
        if (filter == LiveFilter.PINNED) {
            inside.getChildren().setAll(Icons.small(Feather.BOOKMARK), count);
        } else if (filter != LiveFilter.ALL) {
            VerdictChip chip = VerdictChip.valueOf(filter.name());
            inside.getChildren().addFirst(Icons.small(chip.icon(), "icon-" + chip.colour()));
        }
        ToggleButton pill = new ToggleButton("", inside);
        pill.getStyleClass().setAll("pill");
        pill.setMinWidth(USE_PREF_SIZE);
        pill.setId("pill-" + filter.word());
        if (filter == LiveFilter.PINNED) {
            pill.setTooltip(new Tooltip(messages.text("live.filter.pinned-tip")));
        }
        pill.setOnAction(_ -> {
            pill.setSelected(true);
            model.filterProperty().set(filter);
        });
        model.countsProperty().subscribe(counts -> {
            count.setText(format.count(filter.of(counts)));
            pill.setAccessibleText(word + " " + count.getText());
        });
        pills.put(filter, pill);
        return pill;
    }

    private String word(LiveFilter filter) {
        return switch (filter) {
            case ALL -> messages.text("live.filter.all");
            case PINNED -> messages.text("live.filter.pinned");
            case ACCEPTED, UPDATED, PENDING, DUPLICATE, REJECTED ->
                VerdictChip.valueOf(filter.name()).text(messages);
        };
    }

    /// Where room is short, the rarer ones go into a menu. The pill of pinned ones is there while there are some.
    private void fold() {
        boolean pinned = model.countsProperty().get().pinned() > 0 || model.filterProperty().get() == LiveFilter.PINNED;
        ToggleButton pinnedPill = pills.get(LiveFilter.PINNED);
        if (pinnedPill != null) {
            shown(pinnedPill, pinned);
        }
        List<LiveFilter> folded = getWidth() <= 0 || fits(List.of())
                ? List.of()
                : fits(FOLDED) ? FOLDED : Stream.concat(FURTHER.stream(), FOLDED.stream()).toList();
        pills.forEach((filter, pill) -> {
            if (filter != LiveFilter.PINNED) {
                shown(pill, !folded.contains(filter));
            }
        });
        shown(more, !folded.isEmpty());
        if (more.getItems().size() != folded.size()) {
            more.getItems().setAll(folded.stream().map(this::item).toList());
        }
        LiveFilter chosen = model.filterProperty().get();
        boolean inside = folded.contains(chosen);
        more.setText(inside ? word(chosen) : messages.text("live.filter.more"));
        more.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), inside);
    }

    /// Whether what is left beside the folded ones, and their menu, has room in one line, in whichever language.
    private boolean fits(List<LiveFilter> folded) {
        double width = folded.isEmpty() ? -row.getSpacing() : more.prefWidth(-1);
        for (Map.Entry<LiveFilter, ToggleButton> pill : pills.entrySet()) {
            boolean absent = pill.getKey() == LiveFilter.PINNED && !pill.getValue().isManaged();
            if (!absent && !folded.contains(pill.getKey())) {
                width += row.getSpacing() + pill.getValue().prefWidth(-1);
            }
        }
        return width <= getWidth() - snappedLeftInset() - snappedRightInset();
    }

    private MenuItem item(LiveFilter filter) {
        MenuItem item = new MenuItem(word(filter));
        item.setOnAction(_ -> model.filterProperty().set(filter));
        return item;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void find() {
        field.requestFocus();
        field.selectAll();
    }
}
