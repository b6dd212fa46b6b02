package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.search.SearchField;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.Criterion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The search field, and the pills and menus that show and change terms of the search.
final class ClickFilterBar extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Messages messages;
    private final ClicksViewModel model;
    private final SearchField search;
    private final HBox row = new HBox();
    private final HBox menus = new HBox();
    private final Map<ClickKind, ToggleButton> pills = new EnumMap<>(ClickKind.class);
    private final MenuButton links = new MenuButton();
    private final MenuButton times = new MenuButton();

    /// @param save keeps the search
    /// @param columns the menu of columns, at the end
    ClickFilterBar(Messages messages, ClicksViewModel model, Button save, Node columns) {
        this.messages = messages;
        this.model = model;
        getStyleClass().add("filter-bar");
        // What can follow in the search lies over the table.
        setViewOrder(-1);
        setMinWidth(0);
        search = new SearchField(messages, model.searchField(), "clicks-search", List.of(save));
        row.getStyleClass().add("pills");
        for (ClickKind kind : ClickKind.values()) {
            ToggleButton pill = pill(kind);
            pills.put(kind, pill);
            row.getChildren().add(pill);
        }
        for (MenuButton menu : List.of(links, times)) {
            menu.getStyleClass().add("pill-more");
            menu.setMinWidth(USE_PREF_SIZE);
        }
        links.setId("clicks-link");
        Tip.on(links, messages.text("clicks.links-tip"));
        times.setId("clicks-time");
        Tip.on(times, messages.text("clicks.times-tip"));
        for (Span span : Span.values()) {
            times.getItems().add(item(word(span), () -> change(span.in(written()))));
        }
        model.definitionsProperty().subscribe(this::offer);
        model.searchField().searchProperty().subscribe(this::show);
        menus.getChildren().addAll(links, times);
        menus.getStyleClass().add("pills");
        row.getChildren().addAll(ScreenHeader.spacer(), menus, columns);
        row.setMinWidth(0);
        getChildren().addAll(search, row);
    }

    @Override
    protected void layoutChildren() {
        place();
        super.layoutChildren();
    }

    @Override
    protected double computePrefHeight(double width) {
        place();
        return super.computePrefHeight(width);
    }

    /// The menus have a line of their own where the pills would be cut, in whichever language.
    private void place() {
        double needed = menus.prefWidth(-1);
        for (Node node : row.getChildren()) {
            needed += row.getSpacing() + (node.equals(menus) ? 0 : node.prefWidth(-1));
        }
        boolean narrow = getWidth() > 0 && needed > getWidth() - snappedLeftInset() - snappedRightInset();
        if (narrow && row.getChildren().remove(menus)) {
            getChildren().add(menus);
        } else if (!narrow && getChildren().remove(menus)) {
            row.getChildren().add(row.getChildren().size() - 1, menus);
        }
    }

    /// What is written, whether it counts yet or not.
    private Search written() {
        return model.searchField().parse(model.searchField().text());
    }

    private void change(String text) {
        model.searchField().setText(text);
        show(model.search());
    }

    private void show(Search now) {
        Optional<ClickKind> chosen = ClickKind.of(now);
        pills.forEach((kind, pill) -> pill.setSelected(chosen.filter(kind::equals).isPresent()));
        Optional<Span> span = Span.of(now);
        times.setText(span.map(this::word).orElseGet(() -> messages.text("clicks.time.other")));
        times.pseudoClassStateChanged(SELECTED, span.filter(Span.ANY::equals).isEmpty());
        Set<Integer> keys = new TreeSet<>();
        now.criteria(Instant.EPOCH).forEach(asked -> {
            if (asked instanceof Criterion.OfLink(var some)) {
                keys.addAll(some);
            }
        });
        links.setText(switch (keys.size()) {
            case 0 -> messages.text("clicks.all-links");
            case 1 -> model.definitionsProperty().get().link(keys.iterator().next())
                    .map(stored -> stored.link().name()).orElse(ClickText.NONE);
            default -> messages.text("clicks.some-links", keys.size());
        });
        links.pseudoClassStateChanged(SELECTED, !keys.isEmpty());
        requestLayout();
    }

    private void offer(Definitions definitions) {
        links.getItems().setAll(item(messages.text("clicks.all-links"), () -> ofLink("")));
        definitions.links().forEach(stored -> links.getItems()
                .add(item(stored.link().name(), () -> ofLink(Search.ofLink(stored.link().name())))));
        show(model.search());
    }

    private void ofLink(String term) {
        change(written().replacing(asked -> asked instanceof Criterion.OfLink, term));
    }

    private static MenuItem item(String words, Runnable run) {
        MenuItem item = new MenuItem(words);
        // A name is no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private String word(Span span) {
        return messages.text("clicks.time." + span.word());
    }

    private ToggleButton pill(ClickKind kind) {
        Label name = new Label(messages.text("clicks.kind." + kind.word()));
        name.getStyleClass().add("name");
        ToggleButton pill = new ToggleButton("", name);
        pill.getStyleClass().setAll("pill");
        pill.setMinWidth(USE_PREF_SIZE);
        pill.setId("clicks-" + kind.word());
        pill.setAccessibleText(name.getText());
        Tip.on(pill, messages.text("clicks.kind-tip." + kind.word()));
        pill.setOnAction(_ -> choose(kind));
        return pill;
    }

    /// Narrows the search to a kind of clicks.
    void choose(ClickKind kind) {
        change(kind.in(written()));
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
