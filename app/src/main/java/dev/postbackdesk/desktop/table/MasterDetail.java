package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A table with the detail of one of its rows beside it, and the keys of both: Enter opens, Esc closes, Shortcut+C copies.
public final class MasterDetail extends HBox {
    private static final double NARROW = 1000;
    /// Room below which the detail takes the place of the master.
    private static final double LITTLE = 820;
    /// Below this, the detail alone has little.
    private static final double TIGHT = 480;
    private static final int DETAIL = 480;
    private static final int NARROW_DETAIL = 456;

    private final Region master;
    private final Messages messages;
    private final Overlay overlay;
    private final RowTable<?, ?> table;
    private final Region detail;
    private final LongConsumer open;
    private final Runnable close;
    private boolean roomy = true;

    /// @param master what stands beside the detail: the table and what belongs to it
    /// @param open opens the detail of a row
    /// @param close closes it
    public MasterDetail(Messages messages, Overlay overlay, Region master, RowTable<?, ?> table, Region detail,
            LongConsumer open, Runnable close) {
        this.messages = messages;
        this.overlay = overlay;
        this.master = master;
        this.table = table;
        this.detail = detail;
        this.open = open;
        this.close = close;
        HBox.setHgrow(master, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        master.setMinWidth(0);
        // What can follow in the search lies over what is beside it, too.
        master.setViewOrder(-1);
        getChildren().add(master);
    }

    /// Whether the detail is in sight.
    public boolean isOpen() {
        return getChildren().contains(detail);
    }

    /// Shows the detail, or takes it away.
    public void open(boolean now) {
        if (now && !isOpen()) {
            getChildren().add(detail);
        } else if (!now) {
            getChildren().remove(detail);
        }
        table.detailOpen(now);
        beside();
    }

    private void beside() {
        boolean both = !isOpen() || roomy;
        master.setVisible(both);
        master.setManaged(both);
    }

    /// The detail was closed: the keyboard goes on in the table.
    public void backToTable() {
        table.unselect();
        table.requestFocus();
    }

    /// Takes the room that the screen has.
    ///
    /// @return whether it is little
    public boolean room(double width) {
        boolean narrow = width < NARROW;
        detail.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
        detail.pseudoClassStateChanged(PseudoClass.getPseudoClass("tight"), width < TIGHT);
        roomy = width >= LITTLE;
        double wide = narrow ? NARROW_DETAIL : DETAIL;
        detail.setMinWidth(roomy ? wide : 0);
        detail.setMaxWidth(roomy ? wide : Double.MAX_VALUE);
        HBox.setHgrow(detail, roomy ? Priority.NEVER : Priority.ALWAYS);
        beside();
        return narrow;
    }

    /// Takes a key that was pressed on the screen and that nothing else took.
    public void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        Long current = table.current();
        if (event.getCode() == KeyCode.ESCAPE && isOpen()) {
            close.run();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown() && !typing) {
            copyRows();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == table && current != null) {
            open.accept(current);
            event.consume();
        }
    }

    /// Copies the selected rows.
    public void copyRows() {
        int count = table.selected().size();
        if (count > 0) {
            Clips.copy(table.selectedLines());
            overlay.toast(messages.text("table.rows-copied", count), null);
        }
    }
}
