package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.shell.Settings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The columns of a table and how it tells times, as the user chose and the settings keep them. Used on the FX thread.
public final class ColumnsViewModel<C extends Enum<C> & Column> {
    private static final String COLUMNS = "columns";
    private static final String TIMES = "times";
    private static final String RELATIVE = "relative";

    private final ColumnLayout<C> usual;
    private final ObjectProperty<ColumnLayout<C>> layout;
    private final BooleanProperty relative;

    /// @param prefix of the names that the settings keep them under
    public ColumnsViewModel(Settings settings, Class<C> columns, String prefix) {
        usual = ColumnLayout.usual(columns);
        layout = new SimpleObjectProperty<>(ColumnLayout.parse(columns, settings.choice(prefix + COLUMNS)));
        relative = new SimpleBooleanProperty(settings.choice(prefix + TIMES).equals(RELATIVE));
        layout.addListener((_, _, now) -> settings.choose(prefix + COLUMNS, now.equals(usual) ? "" : now.text()));
        relative.addListener((_, _, now) -> settings.choose(prefix + TIMES, now ? RELATIVE : ""));
    }

    /// As a new table has them, with times of day.
    public void reset() {
        layout.set(usual);
        relative.set(false);
    }

    /// The layout of a new table.
    ColumnLayout<C> usual() {
        return usual;
    }

    public ObjectProperty<ColumnLayout<C>> layoutProperty() {
        return layout;
    }

    /// Whether the table says how long ago something was, rather than when.
    public BooleanProperty relativeProperty() {
        return relative;
    }
}
