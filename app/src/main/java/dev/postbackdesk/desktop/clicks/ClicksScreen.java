package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.search.SavedFiltersPane;
import dev.postbackdesk.desktop.search.SavedFiltersViewModel;
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
import dev.postbackdesk.receiver.ClickHistory;
import dev.postbackdesk.receiver.ClickRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The screen of what arrived at the tracking links: search and filters, the list, and the detail of one click.
public final class ClicksScreen implements Screen {
    public static final Entry ENTRY = new Entry("clicks", Feather.MOUSE_POINTER);

    private final Frame frame;
    private final Messages messages;
    private final ClicksViewModel model;
    private final VBox root = new VBox();
    private final ClickFilterBar filters;
    private final SavedFiltersViewModel saved;
    private final SavedFiltersPane savedFilters;
    private final ColumnsMenu<ClickColumn> columnsMenu;
    private final Times<ClickRow> times;
    private final NewBar newBar;
    private final RowTable<ClickRow, ClickColumn> table;
    private final ClickDetailView detail;
    private final OpeningPane opening;
    private final MasterDetail split;
    private final StackPane instead = new StackPane();
    private final ClickCommands commands;
    private boolean loaded;
    private boolean inSight;

    /// @param settings keep filters and columns
    /// @param search shows the postbacks in Live that name a click
    /// @param postback shows one of them there
    public ClicksScreen(Frame frame, Settings settings, Consumer<String> search, LongConsumer postback) {
        this.frame = frame;
        messages = frame.messages();
        model = new ClicksViewModel(frame.receiver(), frame.feed(), frame.tasks(), messages, frame.format().zone());
        ClickText text = new ClickText(messages, frame.format(), frame.receiver().clock(),
                frame.receiver().baseAddress());
        ColumnsViewModel<ClickColumn> columns = new ColumnsViewModel<>(settings, ClickColumn.class, "clicks.");
        columnsMenu = new ColumnsMenu<>("clicks-columns", messages, frame.overlay(), columns,
                column -> messages.text("clicks.column-name." + column.word()));
        saved = new SavedFiltersViewModel(frame.receiver(), frame.feed(), frame.tasks(), settings, model.searchField(),
                System::nanoTime);
        savedFilters = new SavedFiltersPane(messages, frame.format(), frame.overlay(), saved,
                () -> frame.navigator().open(name()));
        filters = new ClickFilterBar(messages, model, savedFilters.saveButton(), columnsMenu);
        times = new Times<>(messages, frame.format(), columns.relativeProperty(), row -> row.click().at(),
                row -> text.time(row.click()), frame.receiver().clock()::instant);
        newBar = new NewBar("clicks-new-bar", this::toNewest);
        table = new RowTable<>("click-table", ClickColumn.class, new ClickRows(messages, model, text, times), columns,
                newBar);
        table.getStyleClass().add("click-table");
        table.setAccessibleText(messages.text("clicks.table"));
        ClickCopies copies = new ClickCopies(frame, text);
        detail = new ClickDetailView(frame, text, copies, new ClickDetailView.Live() {
            @Override
            public void ofClick(String clickId) {
                search.accept(clickId);
            }

            @Override
            public void postback(long number) {
                postback.accept(number);
            }
        }, this::closeDetail);
        opening = new OpeningPane(messages, model.detail().opening(), _ -> messages.text("clicks.click"),
                messages.text("clicks.click.unread"), messages.text("clicks.close"), model.detail()::open,
                this::closeDetail);
        var state = model.stateProperty();
        BooleanBinding read = state.isNotEqualTo(ClicksViewModel.State.LOADING)
                .and(state.isNotEqualTo(ClicksViewModel.State.FAILED));
        LoadingPane loading = new LoadingPane(messages, messages.text("clicks.failed"),
                read.and(model.answered().awaitedProperty().not()), model.answered().failureProperty(), model::load);
        StackPane list = new StackPane(table, instead, loading);
        VBox.setVgrow(list, Priority.ALWAYS);
        split = new MasterDetail(messages, frame.overlay(), new VBox(filters, list, boundedBar()), table, detail,
                model.detail()::open, this::closeDetail);
        commands = new ClickCommands(messages, model, copies, filters, split);
        root.getStyleClass().addAll("screen", "clicks");
        root.getChildren().addAll(new ScreenHeader(messages.text("shell.screen.clicks")).ruled(),
                new TroubleBar(messages, messages.text("fx.trouble"), model.trouble(), read), split);
        listen();
    }

