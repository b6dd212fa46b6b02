package dev.postbackdesk.desktop.fx;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.layout.Region;

/// A table's skin with room for a bar between header and rows: "12 new postbacks" hides no row.
public class BarTableSkin<T> extends TableViewSkin<T> {
    private static final double BAR = 32;

    private final Region bar;

    public BarTableSkin(TableView<T> table, Region bar) {
        super(table);
        this.bar = bar;
        getChildren().add(bar);
        registerChangeListener(bar.visibleProperty(), _ -> getSkinnable().requestLayout());
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        super.layoutChildren(x, y, width, height);
        if (bar.isVisible()) {
            var flow = getVirtualFlow();
            double top = flow.getLayoutY();
            bar.resizeRelocate(x, top, width, BAR);
            flow.resizeRelocate(flow.getLayoutX(), top + BAR, flow.getWidth(), height - (top - y) - BAR);
        }
    }

    /// Whether the row at `index` is in sight.
    public boolean isVisible(int index) {
        var flow = getVirtualFlow();
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        return first != null && last != null && index >= first.getIndex() && index < last.getIndex();
    }
}
