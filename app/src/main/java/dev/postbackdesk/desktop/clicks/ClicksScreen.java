package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.receiver.ClickHistory;
import dev.postbackdesk.receiver.ClickRow;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The screen of what arrived at the tracking links: search and filters, the list, and the detail of one click.
public final class ClicksScreen implements Screen {
    public static final Entry ENTRY = new Entry("clicks", Feather.MOUSE_POINTER);

    private static final double NARROW = 1000;
    private static final int DETAIL = 480;
    private static final int NARROW_DETAIL = 456;

    private final Frame frame;
    private final Messages messages;
    private final ClicksViewModel model;
    private final ClickText text;
    private final VBox root = new VBox();
    private final ClickFilterBar filters;
    private final ClickTable table;
    private final ClickDetailView detail;
    private final VBox master;
    private final HBox split;
    private final StackPane instead = new StackPane();
    private boolean loaded;

    /// @param search shows the postbacks in Live that name a click
    /// @param postback shows one of them there
    public ClicksScreen(Frame frame, Consumer<String> search, LongConsumer postback) {
        this.frame = frame;
        messages = frame.messages();
        model = new ClicksViewModel(frame.receiver(), frame.feed(), frame.tasks());
        text = new ClickText(messages, frame.format(), frame.receiver().clock(), frame.receiver().baseAddress());
        filters = new ClickFilterBar(messages, model, this::focusTable);
        table = new ClickTable(messages, model, text, newBar(), model::open);
        detail = new ClickDetailView(frame, text, new ClickDetailView.Live() {
            @Override
            public void ofClick(String clickId) {
                search.accept(clickId);
            }

            @Override
            public void postback(long number) {
                postback.accept(number);
            }
        }, this::closeDetail);
        StackPane list = new StackPane(table, instead);
        VBox.setVgrow(list, Priority.ALWAYS);
        master = new VBox(filters, list, boundedBar());
        HBox.setHgrow(master, Priority.ALWAYS);
        master.setMinWidth(0);
        split = new HBox(master);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "clicks");
        root.getChildren().addAll(new ScreenHeader(messages.text("shell.screen.clicks")).ruled(), split);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        root.widthProperty().addListener((_, _, width) -> resize(width.doubleValue()));
        model.stateProperty().subscribe(this::state);
        model.detailProperty().subscribe(this::detail);
    }

    private Button newBar() {
        Button bar = new Button("", Icons.small(Feather.ARROW_UP));
        bar.getStyleClass().setAll("new-bar");
        bar.setId("clicks-new-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setManaged(false);
        bar.setOnAction(_ -> {
            model.toNewest();
            table.toTop();
        });
        model.freshProperty().subscribe(count -> {
            bar.setVisible(count.intValue() > 0);
            bar.setText(count.intValue() >= ClicksViewModel.PAGE
                    ? messages.text("clicks.new-many", ClicksViewModel.PAGE)
                    : messages.text("clicks.new", count.intValue()));
        });
        return bar;
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
            case LOADING -> instead.getChildren().setAll(new ProgressIndicator());
            case EMPTY -> instead.getChildren().setAll(empty());
            case NO_MATCH -> instead.getChildren().setAll(noMatch());
            case FAILED -> instead.getChildren().setAll(failed());
            case ROWS -> instead.getChildren().clear();
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
        clear.setOnAction(_ -> filters.clearAll());
        return new EmptyPane(Feather.SEARCH, messages.text("clicks.no-match.title"),
                messages.text("clicks.no-match.text"), clear);
    }

    private Node failed() {
        Button again = new Button(messages.text("clicks.again"));
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> model.load());
        return new EmptyPane(Feather.ALERT_CIRCLE, messages.text("clicks.failed"), model.failure(), again, CopyButton
                .labelled(messages, messages.text("clicks.copy"), messages.text("fx.copy-message"), model::failure));
    }

    private void detail(@Nullable ClickHistory history) {
        boolean open = history != null;
        if (history != null) {
            detail.show(history, model.definitionsProperty().get());
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
        boolean narrow = width < NARROW;
        detail.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
        detail.setMinWidth(narrow ? NARROW_DETAIL : DETAIL);
        detail.setMaxWidth(narrow ? NARROW_DETAIL : DETAIL);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && model.detailProperty().get() != null) {
            closeDetail();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !typing) {
            copyRows();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == table
                && table.getSelectionModel().getSelectedItem() != null) {
            model.open(table.getSelectionModel().getSelectedItem().number());
            event.consume();
        }
    }

    /// On its first row, where none is chosen yet.
    private void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void copyRows() {
        List<ClickRow> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!chosen.isEmpty()) {
            Clips.copy(chosen.stream().map(row -> text.line(row, model.definitionsProperty().get()))
                    .collect(Collectors.joining("\n")));
            frame.overlay().toast(messages.text("clicks.rows-copied", chosen.size()), null);
        }
    }

    /// Opens the detail of the newest click here: for pictures.
    public void openFirst() {
        if (!model.rows().isEmpty()) {
            long number = model.rows().getFirst().number();
            model.open(number);
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
    }

    @Override
    public void find() {
        filters.find();
    }
}
