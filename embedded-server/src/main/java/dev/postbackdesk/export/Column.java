package dev.postbackdesk.export;

import java.util.function.Function;

/// A column of an export.
record Column<T>(String name, boolean inCsv, Function<T, Cell> cell) {
    static <T> Column<T> of(String name, Function<T, Cell> cell) {
        return new Column<>(name, true, cell);
    }

    static <T> Column<T> onlyInJson(String name, Function<T, Cell> cell) {
        return new Column<>(name, false, cell);
    }
}
