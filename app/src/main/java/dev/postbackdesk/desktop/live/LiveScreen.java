package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.Change;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.RejectedOnes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The screen of arriving postbacks: the last hour, filters, the table, and the detail of one.
public final class LiveScreen implements Screen {
    private static final double NARROW = 1000;
    private static final int DETAIL = 480;
    private static final int NARROW_DETAIL = 456;

    private static final KeyCombination REPLAY = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PIN = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NOTE = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final Frame frame;
    private final Messages messages;
    private final LiveViewModel model;
    private final SelectionExport export;
    private final FindingText words;
    private final RowText rowText;
    private final DetailText detailText;
    private final Glow glow;
    private final VBox root = new VBox();
    private final HourView hour;
    private final Button pause = new Button();
    private final MenuButton exports;
    private final FilterBar filters;
    private final LiveTable table;
    private final DetailView detail;
    private final HBox split;
    private final StackPane instead = new StackPane();
    private boolean narrow;

    /// @param files asks where to write what is exported
    /// @param still whether rows that glow stay so: for pictures
    public LiveScreen(Frame frame, FileDialogs files, boolean still) {
        this.frame = frame;
        export = new SelectionExport(frame, files);
        messages = frame.messages();
        model = new LiveViewModel(frame.receiver(), frame.feed(), frame.tasks());
        words = new FindingText(messages.locale());
        rowText = new RowText(messages, frame.format(), words);
        detailText = new DetailText(frame.receiver(), messages, frame.format(), words);
        glow = new Glow(still ? Glow.Motion.STILL : Glow.Motion.FADING);
        exports = new MenuButton(messages.text("live.export"), Icons.normal(Feather.DOWNLOAD));
        hour = new HourView(messages, frame.format());
        filters = new FilterBar(messages, frame.format(), model);
        table = new LiveTable(messages, model, rowText, glow, newBar(), model::open);
        detail = new DetailView(frame, words, model, this::closeDetail, this::replay);
        VBox master = new VBox(filters, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(master, Priority.ALWAYS);
        master.setMinWidth(0);
        split = new HBox(master);
        StackPane content = new StackPane(split, instead);
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "live");
        InsightBar insights = new InsightBar(frame, words, model, rowText);
        VBox.setMargin(insights, new Insets(12, 16, 12, 16));
        root.getChildren().addAll(header(), insights, content);
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
        model.onArrivals(glow::begin);
        model.lastHourProperty().subscribe(hour::show);
        model.stateProperty().subscribe(this::state);
        model.detailProperty().subscribe(this::detail);
        // What is known of the conversion decides what the detail offers.
        model.definitionsProperty().addListener((_, _, _) -> {
            if (model.detailProperty().get() != null) {
                detail(model.detailProperty().get());
            }
        });
        model.pausedProperty().subscribe(this::pauseWords);
        model.load();
    }

    private Node header() {
        pause.setId("live-pause");
        pause.setTooltip(new Tooltip(messages.text("live.pause-tip")));
        pause.setOnAction(_ -> togglePause());
        exports.getItems().addAll(exporting("har"), exporting("zip"));
        exports.setId("live-export");
        exports.setTooltip(new Tooltip(messages.text("live.export-tip")));
        List<MenuItem> folded = List.of(exporting("har"), exporting("zip"));
        // Where the button has no room, the menu has what it holds.
        exports.visibleProperty().subscribe(
                wide -> folded.forEach(item -> item.setVisible(!wide)));
        exports.managedProperty().bind(exports.visibleProperty());
        MenuItem door = new MenuItem(messages.text("live.door"), Icons.small(Feather.SLASH));
        door.setOnAction(_ -> showDoor());
        MenuItem again = new MenuItem(messages.text("live.judge-all"), Icons.small(Feather.ROTATE_CW));
        again.setOnAction(_ -> judgeAll());
        return new ScreenHeader(messages.text("shell.screen.live")).ruled().beside(hour).actions(pause, exports,
                frame.menu().button(again, folded.getFirst(), folded.getLast(), door));
    }

    private MenuItem exporting(String kind) {
        MenuItem item = new MenuItem(messages.text("live.export." + kind), Icons.small(Feather.DOWNLOAD));
        item.setId("export-" + kind);
        item.setOnAction(_ -> export(kind));
        return item;
    }

    private void export(String kind) {
        List<PostbackRow> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (kind.equals("har")) {
            export.har(rows);
        } else {
            export.bundle(rows);
        }
    }

    private void showDoor() {
        model.refusals(list -> DoorDialog.show(frame, list), error -> frame.overlay().error(error.sentence()));
    }

