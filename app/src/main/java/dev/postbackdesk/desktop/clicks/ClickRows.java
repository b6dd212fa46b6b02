package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NodeCell;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.fx.WordCell;
import dev.postbackdesk.desktop.table.RowSource;
import dev.postbackdesk.desktop.table.Times;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.receiver.ClickRow;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the list of clicks shows; each cell makes its nodes once and changes their words.
final class ClickRows implements RowSource<ClickRow, ClickColumn> {
    private static final double ENOUGH = 1080;
    private static final double SOME = 760;
    private static final double LITTLE = 640;

    private final Messages messages;
    private final ClicksViewModel model;
    private final ClickText text;
    private final Times<ClickRow> times;

    ClickRows(Messages messages, ClicksViewModel model, ClickText text, Times<ClickRow> times) {
        this.messages = messages;
        this.model = model;
        this.text = text;
        this.times = times;
    }

    private Definitions definitions() {
        return model.definitionsProperty().get();
    }

    @Override
    public ObservableList<ClickRow> rows() {
        return model.rows();
    }

    @Override
    public long number(ClickRow row) {
        return row.number();
    }

    @Override
    public String title(ClickColumn column) {
        return messages.text("clicks.column." + column.word());
    }

    @Override
    public TableCell<ClickRow, ClickRow> cell(ClickColumn column) {
        return switch (column) {
            case TIME -> times.cell();
            case LINK -> new WordCell<>(row -> text.link(row.click(), definitions()));
            case OUTCOME -> outcomes();
            case SENDER -> new WordCell<>(row -> row.click().sender(), "mono", "muted");
            case AGENT -> agents();
            case DESTINATION ->
                new WordCell<>(row -> text.host(row.click(), definitions()), "muted", "may-shorten");
            case PARAMETERS -> new WordCell<>(row -> row.click().query(), "mono", "muted", "may-shorten");
            case ID -> new WordCell<>(row -> ClickText.shortened(row.clickId()), "mono", "muted");
        };
    }

    /// To what came of a click; the detail says the rest, as in Live.
    @Override
    public boolean givesWay(ClickColumn column, boolean detailOpen, double width) {
        return switch (column) {
            case DESTINATION, PARAMETERS -> detailOpen || width < ENOUGH;
            case ID -> detailOpen || width < SOME;
            case SENDER -> detailOpen;
            case AGENT -> width < SOME;
            case LINK -> width < LITTLE;
            case TIME, OUTCOME -> false;
        };
    }

    @Override
    public String line(ClickRow row) {
        return text.line(row, definitions());
    }

    @Override
    public void choose(long number) {
        model.detail().open(number);
    }

    @Override
    public void scrolled(boolean now) {
        model.scrolledProperty().set(now);
    }

    @Override
    public void loadOlder() {
        model.loadOlder();
    }

    @Override
    public void loadNewer() {
        model.loadNewer();
    }

    /// The first conversion that was recorded, and how many more.
    private TableCell<ClickRow, ClickRow> outcomes() {
        Label chip = VerdictChip.ACCEPTED.label(messages);
        StackPane whole = new StackPane(chip);
        // The words give way, and not the chip, whose own least width is the sheet's.
        whole.setMinWidth(Region.USE_PREF_SIZE);
        whole.managedProperty().bind(chip.managedProperty());
        Label words = new Label();
        NodeCell.wholeWhereCut(words);
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
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setVisible(visible);
        label.setManaged(visible);
    }
}
