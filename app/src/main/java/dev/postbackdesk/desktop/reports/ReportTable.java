package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NodeCell;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.WordCell;
import java.math.BigDecimal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The lines of a report.
final class ReportTable extends TableView<ReportLine> {
    private static final PseudoClass TOTAL = PseudoClass.getPseudoClass("total");
    private static final int ROW_HEIGHT = 32;
    private static final int SCROLL_BAR = 9;
    /// Below it, shares and networks give way.
    private static final double ENOUGH = 1080;

    private final Messages messages;
    private final ReportText text;
    private final TableColumn<ReportLine, ReportLine> name;
    private final TableColumn<ReportLine, ReportLine> beside;
    private final TableColumn<ReportLine, ReportLine> pending;
    private boolean networks;
    private boolean steps;
    private List<ReportLine> lines = List.of();

    ReportTable(Messages messages, ReportText text) {
        this.messages = messages;
        this.text = text;
        getStyleClass().addAll("live-table", "report-table");
        setId("report-table");
        setAccessibleText(messages.text("reports.table"));
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable ReportLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(TOTAL, line != null && line.kind() == ReportLine.Kind.TOTAL);
            }
        });
        name = column("name", 200, this::names);
        name.getStyleClass().add("first");
        beside = column("network", 150, () -> new WordCell<>(ReportLine::beside, "muted"));
        Collator letters = Collator.getInstance(messages.locale());
        sorted(name, known(ReportLine::begins).thenComparing(ReportLine::name, letters));
        sorted(beside, Comparator.comparing(ReportLine::beside, letters));
        pending = sorted(number("pending", 88, line -> line.pending() == 0 ? "" : text.count(line.pending())),
                Comparator.comparingLong(ReportLine::pending));
        getColumns()
                .setAll(List.of(name, beside,
                        sorted(number("clicks", 84, line -> continued(line, text.count(line.clicks()))),
                                known(ReportLine::clicks)),
                        sorted(number("conversions", 108, line -> text.count(line.conversions())),
                                Comparator.comparingLong(ReportLine::conversions)),
                        pending,
                        sorted(number("rate", 76, line -> continued(line, text.percent(line.rate()))),
                                known(ReportLine::rate)),
                        sorted(number("rejected", 88, line -> continued(line, text.count(line.rejected()))),
                                known(ReportLine::rejected)),
                        sorted(shares(), known(ReportLine::share)),
                        sorted(amounts("value", 140, ReportLine::value), known(ReportLine::value)),
                        sorted(amounts("commission", 140, ReportLine::commission), known(ReportLine::commission))));
        getColumns().forEach(column -> column.widthProperty().addListener((_, _, _) -> fit()));
        widthProperty().addListener((_, _, _) -> fit());
        // Its own sorting would tear lines of several currencies apart, and the sums from the end.
        setSortPolicy(_ -> {
            sortShown();
            return true;
        });
    }

    private void sortShown() {
        Comparator<ReportLine> order = getComparator();
        getItems().setAll(order == null ? lines : Sorting.by(order, lines));
    }

    /// What is shown, in the order in which it stands there.
    List<ReportLine> lines() {
        return List.copyOf(getItems());
    }

    /// The selected ones, likewise. One that goes on has the name of that which it goes on with: it may stand there without.
    List<ReportLine> chosen() {
        List<ReportLine> chosen = new ArrayList<>();
        ReportLine first = null;
        for (int i = 0; i < getItems().size(); i++) {
            ReportLine line = getItems().get(i);
            if (line.kind() != ReportLine.Kind.MORE) {
                first = line;
            }
            if (getSelectionModel().isSelected(i)) {
                chosen.add(first == null || line.equals(first) ? line : line.named(first));
            }
        }
        return chosen;
    }

    void show(List<ReportLine> lines, Grouping grouping, boolean hourly) {
        name.setText(nameOf(messages, grouping, hourly));
        networks = grouping == Grouping.LINK || grouping == Grouping.CONVERSION;
        boolean ofSteps = grouping == Grouping.STEP;
        if (steps != ofSteps) {
            // The order of names is none of days, and the other way round.
            getSortOrder().remove(name);
            steps = ofSteps;
        }
        this.lines = List.copyOf(lines);
        sortShown();
        fit();
    }

    /// The head of the first column.
    static String nameOf(Messages messages, Grouping grouping, boolean hourly) {
        return messages.text(switch (grouping) {
            case LINK -> "reports.column.link";
            case CONVERSION -> "reports.column.conversion";
            case NETWORK -> "reports.column.network";
            case STEP -> hourly ? "reports.column.hour" : "reports.column.day";
        });
    }

    private static TableColumn<ReportLine, ReportLine> sorted(TableColumn<ReportLine, ReportLine> column,
            Comparator<ReportLine> order) {
        column.setSortable(true);
        column.setComparator(order);
        return column;
    }

    /// What is not known counts as less than all that is.
    private static <C extends Comparable<? super C>> Comparator<ReportLine> known(
            Function<ReportLine, @Nullable C> of) {
        return Comparator.comparing(of, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /// What is said once is not said again where a line goes on.
    static String continued(ReportLine line, String said) {
        boolean goesOn = line.kind() == ReportLine.Kind.MORE
                || (line.kind() == ReportLine.Kind.TOTAL && line.rejected() == null);
        return goesOn ? "" : said;
    }

    private TableColumn<ReportLine, ReportLine> column(String id, double width,
            Supplier<TableCell<ReportLine, ReportLine>> cell) {
        return NodeCell.column(messages.text("reports.column." + id), id, width, cell);
    }

    private TableCell<ReportLine, ReportLine> names() {
        Label label = new Label();
        return new NodeCell<>(label, line -> {
            label.setText(line.name());
            label.getStyleClass().setAll("label", line.kind() == ReportLine.Kind.TOTAL ? "semibold" : "plain");
        });
    }

    private TableColumn<ReportLine, ReportLine> number(String id, double width, Function<ReportLine, String> words) {
        TableColumn<ReportLine, ReportLine> column = column(id, width, () -> new WordCell<>(words, "mono"));
        column.getStyleClass().add("amount");
        return column;
    }

    /// With a sign where it deserves a look.
    private TableColumn<ReportLine, ReportLine> shares() {
        TableColumn<ReportLine, ReportLine> column = column("share", 92, () -> {
            Node sign = Icons.small(Feather.ALERT_TRIANGLE, "icon-warning");
            Label label = new Label();
            label.getStyleClass().add("mono");
            HBox both = new HBox(6, sign, label);
            both.setAlignment(Pos.CENTER_RIGHT);
            String many = messages.text("reports.many-rejected");
            return new NodeCell<ReportLine>(both, line -> {
                sign.setVisible(line.manyRejected());
                label.setText(continued(line, text.percent(line.share())));
                Tip.on(label, line.manyRejected() ? many : null);
                both.setAccessibleText(line.manyRejected() ? label.getText() + ", " + many : label.getText());
            });
        });
        column.getStyleClass().add("amount");
        return column;
    }

    private TableColumn<ReportLine, ReportLine> amounts(String id, double width,
            Function<ReportLine, @Nullable BigDecimal> of) {
        TableColumn<ReportLine, ReportLine> column = column(id, width, () -> {
            Label number = new Label();
            number.getStyleClass().add("mono");
            number.setMinWidth(USE_PREF_SIZE);
            Label currency = new Label();
            currency.getStyleClass().addAll("mono", "subtle");
            currency.setMinWidth(USE_PREF_SIZE);
            HBox both = new HBox(8, number, currency);
            both.setAlignment(Pos.CENTER_RIGHT);
            return new NodeCell<ReportLine>(both, line -> {
                BigDecimal amount = of.apply(line);
                number.setText(amount == null ? "" : text.amount(amount));
                currency.setText(amount == null ? "" : line.currency());
                currency.setManaged(!currency.getText().isEmpty());
            });
        });
        column.getStyleClass().add("amount");
        return column;
    }

    private void fit() {
        boolean narrow = getWidth() > 0 && getWidth() < ENOUGH;
        beside.setVisible(networks && !narrow);
        pending.setVisible(!narrow && getItems().stream().anyMatch(line -> line.pending() > 0));
        double others = getColumns().stream().filter(column -> column.isVisible() && !column.equals(name))
                .mapToDouble(TableColumn::getWidth).sum();
        name.setPrefWidth(Math.max(168, getWidth() - others - SCROLL_BAR));
    }
}
