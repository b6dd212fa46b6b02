package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.table.RowSource;
import dev.postbackdesk.postback.PostbackRow;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;

/// What the live table shows.
final class LiveRows implements RowSource<PostbackRow, LiveColumn> {
    /// Room for the reason below which the others give way.
    private static final double ENOUGH = 700;
    /// What a chip of [#SHORT_CHIP] letters needs, and each letter more.
    private static final double CHIP = 116;
    /// Room for a day and a time.
    private static final double DATED = 92;
    private static final int SHORT_CHIP = 9;
    private static final double CHIP_LETTER = 8;

    private final Messages messages;
    private final LiveViewModel model;
    private final Cells cells;
    private final RowText text;
    private final BooleanSupplier dated;
    private final double chipWidth;

    /// @param dated whether rows of other days came in sight
    LiveRows(Messages messages, LiveViewModel model, Cells cells, RowText text, BooleanSupplier dated) {
        this.messages = messages;
        this.model = model;
        this.cells = cells;
        this.text = text;
        this.dated = dated;
        // Room for the longest verdict of the language.
        int longest = Stream.of(VerdictChip.values()).mapToInt(chip -> chip.text(messages).length()).max().orElse(0);
        chipWidth = CHIP + CHIP_LETTER * Math.max(0, longest - SHORT_CHIP);
    }

    @Override
    public ObservableList<PostbackRow> rows() {
        return model.rows().rows();
    }

    @Override
    public long number(PostbackRow row) {
        return row.number();
    }

    @Override
    public String title(LiveColumn column) {
        return messages.text("live.column." + column.word());
    }

    @Override
    public TableCell<PostbackRow, PostbackRow> cell(LiveColumn column) {
        return cells.of(column);
    }

    @Override
    public double width(LiveColumn column) {
        return switch (column) {
            case RESULT -> chipWidth;
            // The last row is the oldest.
            case TIME -> dated.getAsBoolean() && !rows().isEmpty() && !text.isOfToday(rows().getLast())
                    ? DATED
                    : column.width();
            case NUMBER, CONVERSION, LINK, VALUE, COMMISSION, SENDER, TXID, CLICK, REASON -> column.width();
        };
    }

    /// To the reason.
    @Override
    public boolean givesWay(LiveColumn column, boolean detailOpen, double width) {
        return switch (column) {
            case TXID, CLICK, NUMBER -> detailOpen;
            case SENDER, COMMISSION -> detailOpen || width < ENOUGH;
            case VALUE, LINK -> width < ENOUGH;
            case RESULT, TIME, CONVERSION, REASON -> false;
        };
    }

    @Override
    public String line(PostbackRow row) {
        return text.line(row, model.definitionsProperty().get());
    }

    @Override
    public void choose(long number) {
        model.detail().open(number);
    }

    @Override
    public void scrolled(boolean now) {
        model.rows().scrolledProperty().set(now);
    }

    @Override
    public void loadOlder() {
        model.rows().loadOlder();
    }
}