    private void listen() {
        root.addEventHandler(KeyEvent.KEY_PRESSED, split::key);
        root.widthProperty().addListener((_, _, width) -> split.room(width.doubleValue()));
        model.onPrepended(table::scrollTo);
        model.definitionsProperty().addListener((_, _, _) -> table.refresh());
        model.freshProperty().subscribe(count -> newBar.say(newWords(count.intValue())));
        model.stateProperty().subscribe(this::state);
        opening.follow(this::detail);
        model.detail().shownProperty().subscribe(_ -> detail());
    }

    private String newWords(int count) {
        if (count == 0) {
            return "";
        }
        return count >= ClicksViewModel.PAGE
                ? messages.text("clicks.new-many", ClicksViewModel.PAGE)
                : messages.text("clicks.new", count);
    }

    private void toNewest() {
        model.toNewest();
        table.toTop();
    }

    /// Says that not everything was looked through, and goes on.
    private Node boundedBar() {
        Label said = new Label(messages.text("clicks.bounded"), Icons.small(Feather.INFO, "icon-info"));
        said.setWrapText(true);
        Button further = new Button(messages.text("clicks.further"));
        further.getStyleClass().add("small");
        further.setId("clicks-further");
        further.setMinWidth(Button.USE_PREF_SIZE);
        further.setOnAction(_ -> model.lookFurther());
        HBox bar = new HBox(12, said, ScreenHeader.spacer(), further);
        bar.getStyleClass().addAll("banner", "clicks-bounded");
        bar.setId("clicks-bounded");
        bar.visibleProperty().bind(model.boundedProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void state(ClicksViewModel.State state) {
        filters.setVisible(state != ClicksViewModel.State.EMPTY);
        filters.setManaged(filters.isVisible());
        table.setVisible(state == ClicksViewModel.State.ROWS);
        instead.setVisible(state != ClicksViewModel.State.ROWS);
        switch (state) {
            case EMPTY -> instead.getChildren().setAll(empty());
            case NO_MATCH -> instead.getChildren().setAll(noMatch());
            case LOADING, FAILED, ROWS -> instead.getChildren().clear();
        }
    }

    private Node empty() {
        Button links = new Button(messages.text("clicks.empty.button"));
        links.getStyleClass().add("accent");
        links.setId("clicks-empty-links");
        links.setOnAction(_ -> frame.navigator().open("links"));
        return new EmptyPane(Feather.MOUSE_POINTER, messages.text("clicks.empty.title"),
                messages.text("clicks.empty.text"), links);
    }

    private Node noMatch() {
        Button clear = new Button(messages.text("clicks.no-match.button"));
        clear.setId("clicks-clear-filter");
        clear.setOnAction(_ -> {
            model.searchField().clear();
            table.requestFocus();
        });
        return new EmptyPane(Feather.SEARCH, messages.text("clicks.no-match.title"),
                messages.text("clicks.no-match.text"), clear);
    }

    private void detail() {
        ClickHistory history = model.detail().shownProperty().get();
        if (opening.isShown()) {
            detail.show(opening);
        } else if (history != null) {
            detail.show(history, model.definitionsProperty().get());
        }
        split.open(opening.isShown() || history != null);
    }

    private void closeDetail() {
        model.detail().close();
        split.backToTable();
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

    @Override
    public void tick() {
        model.tick();
        times.tick();
        // Counts that nobody sees are not counted.
        if (inSight) {
            saved.tick();
        }
    }

    /// Opens the detail of the newest click here: for pictures.
    public void openFirst() {
        if (!model.rows().isEmpty()) {
            long number = model.rows().getFirst().number();
            model.detail().open(number);
            table.select(number);
        }
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Node node() {
        return root;
    }

    /// What nobody looks at is not read.
    @Override
    public void shown() {
        if (!loaded) {
            loaded = true;
            model.load();
        }
        inSight = true;
        saved.tick();
    }

    @Override
    public void hidden() {
        inSight = false;
    }

    /// The searches that are kept.
    @Override
    public Optional<Node> belowNavigation() {
        return Optional.of(savedFilters);
    }

    /// The detail takes the place of the table where both have no room.
    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, 480);
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.ofTheList(this::toNewest, savedFilters::save));
        ClickHistory shown = model.detail().shownProperty().get();
        List<ClickRow> chosen = table.selected();
        if (shown != null) {
            all.addAll(commands.ofOne(shown.click(), detail::showInLive));
        } else if (!chosen.isEmpty()) {
            all.addAll(commands.ofOne(chosen.getFirst(), detail::showInLive));
        }
        all.addAll(columnsMenu.commands(name()));
        return all;
    }

    @Override
    public void find() {
        filters.find();
    }
}
