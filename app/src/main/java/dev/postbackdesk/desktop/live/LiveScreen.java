package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.fx.WhenSeen;
import dev.postbackdesk.desktop.search.SavedFiltersPane;
import dev.postbackdesk.desktop.search.SavedFiltersViewModel;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.table.ColumnsMenu;
import dev.postbackdesk.desktop.table.ColumnsViewModel;
import dev.postbackdesk.desktop.table.MasterDetail;
import dev.postbackdesk.desktop.table.NewBar;
import dev.postbackdesk.desktop.table.OpeningPane;
import dev.postbackdesk.desktop.table.RowTable;
import dev.postbackdesk.desktop.table.Times;
import dev.postbackdesk.postback.FindingText;
import java.nio.file.Path;
import dev.postbackdesk.postback.PostbackRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The screen of arriving postbacks: the last hour, the search, the table, and the detail of one.
public final class LiveScreen implements Screen, AutoCloseable {
    public static final Entry ENTRY = new Entry("live", Feather.ACTIVITY);

    /// Room below which what was found stands in two lines.
    private static final double STACKED = 700;
    /// Room below which the last hour is left out.
    private static final double HOUR = 700;

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
    private final ColumnsMenu<LiveColumn> columnsMenu;
    private final Cells cells;
    private final NewBar newBar;
    private final RowTable<PostbackRow, LiveColumn> table;
    private final DetailView detail;
    private final OpeningPane opening;
    private final MasterDetail split;
    private final StackPane instead = new StackPane();
    private boolean narrow;
    /// Whether rows of other days came in sight, whose times take more room.
    private boolean dated;

