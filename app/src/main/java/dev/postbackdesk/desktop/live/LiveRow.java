package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.postback.PostbackRow;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row of the table; a new one glows in its verdict's colour.
final class LiveRow extends TableRow<PostbackRow> {
    private static final PseudoClass BRIGHT = PseudoClass.getPseudoClass("bright");
    private static final PseudoClass FADING = PseudoClass.getPseudoClass("fading");

    private final Glow glow;

    LiveRow(Glow glow) {
        this.glow = glow;
        glow.register(this);
    }

    @Override
    protected void updateItem(@Nullable PostbackRow row, boolean empty) {
        super.updateItem(row, empty);
        glow();
    }

    void glow() {
        PostbackRow row = getItem();
        int level = row == null ? 0 : glow.level(row.number());
        if (row != null && level > 0) {
            VerdictChip verdict = VerdictChip.of(row);
            for (VerdictChip other : VerdictChip.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(other.word()), other == verdict);
            }
        }
        pseudoClassStateChanged(BRIGHT, level == 2);
        pseudoClassStateChanged(FADING, level == 1);
    }
}