    /// Of what was rejected: what is selected, if more than one is, else what the search leaves.
    private void judgeAll() {
        Set<Long> chosen = table.getSelectionModel().getSelectedItems().stream().map(PostbackRow::number)
                .collect(Collectors.toSet());
        String text = model.textProperty().get().strip();
        boolean some = chosen.size() > 1;
        RejectedOnes which = some
                ? new RejectedOnes.Numbered(chosen)
                : new RejectedOnes.Matching(
                        new PostbackQuery(Set.of(), null, null, text, null, null, PostbackQuery.NEWEST.limit()));
        String words = some
                ? messages.text("live.judge-all.selected", chosen.size())
                : text.isEmpty() ? messages.text("live.judge-all.all") : messages.text("live.judge-all.found", text);
        MendDialog.show(frame, new Mend("judge-all", messages.text("live.judge-all.title"), words, new Change.None(),
                which));
    }

    private Button newBar() {
        Button bar = new Button("", Icons.small(Feather.ARROW_UP));
        bar.getStyleClass().setAll("new-bar");
        bar.setId("new-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setManaged(false);
        bar.setOnAction(_ -> {
            model.toNewest();
            toTop();
        });
        model.freshProperty().subscribe(count -> {
            bar.setVisible(count.longValue() > 0);
            bar.setText(messages.text("live.new", count.longValue()));
        });
        return bar;
    }

    private void toTop() {
        table.toTop();
    }

    private void pauseWords(boolean paused) {
        pause.setText(messages.text(paused ? "live.go-on" : "live.pause"));
        pause.setGraphic(Icons.normal(paused ? Feather.PLAY : Feather.PAUSE));
    }

    private void togglePause() {
        model.pausedProperty().set(!model.pausedProperty().get());
    }

    private void state(LiveViewModel.State state) {
        split.setVisible(state == LiveViewModel.State.ROWS || state == LiveViewModel.State.NO_MATCH);
        pause.setVisible(split.isVisible());
        pause.setManaged(split.isVisible());
        exports.setVisible(split.isVisible() && !narrow);
        instead.setVisible(state != LiveViewModel.State.ROWS);
        instead.setPickOnBounds(false);
        table.setPlaceholder(noMatch());
        switch (state) {
            case LOADING -> instead.getChildren().setAll(new ProgressIndicator());
            case EMPTY -> instead.getChildren().setAll(new EmptyView(frame));
            case FAILED -> instead.getChildren().setAll(failed());
            case ROWS, NO_MATCH -> instead.getChildren().clear();
        }
    }

    /// Where search and filter leave nothing: what was sought, and the way back to all.
    private Node noMatch() {
        String text = model.textProperty().get().strip();
        Label title = new Label(text.isEmpty()
                ? messages.text("live.no-match")
                : messages.text("live.no-match.text", text));
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        Label help = new Label(messages.text("live.no-match.help"));
        help.getStyleClass().add("muted");
        Button all = new Button(messages.text("live.no-match.all"));
        all.setId("no-match-all");
        all.setOnAction(_ -> {
            model.textProperty().set("");
            model.filterProperty().set(LiveFilter.ALL);
            table.requestFocus();
        });
        VBox box = new VBox(8, Icons.normal(Feather.SEARCH), title, help, all);
        box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        box.getStyleClass().add("live-no-match");
        return box;
    }

    private Node failed() {
        Label sentence = new Label(model.failure(), Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        sentence.setWrapText(true);
        sentence.setId("live-failure");
        Button again = new Button(messages.text("live.again"));
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> model.load());
        HBox actions = new HBox(8, again,
                CopyButton.labelled(messages, messages.text("live.copy"), messages.text("fx.copy-message"),
                        model::failure));
        VBox box = new VBox(16, sentence, actions);
        box.getStyleClass().add("live-failed");
        return box;
    }

    private void detail(@Nullable Postback postback) {
        boolean open = postback != null;
        if (postback != null) {
            detail.show(detailText.of(Objects.requireNonNull(model.story()), model.definitionsProperty().get()));
        }
        if (open && !split.getChildren().contains(detail)) {
            split.getChildren().add(detail);
        } else if (!open) {
            split.getChildren().remove(detail);
        }
        table.detailOpen(open);
    }

    private void closeDetail() {
        model.closeDetail();
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
        boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && model.detailProperty().get() != null) {
            closeDetail();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown() && !typing) {
            copyRows();
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.getTarget() == table) {
            togglePause();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == table
                && table.getSelectionModel().getSelectedItem() != null) {
            model.open(table.getSelectionModel().getSelectedItem().number());
            event.consume();
        }
    }

