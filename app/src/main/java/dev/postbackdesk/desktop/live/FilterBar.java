package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.search.SearchField;
import dev.postbackdesk.desktop.search.SearchViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The search field and the pills with counts.
final class FilterBar extends VBox {
    private static final List<LiveFilter> FOLDED = List.of(LiveFilter.UPDATED, LiveFilter.PENDING,
            LiveFilter.DUPLICATE);
    private static final double ENOUGH = 700;
    /// What the pill of pinned ones takes while there are some.
    private static final double PINNED = 60;

    private final Messages messages;
    private final Format format;
    private final LiveViewModel model;
    private final SearchField search;
    private final Map<LiveFilter, ToggleButton> pills = new EnumMap<>(LiveFilter.class);
    private final MenuButton more = new MenuButton();
    /// Whether the pill that is pressed joins those that are chosen.
    private boolean joining;

    /// @param save keeps the search
    /// @param columns the menu of columns, at the end of the pills
    FilterBar(Messages messages, Format format, LiveViewModel model, Button save, Node columns) {
        this.messages = messages;
        this.format = format;
        this.model = model;
        getStyleClass().add("filter-bar");
        setViewOrder(-1);
        search = new SearchField(messages, model.searchField(), save);
        HBox row = new HBox();
        row.getStyleClass().add("pills");
        for (LiveFilter filter : LiveFilter.values()) {
            row.getChildren().add(pill(filter));
        }
        row.getChildren().add(row.getChildren().size() - 1, more);
        row.getChildren().addAll(ScreenHeader.spacer(), columns);
        more.getStyleClass().addAll("pill-more");
        more.setId("pill-more");
        for (LiveFilter filter : FOLDED) {
            MenuItem item = new MenuItem(word(filter));
            item.setOnAction(_ -> choose(filter));
            more.getItems().add(item);
        }
        widthProperty().addListener((_, _, _) -> fold());
        getChildren().addAll(search, row);
        fold();
        model.counts().countsProperty().subscribe(_ -> fold());
        model.searchField().searchProperty().subscribe(now -> {
            Set<LiveFilter> chosen = LiveFilter.of(now);
            pills.forEach((filter, pill) -> pill.setSelected(chosen.contains(filter)));
            fold();
            Optional<LiveFilter> inside = chosen.stream().filter(FOLDED::contains).findFirst();
            more.setText(inside.map(this::word).orElseGet(() -> messages.text("live.filter.more")));
            more.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), inside.isPresent());
        });
    }

    private Node pill(LiveFilter filter) {
        Label count = new Label();
        count.getStyleClass().add("count");
        String word = word(filter);
        Label name = new Label(word);
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
        pill.setId("pill-" + filter.word());
        pill.setTooltip(new Tooltip(filter == LiveFilter.PINNED
                ? messages.text("live.filter.pinned-tip")
                : filter == LiveFilter.ALL
                        ? messages.text("live.filter.all-tip")
                        : messages.text("live.filter.tip", word)));
        pill.addEventFilter(MouseEvent.MOUSE_PRESSED,
                event -> joining = event.isShiftDown() || event.isShortcutDown());
        pill.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // A button heeds Space alone.
            if (event.getCode() == KeyCode.SPACE && event.isShiftDown()) {
                joining = true;
                choose(filter);
                event.consume();
            }
        });
        pill.setOnAction(_ -> choose(filter));
        model.counts().countsProperty().subscribe(counts -> {
            count.setText(format.count(filter.of(counts)) + (counts.whole() ? "" : "+"));
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
        boolean pinned = model.counts().countsProperty().get().pinned() > 0 || model.search().isPinned();
        ToggleButton pinnedPill = pills.get(LiveFilter.PINNED);
        if (pinnedPill != null) {
            pinnedPill.setVisible(pinned);
            pinnedPill.setManaged(pinned);
        }
        boolean narrow = getWidth() > 0 && getWidth() < ENOUGH + (pinned ? PINNED : 0);
        for (LiveFilter filter : FOLDED) {
            ToggleButton pill = pills.get(filter);
            if (pill != null) {
                pill.setVisible(!narrow);
                pill.setManaged(!narrow);
            }
        }
        more.setVisible(narrow);
        more.setManaged(narrow);
    }

    /// Narrows the search to a pill alone, or to it as well.
    private void choose(LiveFilter filter) {
        boolean join = joining;
        joining = false;
        SearchViewModel field = model.searchField();
        field.setText(join ? filter.toggled(field.parse(field.text()))
                : filter.alone(field.parse(field.text()), field::parse));
        Set<LiveFilter> chosen = LiveFilter.of(model.search());
        pills.forEach((other, pill) -> pill.setSelected(chosen.contains(other)));
    }

    void find() {
        search.find();
    }

    void write(String text) {
        search.write(text);
    }

    void copy() {
        search.copy();
    }
}
