package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.shell.Settings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The columns of the live table and how it tells times, as the user chose and the settings keep them. Used on the FX thread.
final class ColumnsViewModel {
    private static final String COLUMNS = "columns";
    private static final String TIMES = "times";
    private static final String RELATIVE = "relative";

    private final ObjectProperty<ColumnLayout> layout;
    private final BooleanProperty relative;

    ColumnsViewModel(Settings settings) {
        layout = new SimpleObjectProperty<>(ColumnLayout.parse(settings.choice(COLUMNS)));
        relative = new SimpleBooleanProperty(settings.choice(TIMES).equals(RELATIVE));
        layout.addListener((_, _, now) -> settings.choose(COLUMNS,
                now.equals(ColumnLayout.USUAL) ? "" : now.text()));
        relative.addListener((_, _, now) -> settings.choose(TIMES, now ? RELATIVE : ""));
    }

    /// As a new table has them, with times of day.
    void reset() {
        layout.set(ColumnLayout.USUAL);
        relative.set(false);
    }

    ObjectProperty<ColumnLayout> layoutProperty() {
        return layout;
    }

    /// Whether the table says how long ago a postback arrived, rather than when.
    BooleanProperty relativeProperty() {
        return relative;
    }
}
