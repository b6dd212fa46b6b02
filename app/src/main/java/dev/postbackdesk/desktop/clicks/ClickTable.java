package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.BarTableSkin;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NodeCell;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.receiver.ClickRow;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of clicks. What is selected is kept by number, since rows come in above it and pages are exchanged.
final class ClickTable extends TableView<ClickRow> {
    private static final int ROW_HEIGHT = 32;
    private static final int SCROLL_BAR = 9;
    /// From how far down the next page is read.
    private static final double NEARLY_DOWN = 0.75;
    private static final double ENOUGH = 1080;
    private static final double LITTLE = 640;

    private final Messages messages;
    private final ClicksViewModel model;
    private final ClickText text;
    private final BarTableSkin<ClickRow> skin;
    private final TableColumn<ClickRow, ClickRow> link;
    private final TableColumn<ClickRow, ClickRow> destination;
    private final TableColumn<ClickRow, ClickRow> sender;
    private final TableColumn<ClickRow, ClickRow> agent;
    private final TableColumn<ClickRow, ClickRow> parameters;
    private final TableColumn<ClickRow, ClickRow> id;
    private final TableColumn<ClickRow, ClickRow> outcome;
    private @Nullable Long selected;
    private boolean restoring;
    private boolean detailOpen;

    ClickTable(Messages messages, ClicksViewModel model, ClickText text, Region bar, LongConsumer choose) {
        super(model.rows());
        this.messages = messages;
        this.model = model;
        this.text = text;
        getStyleClass().addAll("live-table", "click-table");
        setId("click-table");
        setAccessibleText(messages.text("clicks.table"));
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<ClickRow, ClickRow> time = column("time", 92,
                () -> NodeCell.words(row -> text.time(row.click()), "mono", "muted"));
        time.getStyleClass().add("first");
        link = column("link", 136, () -> NodeCell.words(row -> text.link(row.click(), definitions())));
        outcome = column("outcome", 232, this::outcomes);
        sender = column("sender", 116, () -> NodeCell.words(row -> row.click().sender(), "mono", "muted"));
        agent = column("agent", 152, this::agents);
        destination = column("destination", 144,
                () -> NodeCell.words(row -> text.host(row.click(), definitions()), "muted", "may-shorten"));
        parameters = column("parameters", 108, () -> NodeCell.words(row -> row.click().query(), "mono", "muted", "may-shorten"));
        id = column("id", 124, () -> NodeCell.words(row -> ClickText.shortened(row.clickId()), "mono", "muted"));
        getColumns().setAll(List.of(time, link, outcome, sender, agent, destination, parameters, id));
        getColumns().forEach(column -> column.widthProperty().addListener((_, _, _) -> fit()));
        widthProperty().addListener((_, _, _) -> fit());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!restoring && row != null) {
                selected = row.number();
                choose.accept(row.number());
            }
        });
        model.onReplaced(this::restore);
        model.onPrepended(count -> {
            restore();
            scrollTo(count);
        });
        model.definitionsProperty().addListener((_, _, _) -> refresh());
        skin = new BarTableSkin<>(this, bar);
        setSkin(skin);
        followScrolling();
    }

    private Definitions definitions() {
        return model.definitionsProperty().get();
    }

    private TableColumn<ClickRow, ClickRow> column(String name, double width,
            Supplier<TableCell<ClickRow, ClickRow>> cell) {
        return NodeCell.column(messages.text("clicks.column." + name), name, width, cell);
    }

    /// The first conversion that was recorded, and how many more.
    private TableCell<ClickRow, ClickRow> outcomes() {
        Label chip = VerdictChip.ACCEPTED.label(messages);
        StackPane whole = new StackPane(chip);
        // The words give way, and not the chip, whose own least width is the sheet's.
        whole.setMinWidth(USE_PREF_SIZE);
        whole.managedProperty().bind(chip.managedProperty());
        Label words = new Label();
        HBox both = new HBox(8, whole, words);
        both.setAlignment(Pos.CENTER_LEFT);
        return new NodeCell<>(both, row -> {
            boolean any = !row.conversions().isEmpty();
            chip.setVisible(any);
            chip.setManaged(any);
            words.getStyleClass().setAll("label", any ? "plain" : "subtle");
            if (any) {
                Recorded first = row.conversions().getFirst();
                VerdictChip verdict = ClickText.chip(first);
                chip.setText(verdict.text(messages));
                chip.getStyleClass().setAll("label", "chip", verdict.word());
                if (chip.getGraphic() instanceof FontIcon icon) {
                    icon.setIconCode(verdict.icon());
                }
                String said = text.conversion(row.click(), first, definitions());
                int more = row.conversions().size() - 1;
                words.setText(more == 0 ? said : messages.text("clicks.conversion-more", said, more));
            } else {
                words.setText(ClickText.NONE);
            }
        });
    }

    private TableCell<ClickRow, ClickRow> agents() {
        Label test = new Label(messages.text("clicks.test"));
        test.getStyleClass().addAll("chip", "duplicate");
        Label bot = new Label(messages.text("clicks.bot"), Icons.tiny(Feather.CPU));
        bot.getStyleClass().addAll("chip", "duplicate");
        Label words = new Label();
        words.getStyleClass().add("muted");
        HBox all = new HBox(6, test, bot, words);
        all.setAlignment(Pos.CENTER_LEFT);
        return new NodeCell<>(all, row -> {
            shown(test, row.click().test());
            shown(bot, row.click().bot());
            words.setText(text.agent(row.click()));
        });
    }

    private static void shown(Label label, boolean visible) {
        label.setMinWidth(USE_PREF_SIZE);
        label.setVisible(visible);
        label.setManaged(visible);
    }

    /// Columns give way to what came of a click where room is short.
    void detailOpen(boolean open) {
        detailOpen = open;
        fit();
    }

    private void fit() {
        boolean narrow = detailOpen || (getWidth() > 0 && getWidth() < ENOUGH);
        boolean little = getWidth() > 0 && getWidth() < LITTLE;
        destination.setVisible(!narrow);
        parameters.setVisible(!narrow);
        id.setVisible(!detailOpen);
        agent.setVisible(!little);
        // The detail says it, as in Live.
        sender.setVisible(!detailOpen);
        link.setVisible(!little);
        double others = getColumns().stream().filter(column -> column.isVisible() && !column.equals(outcome))
                .mapToDouble(TableColumn::getWidth).sum();
        outcome.setPrefWidth(Math.max(180, getWidth() - others - SCROLL_BAR));
    }

    private void followScrolling() {
        if (lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().addListener((_, _, at) -> {
                model.scrolledProperty().set(at.doubleValue() > 0 && bar.isVisible());
                if (at.doubleValue() > NEARLY_DOWN && bar.isVisible()) {
                    model.loadOlder();
                } else if (at.doubleValue() <= 0) {
                    model.loadNewer();
                }
            });
        }
    }

    private void restore() {
        restoring = true;
        getSelectionModel().clearSelection();
        index(selected).ifPresent(getSelectionModel()::select);
        restoring = false;
    }

    private OptionalInt index(@Nullable Long number) {
        return number == null
                ? OptionalInt.empty()
                : IntStream.range(0, getItems().size()).filter(i -> getItems().get(i).number() == number).findFirst();
    }

    /// Selects a click and brings it into sight, if it is here.
    void select(long number) {
        selected = number;
        restore();
        index(number).stream().filter(index -> !skin.isVisible(index)).forEach(this::scrollTo);
    }

    void unselect() {
        selected = null;
        restore();
    }

    void toTop() {
        scrollTo(0);
        model.scrolledProperty().set(false);
    }
}
