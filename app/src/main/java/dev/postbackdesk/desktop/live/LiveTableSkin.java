package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.BarTableSkin;
import dev.postbackdesk.postback.PostbackRow;
import javafx.scene.layout.Region;

/// The table with room for the bar of new postbacks.
final class LiveTableSkin extends BarTableSkin<PostbackRow> {
    LiveTableSkin(LiveTable table, Region bar) {
        super(table, bar);
    }
}
