package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Paper;
import dev.postbackdesk.desktop.fx.Theme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// A report on paper: dark on white whatever the window looks like, its table over as many sheets as it takes, each with the
/// heads and its number.
final class ReportSheets implements Paper.Sheets {
    /// Laid out as on screen, and then made smaller: 13 pixels become a good 9 points.
    private static final double SCALE = 0.72;
    /// What the columns need; on smaller paper everything becomes smaller.
    private static final double LEAST = 1040;
    private static final double GAP = 12;
    /// What rounding may come to.
    private static final double ROUNDED = 8;

    private final Messages messages;
    private final ReportText text;
    private final Content content;
    private final boolean networks;
    private final boolean pending;

    /// What the sheets say.
    ///
    /// @param span the days
    /// @param filter what it is narrowed to, and what the lines are
    /// @param made when it was printed
    /// @param name the head of the first column
    record Content(String title, String span, String filter, String made, String name, List<ReportLine> lines) {
        Content {
            lines = List.copyOf(lines);
        }
    }

    ReportSheets(Messages messages, ReportText text, Content content) {
        this.messages = messages;
        this.text = text;
        this.content = content;
        networks = content.lines.stream().anyMatch(line -> !line.beside().isEmpty());
        pending = content.lines.stream().anyMatch(line -> line.pending() > 0);
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public String noPrinter() {
        return messages.text("reports.no-printer");
    }

    @Override
    public String notPrinted() {
        return messages.text("reports.not-printed");
    }

    @Override
    public List<Group> on(double width, double height) {
        double scale = Math.min(SCALE, width / LEAST);
        double wide = Math.floor(width / scale);
        double high = Math.floor(height / scale);
        List<Region> rows = content.lines.stream().map(line -> row(line, wide)).toList();
        // Names may take several lines, so that heights are known only once they are laid out.
        List<Double> heights = heights(rows, wide);
        double table = high - ROUNDED - heights(List.of(head(1)), wide).getFirst()
                - heights(List.of(foot("0", "0")), wide).getFirst() - heights(List.of(heads(wide)), wide).getFirst();
        List<List<Region>> pages = pages(rows, heights, table);
        List<Group> sheets = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            VBox body = new VBox(heads(wide));
            body.getChildren().addAll(pages.get(i));
            VBox.setVgrow(body, Priority.ALWAYS);
            VBox sheet = new VBox(head(i + 1), body,
                    foot(String.valueOf(i + 1), String.valueOf(pages.size())));
            sheet.getStyleClass().add("report-sheet");
            sheet.setPrefSize(wide, high);
            sheet.setMinSize(wide, high);
            sheet.setMaxSize(wide, high);
            sheet.getTransforms().add(new Scale(scale, scale, 0, 0));
            Group group = new Group(sheet);
            laidOut(group, width, height);
            sheets.add(group);
        }
        return sheets;
    }

    private static List<List<Region>> pages(List<Region> rows, List<Double> heights, double room) {
        List<List<Region>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        double left = room;
        for (int i = 0; i < rows.size(); i++) {
            if (heights.get(i) > left && !pages.getLast().isEmpty()) {
                pages.add(new ArrayList<>());
                left = room;
            }
            pages.getLast().add(rows.get(i));
            left -= heights.get(i);
        }
        return pages;
    }

    /// Of rows with a width, as they come out on paper.
    private static List<Double> heights(List<Region> rows, double width) {
        VBox measured = new VBox();
        measured.getStyleClass().add("report-sheet");
        measured.getChildren().addAll(rows);
        measured.setPrefWidth(width);
        laidOut(new Group(measured), width, 100);
        // Once more: the first time around fonts may not be known yet.
        measured.autosize();
        measured.layout();
        List<Double> heights = rows.stream().map(row -> Math.ceil(Math.max(row.getHeight(), row.prefHeight(width))))
                .toList();
        measured.getChildren().clear();
        return heights;
    }

    private static void laidOut(Group group, double width, double height) {
        new Theme(Theme.Mode.LIGHT).scene(group, width, height);
        group.applyCss();
        group.layout();
    }

    private Region head(int page) {
        Label title = new Label(content.title);
        title.getStyleClass().add(page == 1 ? "sheet-title" : "semibold");
        Label days = new Label(content.span);
        Label filter = new Label(content.filter);
        filter.getStyleClass().add("muted");
        for (Label label : List.of(title, days, filter)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        // The same height on every page.
        VBox head = new VBox(4, title, days, filter);
        head.getStyleClass().add("sheet-head");
        return head;
    }

    private Region foot(String page, String of) {
        Label made = new Label(content.made);
        Label number = new Label(messages.text("reports.page", page, of));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox foot = new HBox(made, between, number);
        foot.getStyleClass().add("sheet-foot");
        return foot;
    }

    private Region heads(double wide) {
        HBox heads = cells(wide, content.name, column("network"), column("clicks"), column("conversions"),
                column("pending"),
                column("rate"), column("rejected"), column("share"), column("value"), column("commission"));
        heads.getStyleClass().add("sheet-heads");
        return heads;
    }

    private String column(String id) {
        return messages.text("reports.column." + id);
    }

    private Region row(ReportLine line, double wide) {
        HBox row = cells(wide, line.name(), line.beside(), ReportTable.continued(line, text.count(line.clicks())),
                text.count(line.conversions()), line.pending() == 0 ? "" : text.count(line.pending()),
                ReportTable.continued(line, text.percent(line.rate())),
                ReportTable.continued(line, text.count(line.rejected())),
                ReportTable.continued(line, text.percent(line.share())), amount(line, line.value()),
                amount(line, line.commission()));
        row.getStyleClass().add(line.kind() == ReportLine.Kind.TOTAL ? "sheet-total" : "sheet-row");
        return row;
    }

    private String amount(ReportLine line, @Nullable BigDecimal amount) {
        return amount == null ? "" : (text.amount(amount) + " " + line.currency()).strip();
    }

    private HBox cells(double wide, String name, String network, String clicks, String conversions, String waiting,
            String rate,
            String rejected, String share, String value, String commission) {
        HBox cells = new HBox(GAP);
        Label first = new Label(name);
        first.setWrapText(true);
        first.setMinHeight(Region.USE_PREF_SIZE);
        cells.getChildren().add(first);
        if (networks) {
            Label beside = new Label(network);
            beside.setWrapText(true);
            beside.setMinHeight(Region.USE_PREF_SIZE);
            beside.setMinWidth(130);
            beside.setMaxWidth(130);
            cells.getChildren().add(beside);
        }
        number(cells, clicks, 76);
        number(cells, conversions, 92);
        if (pending) {
            number(cells, waiting, 64);
        }
        number(cells, rate, 60);
        number(cells, rejected, 76);
        number(cells, share, 60);
        number(cells, value, 128);
        number(cells, commission, 128);
        // What the others leave: a height is known only with a width.
        double others = cells.getChildren().stream().skip(1).mapToDouble(cell -> cell.minWidth(-1) + GAP)
                .sum();
        first.setMinWidth(wide - others);
        first.setMaxWidth(wide - others);
        return cells;
    }

    private static void number(HBox cells, String words, double width) {
        Label label = new Label(words);
        label.getStyleClass().add("sheet-number");
        label.setMinWidth(width);
        label.setMaxWidth(width);
        cells.getChildren().add(label);
    }
}
