package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.search.SearchField;
import dev.postbackdesk.desktop.search.SearchViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
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
    /// These as well, where even the rest finds no room.
    private static final List<LiveFilter> FURTHER = List.of(LiveFilter.ACCEPTED);

    private final Messages messages;
    private final Format format;
    private final LiveViewModel model;
    private final SearchField search;
    private final Map<LiveFilter, ToggleButton> pills = new EnumMap<>(LiveFilter.class);
    private final MenuButton more = new MenuButton();
    private final HBox row = new HBox();
    private final Node columns;
    /// Whether the pill that is pressed joins those that are chosen.
    private boolean joining;

    /// @param save keeps the search
    /// @param columns the menu of columns, at the end of the pills
    FilterBar(Messages messages, Format format, LiveViewModel model, Button save, Node columns) {
        this.messages = messages;
        this.format = format;
        this.model = model;
        this.columns = columns;
        getStyleClass().add("filter-bar");
        // What does not fit goes into the menu, instead of making this wider.
        setMinWidth(0);
        row.setMinWidth(0);
        setViewOrder(-1);
        search = new SearchField(messages, model.searchField(), "live-search", List.of(save));
        row.getStyleClass().add("pills");
        for (LiveFilter filter : LiveFilter.values()) {
            row.getChildren().add(pill(filter));
        }
        row.getChildren().add(row.getChildren().size() - 1, more);
        row.getChildren().addAll(ScreenHeader.spacer(), columns);
        more.getStyleClass().addAll("pill-more");
        more.setId("pill-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setText(messages.text("live.filter.more"));
        getChildren().addAll(search, row);
        fold();
        model.counts().countsProperty().subscribe(_ -> requestLayout());
        model.searchField().searchProperty().subscribe(now -> {
            Set<LiveFilter> chosen = LiveFilter.of(now);
            pills.forEach((filter, pill) -> pill.setSelected(chosen.contains(filter)));
            requestLayout();
        });
    }

    @Override
    protected void layoutChildren() {
        fold();
        super.layoutChildren();
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
        pill.setMinWidth(USE_PREF_SIZE);
        pill.setId("pill-" + filter.word());
        Tip.on(pill, filter == LiveFilter.PINNED
                ? messages.text("live.filter.pinned-tip")
                : filter == LiveFilter.ALL
                        ? messages.text("live.filter.all-tip")
                        : messages.text("live.filter.tip", word));
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
        Optional<LiveFilter> inside = LiveFilter.of(model.search()).stream().filter(folded::contains).findFirst();
        more.setText(inside.map(this::word).orElseGet(() -> messages.text("live.filter.more")));
        more.pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), inside.isPresent());
    }

    /// Whether what is left beside the folded ones, and their menu, has room in one line, in whichever language.
    private boolean fits(List<LiveFilter> folded) {
        double width = columns.prefWidth(-1) + row.getSpacing()
                + (folded.isEmpty() ? 0 : more.prefWidth(-1) + row.getSpacing());
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
        item.setOnAction(_ -> choose(filter));
        return item;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Narrows the search to a pill alone, or to it as well.
    private void choose(LiveFilter filter) {
        boolean join = joining;
        joining = false;
        SearchViewModel field = model.searchField();
        field.setText(join
                ? filter.toggled(field.parse(field.text()))
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