    /// What works wherever the focus is, while this screen is in sight.
    private void shortcut(KeyEvent event) {
        if (frame.overlay().isDialogOpen() || frame.overlay().isLaid()) {
            return;
        }
        boolean open = model.detailProperty().get() != null;
        if (REPLAY.match(event)) {
            replay();
            event.consume();
        } else if (PIN.match(event) && open) {
            model.remarks().togglePin(frame.overlay()::error);
            event.consume();
        } else if (NOTE.match(event) && open) {
            detail.writeNote();
            event.consume();
        } else if (EXPORT.match(event) && exports.isVisible()) {
            exports.show();
            event.consume();
        }
    }

    /// Opens the dialog that sends the postback whose detail is open again, else the selected one.
    public void replay() {
        Story story = model.story();
        PostbackRow selected = table.getSelectionModel().getSelectedItem();
        if (story != null) {
            replay(story);
        } else if (selected != null) {
            frame.tasks().then(model.read(selected.number()), found -> found.ifPresent(this::replay),
                    error -> frame.overlay().error(error.sentence()));
        }
    }

    private void replay(Story story) {
        ReplayDialog.show(frame, detailText.of(story, model.definitionsProperty().get()), words, this::open);
    }

    private void copyRows() {
        List<PostbackRow> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!chosen.isEmpty()) {
            Clips.copy(chosen.stream().map(row -> rowText.line(row, model.definitionsProperty().get()))
                    .collect(Collectors.joining("\n")));
            frame.overlay().toast(messages.text("live.rows-copied", chosen.size()), null);
        }
    }

    /// Opens the detail of a postback and selects it in the table.
    public void open(long number) {
        model.open(number);
        table.select(number);
    }

    /// Shows the postbacks that hold a text, whatever their verdict.
    public void search(String text) {
        model.filterProperty().set(LiveFilter.ALL);
        model.textProperty().set(text);
    }

    /// Shows what was rejected, whatever it holds.
    public void showRejected() {
        model.textProperty().set("");
        model.filterProperty().set(LiveFilter.REJECTED);
    }

    /// Whether the table follows the newest postbacks, whatever their verdict.
    public BooleanBinding atNewestProperty() {
        return model.followingProperty().and(model.filterProperty().isEqualTo(LiveFilter.ALL)
                .or(model.filterProperty().isEqualTo(LiveFilter.REJECTED)));
    }

    /// A second went by.
    public void tick() {
        model.tick();
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Feather icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Command> commands() {
        String place = messages.text("shell.screen.live");
        boolean rows = split.isVisible();
        List<Command> all = new ArrayList<>();
        if (rows) {
            all.add(new Command("live:pause", messages.text(model.pausedProperty().get() ? "live.go-on" : "live.pause"),
                    place, Feather.PAUSE, this::togglePause).on(new KeyCodeCombination(KeyCode.SPACE)));
            all.add(new Command("live:newest", messages.text("live.to-newest"), place, Feather.ARROW_UP, () -> {
                model.toNewest();
                toTop();
            }));
            all.add(new Command("live:copy", messages.text("live.copy-rows"), place, Feather.COPY, this::copyRows)
                    .on(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)));
            all.add(new Command("live:judge-all", messages.text("live.judge-all"), place, Feather.ROTATE_CW,
                    this::judgeAll));
            all.add(new Command("live:replay", messages.text("shell.key.replay"), place, Feather.SEND, this::replay)
                    .on(REPLAY));
            if (model.detailProperty().get() != null) {
                all.addAll(ofTheOpenOne(place));
            }
            all.add(new Command("live:export", messages.text("shell.key.export"), place, Feather.DOWNLOAD,
                    exports::show)
                    .on(EXPORT));
            all.add(new Command("live:export.har", messages.text("live.export.har"), place, Feather.DOWNLOAD,
                    () -> export("har")));
            all.add(new Command("live:export.zip", messages.text("live.export.zip"), place, Feather.DOWNLOAD,
                    () -> export("zip")));
        }
        all.add(new Command("live:door", messages.text("live.door"), place, Feather.SLASH, this::showDoor));
        return all;
    }

    private List<Command> ofTheOpenOne(String place) {
        List<Command> all = new ArrayList<>(List.of(
                new Command("live:pin", messages.text("shell.key.pin"), place, Feather.BOOKMARK,
                        () -> model.remarks().togglePin(frame.overlay()::error)).on(PIN),
                new Command("live:note", messages.text("shell.key.note"), place, Feather.EDIT_3, detail::writeNote)
                        .on(NOTE)));
        if (root.lookup("#detail-copy") instanceof CopyMenu copy) {
            copy.getItems().forEach(item -> all.add(new Command(item.getId().replace("live.", "live:"),
                    item.getText(), place, Feather.COPY, item.getAccelerator(),
                    item::fire)));
        }
        return all;
    }

    @Override
    public void find() {
        filters.find();
    }
}
