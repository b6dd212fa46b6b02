package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.search.SavedFiltersPane;
import dev.postbackdesk.desktop.search.SavedFiltersViewModel;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The screen of arriving postbacks: the last hour, the search, the table, and the detail of one.
public final class LiveScreen implements Screen {
    public static final Entry ENTRY = new Entry("live", Feather.ACTIVITY);

    private static final double NARROW = 1000;
    private static final int DETAIL = 480;
    private static final int NARROW_DETAIL = 456;

    private final Frame frame;
    private final Messages messages;
    private final LiveViewModel model;
    private final LiveActions actions;
    private final LiveCommands commands;
    private final DetailText detailText;
    private final TableStates states;
    private final VBox root = new VBox();
    private final HourView hour;
    private final Button pause = new Button();
    private final MenuButton exports;
    private final FilterBar filters;
    private final SavedFiltersViewModel saved;
    private final SavedFiltersPane savedFilters;
    private final ColumnsMenu columnsMenu;
    private final Cells cells;
    private final LiveTable table;
    private final DetailView detail;
    private final HBox split;
    private final StackPane instead = new StackPane();
    private boolean narrow;

    /// @param settings keep filters and columns
    /// @param files asks where to write what is exported
    /// @param still whether rows that glow stay so: for pictures
    public LiveScreen(Frame frame, Settings settings, FileDialogs files, boolean still) {
        this.frame = frame;
        messages = frame.messages();
        model = new LiveViewModel(frame.receiver(), frame.feed(), frame.tasks(), messages, frame.format().zone(),
                System::nanoTime);
        FindingText words = new FindingText(messages.locale());
        RowText rowText = new RowText(messages, frame.format(), words);
        detailText = new DetailText(frame.receiver(), messages, frame.format(), words);
        Glow glow = new Glow(still ? Glow.Motion.STILL : Glow.Motion.FADING);
        exports = new MenuButton(messages.text("live.export"), Icons.normal(Feather.DOWNLOAD));
        hour = new HourView(messages, frame.format());
        saved = new SavedFiltersViewModel(frame.receiver(), frame.feed(), frame.tasks(), settings, model.searchField(),
                System::nanoTime);
        savedFilters = new SavedFiltersPane(messages, frame.format(), frame.overlay(), saved,
                () -> frame.navigator().open(name()));
        ColumnsViewModel columns = new ColumnsViewModel(settings);
        columnsMenu = new ColumnsMenu(messages, frame.overlay(), columns);
        filters = new FilterBar(messages, frame.format(), model, savedFilters.saveButton(), columnsMenu);
        cells = new Cells(messages, frame.format(), rowText, model, columns, frame.receiver().clock()::instant);
        table = new LiveTable(messages, model, columns, cells, glow, newBar(), model.detail()::open);
        actions = new LiveActions(frame, files, model, rowText, detailText, words,
                () -> List.copyOf(table.getSelectionModel().getSelectedItems()));
        commands = new LiveCommands(messages, actions);
        states = new TableStates(messages, frame.format(), model, table::requestFocus);
        detail = new DetailView(frame, words, model, this::closeDetail, story -> actions.replay(story, this::open));
        SearchProgress progress = new SearchProgress(messages, frame.format(), model, states);
        VBox master = new VBox(filters, table, progress);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(master, Priority.ALWAYS);
        master.setMinWidth(0);
        // What can follow in the search lies over what is beside it, too.
        master.setViewOrder(-1);
        split = new HBox(master);
        StackPane content = new StackPane(split, instead);
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "live");
        InsightBar insights = new InsightBar(frame, words, model, rowText);
        VBox.setMargin(insights, new Insets(12, 16, 12, 16));
        root.getChildren().addAll(header(), insights, content);
        listen(glow);
        model.load();
    }

    private void listen(Glow glow) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        EventHandler<KeyEvent> shortcuts = this::shortcut;
        root.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, shortcuts);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, shortcuts);
            }
        });
        root.widthProperty().addListener((_, _, width) -> resize(width.doubleValue()));
        model.rows().onArrivals(glow::begin);
        model.lastHourProperty().subscribe(hour::show);
        model.rows().stateProperty().subscribe(this::state);
        model.rows().progressProperty().subscribe(_ -> table.setPlaceholder(states.noMatch()));
        model.detail().shownProperty().subscribe(this::detail);
        // What is known of the conversion decides what the detail offers.
        model.definitionsProperty().addListener((_, _, _) -> {
            if (model.detail().shownProperty().get() != null) {
                detail(model.detail().shownProperty().get());
            }
        });
        model.rows().pausedProperty().subscribe(this::pauseWords);
    }

    private Node header() {
        pause.setId("live-pause");
        pause.setTooltip(new Tooltip(messages.text("live.pause-tip")));
        pause.setOnAction(_ -> actions.togglePause());
        exports.getItems().addAll(exporting("har"), exporting("zip"));
        exports.setId("live-export");
        exports.setTooltip(new Tooltip(messages.text("live.export-tip")));
        List<MenuItem> folded = List.of(exporting("har"), exporting("zip"));
        // Where the button has no room, the menu has what it holds.
        exports.visibleProperty().subscribe(
                wide -> folded.forEach(item -> item.setVisible(!wide)));
        exports.managedProperty().bind(exports.visibleProperty());
        MenuItem door = new MenuItem(messages.text("live.door"), Icons.small(Feather.SLASH));
        door.setOnAction(_ -> actions.showDoor());
        MenuItem again = new MenuItem(messages.text("live.judge-all"), Icons.small(Feather.ROTATE_CW));
        again.setOnAction(_ -> actions.judgeAll());
        return new ScreenHeader(messages.text("shell.screen.live")).ruled().beside(hour).actions(pause, exports,
                frame.menu().button(again, folded.getFirst(), folded.getLast(), door));
    }

    private MenuItem exporting(String kind) {
        MenuItem item = new MenuItem(messages.text("live.export." + kind), Icons.small(Feather.DOWNLOAD));
        item.setId("export-" + kind);
        item.setOnAction(_ -> actions.export(kind));
        return item;
    }

    private Button newBar() {
        Button bar = new Button("", Icons.small(Feather.ARROW_UP));
        bar.getStyleClass().setAll("new-bar");
        bar.setId("new-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setManaged(false);
        bar.setOnAction(_ -> toNewest());
        model.counts().freshProperty().subscribe(count -> {
            bar.setVisible(count.longValue() > 0);
            bar.setText(messages.text("live.new", count.longValue()));
        });
        return bar;
    }

    private void toNewest() {
        model.toNewest();
        table.toTop();
    }

    private void pauseWords(boolean paused) {
        pause.setText(messages.text(paused ? "live.go-on" : "live.pause"));
        pause.setGraphic(Icons.normal(paused ? Feather.PLAY : Feather.PAUSE));
    }

    private void state(RowsViewModel.State state) {
        split.setVisible(state == RowsViewModel.State.ROWS || state == RowsViewModel.State.NO_MATCH);
        pause.setVisible(split.isVisible());
        pause.setManaged(split.isVisible());
        exports.setVisible(split.isVisible() && !narrow);
        instead.setVisible(state != RowsViewModel.State.ROWS);
        instead.setPickOnBounds(false);
        table.setPlaceholder(states.noMatch());
        switch (state) {
            case LOADING -> instead.getChildren().setAll(states.loading());
            case EMPTY -> instead.getChildren().setAll(new EmptyView(frame));
            case FAILED -> instead.getChildren().setAll(states.failed());
            case ROWS, NO_MATCH -> instead.getChildren().clear();
        }
    }

    private void detail(@Nullable Postback postback) {
        boolean open = postback != null;
        if (postback != null) {
            detail.show(
                    detailText.of(Objects.requireNonNull(model.detail().story()), model.definitionsProperty().get()));
        }
        if (open && !split.getChildren().contains(detail)) {
            split.getChildren().add(detail);
        } else if (!open) {
            split.getChildren().remove(detail);
        }
        table.detailOpen(open);
    }

    private void closeDetail() {
        model.detail().close();
        table.unselect();
        table.requestFocus();
    }

    private void resize(double width) {
        narrow = width < NARROW;
        exports.setVisible(split.isVisible() && !narrow);
        hour.narrow(narrow);
        detail.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
        detail.setMinWidth(narrow ? NARROW_DETAIL : DETAIL);
        detail.setMaxWidth(narrow ? NARROW_DETAIL : DETAIL);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && model.detail().shownProperty().get() != null) {
            closeDetail();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown() && !typing) {
            actions.copyRows();
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.getTarget() == table) {
            actions.togglePause();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == table
                && table.getSelectionModel().getSelectedItem() != null) {
            model.detail().open(table.getSelectionModel().getSelectedItem().number());
            event.consume();
        }
    }

    /// What works wherever the focus is, while this screen is in sight.
    private void shortcut(KeyEvent event) {
        if (frame.overlay().isDialogOpen() || frame.overlay().isLaid()) {
            return;
        }
        boolean open = model.detail().shownProperty().get() != null;
        if (LiveCommands.REPLAY.match(event)) {
            replay();
            event.consume();
        } else if (LiveCommands.PIN.match(event) && open) {
            actions.togglePin();
            event.consume();
        } else if (LiveCommands.NOTE.match(event) && open) {
            detail.writeNote();
            event.consume();
        } else if (LiveCommands.EXPORT.match(event) && exports.isVisible()) {
            exports.show();
            event.consume();
        }
    }

    /// Opens the dialog that sends the postback whose detail is open again, else the selected one.
    public void replay() {
        actions.replay(this::open);
    }

    /// Opens the detail of a postback and selects it in the table.
    public void open(long number) {
        model.detail().open(number);
        table.select(number);
    }

    /// Shows the postbacks that hold a text, whatever their verdict.
    public void search(String text) {
        model.searchField().setText(Search.forText(text));
    }

    /// Shows what a search leaves.
    ///
    /// @param text as the field reads it
    public void show(String text) {
        model.searchField().setText(text);
    }

    /// Writes something after what is searched, as a user would: for pictures.
    public void write(String text) {
        filters.write(text);
    }

    /// Shows what was rejected, whatever it holds.
    public void showRejected() {
        model.searchField().setText("result:rejected");
    }

    /// Whether the table follows the newest postbacks, whatever their verdict.
    public BooleanBinding atNewestProperty() {
        BooleanBinding rejectedAreShown = Bindings.createBooleanBinding(
                () -> model.search().isAll() || model.search().text().equals("result:rejected"),
                model.searchField().searchProperty());
        return model.rows().followingProperty().and(rejectedAreShown);
    }

    /// A second went by.
    public void tick() {
        model.tick();
        saved.tick();
        cells.tick();
    }

    /// The searches that are kept, for the navigation.
    public Node savedFilters() {
        return savedFilters;
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        if (split.isVisible()) {
            all.addAll(commands.ofTheTable(model.rows().pausedProperty().get(), this::toNewest, this::replay,
                    exports::show));
            if (model.detail().shownProperty().get() != null
                    && root.lookup("#detail-copy") instanceof CopyMenu copy) {
                all.addAll(commands.ofTheOpenOne(detail::writeNote, copy));
            }
            all.add(commands.other("copy-search", messages.text("live.copy-search"), Feather.COPY, filters::copy));
            all.add(commands.other("columns", messages.text("live.columns-arrange"), Feather.COLUMNS,
                    columnsMenu::arrange));
            all.add(commands.other("columns-reset", messages.text("live.columns-reset"), Feather.ROTATE_CCW,
                    columnsMenu::reset));
            all.add(commands.other("times", messages.text(columnsMenu.isRelative()
                    ? "live.times-absolute"
                    : "live.times-relative"), Feather.CLOCK, columnsMenu::toggleTimes));
            if (!model.searchField().text().isEmpty()) {
                all.add(commands.other("save-search", messages.text("search.save"), Feather.FILTER,
                        savedFilters::save));
            }
        }
        all.add(commands.ofTheDoor());
        return all;
    }

    /// Saved filters, which can be applied from anywhere.
    public List<Command> filterCommands() {
        return savedFilters.commands();
    }

    @Override
    public List<String> unsaved() {
        long number = model.detail().remarks().unsaved();
        return number == 0 ? List.of() : List.of(messages.text("live.notes.unsaved", number));
    }

    @Override
    public void find() {
        filters.find();
    }
}
