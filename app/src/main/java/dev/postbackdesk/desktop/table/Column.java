package dev.postbackdesk.desktop.table;

import java.util.Locale;

/// A column that a table may have; the constants of an enum, in the order of a new table.
public interface Column {
    /// Its constant's name.
    String name();

    /// In pixels, of a new table.
    int width();

    /// Whether a new table shows it.
    boolean isUsual();

    /// Whether it stands right-aligned, as amounts do.
    default boolean isAmount() {
        return false;
    }

    /// The least width of the one column that takes what the others leave; 0 of the others.
    default int stretchesFrom() {
        return 0;
    }

    /// Its id, and the last part of its keys.
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
