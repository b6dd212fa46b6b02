package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.clicks.ClicksViewModel.Span;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.ClickQuery.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The search field, the pills, and the menus of links and times.
final class ClickFilterBar extends VBox {
    /// A pause in typing; each search reads from disk.
    private static final Duration PAUSE = Duration.millis(150);
    /// From this width pills and menus stand in one line.
    private static final double ONE_LINE = 680;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Messages messages;
    private final ClicksViewModel model;
    private final TextField field = new TextField();
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final MenuButton links = new MenuButton();
    private final MenuButton times = new MenuButton();

    /// @param toList moves the focus to the list
    ClickFilterBar(Messages messages, ClicksViewModel model, Runnable toList) {
        this.messages = messages;
        this.model = model;
        getStyleClass().add("filter-bar");
        HBox row = new HBox();
        row.getStyleClass().add("pills");
        Map<Kind, ToggleButton> pills = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            ToggleButton pill = pill(kind);
            pills.put(kind, pill);
            row.getChildren().add(pill);
        }
        model.kindProperty().subscribe(chosen -> pills.forEach((kind, pill) -> pill.setSelected(kind == chosen)));
        for (MenuButton menu : List.of(links, times)) {
            menu.getStyleClass().add("pill-more");
            menu.setMinWidth(USE_PREF_SIZE);
        }
        links.setId("clicks-link");
        links.setTooltip(new Tooltip(messages.text("clicks.links-tip")));
        times.setId("clicks-time");
        times.setTooltip(new Tooltip(messages.text("clicks.times-tip")));
        for (Span span : Span.values()) {
            times.getItems().add(item(word(span), () -> model.spanProperty().set(span)));
        }
        model.spanProperty().subscribe(span -> {
            times.setText(word(span));
            times.pseudoClassStateChanged(SELECTED, span != Span.ANY);
        });
        model.definitionsProperty().subscribe(this::offer);
        model.linkProperty().subscribe(this::chosen);
        HBox menus = new HBox(links, times);
        menus.getStyleClass().add("pills");
        row.getChildren().add(ScreenHeader.spacer());
        getChildren().addAll(search(), row);
        widthProperty().subscribe(width -> place(menus, row, width.doubleValue() < ONE_LINE));
        // Before the field takes it for its own.
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                toList.run();
                event.consume();
            }
        });
    }

    /// The menus have a line of their own where the pills would be cut.
    private void place(HBox menus, HBox row, boolean narrow) {
        List<Node> line = narrow ? getChildren() : row.getChildren();
        if (!line.contains(menus)) {
            getChildren().remove(menus);
            row.getChildren().remove(menus);
            line.add(menus);
        }
    }

    private void offer(Definitions definitions) {
        links.getItems().setAll(item(messages.text("clicks.all-links"), () -> model.linkProperty().set(null)));
        definitions.links().forEach(stored -> links.getItems()
                .add(item(stored.link().name(), () -> model.linkProperty().set(stored.key()))));
        chosen(model.linkProperty().get());
    }

    private void chosen(@Nullable Integer key) {
        links.setText(key == null
                ? messages.text("clicks.all-links")
                : model.definitionsProperty().get().link(key).map(stored -> stored.link().name())
                        .orElse(ClickText.NONE));
        links.pseudoClassStateChanged(SELECTED, key != null);
    }

    private static MenuItem item(String words, Runnable run) {
        MenuItem item = new MenuItem(words);
        // A name is no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private String word(Span span) {
        return messages.text("clicks.time." + span.name().toLowerCase(Locale.ROOT));
    }

    private ToggleButton pill(Kind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        Label name = new Label(messages.text("clicks.kind." + word));
        name.getStyleClass().add("name");
        ToggleButton pill = new ToggleButton("", name);
        pill.getStyleClass().setAll("pill");
        pill.setId("clicks-" + word);
        pill.setAccessibleText(name.getText());
        pill.setTooltip(new Tooltip(messages.text("clicks.kind-tip." + word)));
        pill.setOnAction(_ -> {
            pill.setSelected(true);
            model.kindProperty().set(kind);
        });
        return pill;
    }

    private Node search() {
        field.setPromptText(messages.text("clicks.search"));
        field.setAccessibleText(messages.text("clicks.search"));
        field.getStyleClass().add("bare");
        field.setId("clicks-search");
        field.setTooltip(new Tooltip(messages.text("clicks.search-tip")));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button clear = new Button("", Icons.small(Feather.X));
        clear.getStyleClass().addAll("flat", "small", "icon-only");
        clear.setAccessibleText(messages.text("clicks.search-clear"));
        clear.setTooltip(new Tooltip(messages.text("clicks.search-clear")));
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        typing.setOnFinished(_ -> model.textProperty().set(field.getText()));
        field.textProperty().addListener((_, _, _) -> typing.playFromStart());
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
        field.focusedProperty().subscribe(
                focused -> box.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused-inside"), focused));
        return box;
    }

    /// Everything that narrows the list is taken away.
    void clearAll() {
        clear();
        model.linkProperty().set(null);
        model.spanProperty().set(Span.ANY);
        model.kindProperty().set(Kind.ALL);
    }

    private void clear() {
        field.clear();
        typing.stop();
        model.textProperty().set("");
    }

    void find() {
        field.requestFocus();
        field.selectAll();
    }
}