    /// @param settings keep filters and columns
    /// @param files asks where to write what is exported
    /// @param still whether rows that glow stay so: for pictures
    public LiveScreen(Frame frame, Settings settings, FileDialogs files, boolean still) {
        this.frame = frame;
        messages = frame.messages();
        model = new LiveViewModel(frame.receiver(), frame.feed(), frame.tasks(), messages, frame.format().zone(),
                System::nanoTime);
        FindingText words = new FindingText(messages.locale());
        RowText rowText = new RowText(messages, frame.format(), words, frame.receiver().clock());
        detailText = new DetailText(frame.receiver(), messages, frame.format(), words);
        Glow glow = new Glow(still ? Glow.Motion.STILL : Glow.Motion.FADING);
        exports = new MenuButton(messages.text("live.export"), Icons.normal(Feather.DOWNLOAD));
        hour = new HourView(messages, frame.format());
        saved = new SavedFiltersViewModel(frame.receiver(), frame.feed(), frame.tasks(), settings, model.searchField(),
                System::nanoTime);
        savedFilters = new SavedFiltersPane(messages, frame.format(), frame.overlay(), saved,
                () -> frame.navigator().open(name()));
        ColumnsViewModel<LiveColumn> columns = new ColumnsViewModel<>(settings, LiveColumn.class, "");
        columnsMenu = new ColumnsMenu<>("live-columns", messages, frame.overlay(), columns,
                column -> messages.text("live.column-name." + column.word()));
        filters = new FilterBar(messages, frame.format(), model, savedFilters.saveButton(), columnsMenu);
        Times<PostbackRow> times = new Times<>(messages, frame.format(), columns.relativeProperty(),
                PostbackRow::receivedAt, rowText::time, frame.receiver().clock()::instant);
        times.onTold(row -> date(row, rowText));
        cells = new Cells(messages, frame.format(), rowText, model, times);
        newBar = new NewBar("new-bar", this::toNewest);
        table = new RowTable<>("live-table", LiveColumn.class,
                new LiveRows(messages, model, cells, rowText, () -> dated), columns,
                newBar);
        table.setRowFactory(_ -> new LiveRow(glow));
        actions = new LiveActions(frame, files, model, detailText, words, table::selected);
        commands = new LiveCommands(messages, actions);
        states = new TableStates(messages, frame.format(), model, table::requestFocus);
        detail = new DetailView(frame, words, model, this::closeDetail, story -> actions.replay(story, this::open));
        opening = new OpeningPane(messages, model.detail().opening(),
                number -> messages.text("live.detail.number", number), messages.text("live.detail.unread"),
                messages.text("live.detail.close"), model.detail()::open, this::closeDetail);
        SearchProgress progress = new SearchProgress(messages, frame.format(), model, states);
        VBox master = new VBox(filters, table, progress);
        VBox.setVgrow(table, Priority.ALWAYS);
        split = new MasterDetail(messages, frame.overlay(), master, table, detail, model.detail()::open,
                this::closeDetail);
        var state = model.rows().stateProperty();
        BooleanBinding read = state.isNotEqualTo(RowsViewModel.State.LOADING)
                .and(state.isNotEqualTo(RowsViewModel.State.FAILED));
        LoadingPane loading = new LoadingPane(messages, messages.text("live.unread"),
                read.and(model.rows().answered().awaitedProperty().not()), model.rows().answered().failureProperty(),
                model::load);
        // Until it is known whether there is anything to show.
        for (Node later : List.of(split, instead, pause, exports)) {
            later.setVisible(false);
        }
        pause.setManaged(false);
        StackPane content = new StackPane();
        WhenSeen.add(content, split, instead, loading);
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "live");
        InsightBar insights = new InsightBar(frame, words, model, rowText);
        VBox.setMargin(insights, new Insets(12, 16, 12, 16));
        WhenSeen.add(root, header(),
                new TroubleBar(messages, messages.text("fx.trouble"), model.rows().trouble(), read), insights,
                content);
        listen(glow);
        model.load();
    }

    /// Rows of another day in sight need more room; columns are not made wider while rows are laid out.
    private void date(PostbackRow row, RowText rowText) {
        if (!dated && !rowText.isOfToday(row)) {
            dated = true;
            frame.tasks().onFx(table::widen);
        }
    }

    private void listen(Glow glow) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        root.widthProperty().addListener((_, _, width) -> resize(width.doubleValue()));
        model.rows().onArrivals(glow::begin);
        model.rows().onToEnd(table::toEnd);
        model.counts().freshProperty().subscribe(
                count -> newBar.say(count.longValue() > 0 ? messages.text("live.new", count.longValue()) : ""));
        model.lastHourProperty().subscribe(minutes -> {
            hour.show(minutes);
            showHour();
        });
        model.rows().stateProperty().subscribe(this::state);
        model.rows().progressProperty().subscribe(_ -> nothingMatches());
        // Where a search leaves as little as the one before, nothing else changes.
        model.rows().answered().awaitedProperty().subscribe(awaited -> {
            if (!awaited) {
                nothingMatches();
            }
        });
        opening.follow(this::detail);
        model.detail().shownProperty().subscribe(_ -> detail());
        // What is known of the conversion decides what the detail offers.
        model.definitionsProperty().addListener((_, _, _) -> {
            table.refresh();
            if (model.detail().shownProperty().get() != null) {
                detail();
            }
        });
        model.rows().pausedProperty().subscribe(this::pauseWords);
    }

    private void nothingMatches() {
        if (model.rows().rows().isEmpty()) {
            table.setPlaceholder(states.noMatch());
        }
    }

    private Node header() {
        pause.setId("live-pause");
        Tip.on(pause, messages.text("live.pause-tip"));
        pause.setOnAction(_ -> actions.togglePause());
        exports.getItems().addAll(exporting("har"), exporting("zip"), exporting("csv"));
        exports.setId("live-export");
        Tip.on(exports, messages.text("live.export-tip"));
        List<MenuItem> folded = List.of(exporting("har"), exporting("zip"), exporting("csv"));
        // Where the button has no room, the menu has what it holds.
        exports.visibleProperty().subscribe(
                wide -> folded.forEach(item -> item.setVisible(!wide)));
        exports.managedProperty().bind(exports.visibleProperty());
        MenuItem door = new MenuItem(messages.text("live.door"), Icons.small(Feather.SLASH));
        door.setOnAction(_ -> actions.showDoor());
        MenuItem again = new MenuItem(messages.text("live.judge-all"), Icons.small(Feather.ROTATE_CW));
        again.setOnAction(_ -> actions.judgeAll());
        return new ScreenHeader(messages.text("shell.screen.live")).ruled().beside(hour).actions(pause, exports,
                frame.menu().button(again, folded.get(0), folded.get(1), folded.get(2), door));
    }

    private MenuItem exporting(String kind) {
        MenuItem item = new MenuItem(messages.text("live.export." + kind), Icons.small(Feather.DOWNLOAD));
        item.setId("export-" + kind);
        item.setOnAction(_ -> actions.export(kind));
        return item;
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
        instead.setVisible(state == RowsViewModel.State.EMPTY);
        table.setPlaceholder(states.noMatch());
        if (state == RowsViewModel.State.EMPTY) {
            instead.getChildren().setAll(new EmptyView(frame));
        } else {
            instead.getChildren().clear();
        }
    }

    private void detail() {
        Story story = model.detail().story();
        if (opening.isShown()) {
            detail.show(opening);
        } else if (story != null) {
            detail.show(detailText.of(story, model.definitionsProperty().get()));
        }
        split.open(opening.isShown() || story != null);
    }

    private void closeDetail() {
        model.detail().close();
        split.backToTable();
    }

    private void resize(double width) {
        narrow = split.room(width);
        exports.setVisible(split.isVisible() && !narrow);
        hour.narrow(narrow);
        showHour();
    }

    /// Of an hour that is not read, and of one in which nothing came, nothing is said.
    private void showHour() {
        hour.setVisible(root.getWidth() >= HOUR
                && model.lastHourProperty().get().stream().anyMatch(minute -> minute.total() > 0));
        hour.setManaged(hour.isVisible());
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.getTarget() == table) {
            actions.togglePause();
            event.consume();
        } else {
            split.key(event);
        }
    }

    /// What works wherever the focus is, while this screen is in sight.
    private void shortcut(KeyEvent event) {
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

    /// Writes everything that the search leaves to a file, and shows how far it is: as the menu does once the file is chosen.
    ///
    /// @return true when the file is whole, false if it was broken off
    public CompletableFuture<Boolean> exportFound(Path file) {
        return actions.exportFound(file);
    }

    @Override
    public void tick() {
        model.tick();
        saved.tick();
        cells.tick();
    }

    /// The searches that are kept.
    @Override
    public Optional<Node> belowNavigation() {
        return Optional.of(savedFilters);
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Node node() {
        return root;
    }

    /// The detail takes the place of the table where both have no room.
    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width < STACKED ? 620 : 400);
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        if (split.isVisible()) {
            all.addAll(commands.ofTheTable(model.rows().pausedProperty().get(), this::toNewest, split::copyRows,
                    this::replay, exports::show));
            if (model.detail().shownProperty().get() != null
                    && root.lookup("#detail-copy") instanceof CopyMenu copy) {
                all.addAll(commands.ofTheOpenOne(detail::writeNote, copy));
            }
            all.add(commands.other("copy-search", messages.text("live.copy-search"), Feather.COPY, filters::copy));
            all.addAll(columnsMenu.commands(name()));
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
        return model.detail().remarks().unsaved().stream()
                .map(number -> messages.text("live.notes.unsaved", number)).toList();
    }

    @Override
    public void find() {
        filters.find();
    }

    /// The window closes.
    @Override
    public void close() {
        actions.close();
    }
}
