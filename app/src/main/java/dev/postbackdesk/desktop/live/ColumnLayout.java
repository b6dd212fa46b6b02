package dev.postbackdesk.desktop.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which columns the live table has, in which order and how wide, as it is remembered. Immutable.
record ColumnLayout(List<Place> places) {
    private static final Pattern PLACE = Pattern.compile("([a-z]+)(-?)(\\d{1,4})");
    private static final int LEAST = 48;
    private static final int MOST = 2000;

    /// The columns that there are, in the order of a new table.
    enum Column {
        RESULT(116), NUMBER(84), TIME(80), CONVERSION(108), LINK(136), VALUE(108), COMMISSION(104), SENDER(124), TXID(
                132), CLICK(232), REASON(200);

        private final int width;

        Column(int width) {
            this.width = width;
        }

        /// Its id, and the last part of its keys.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether a new table shows it.
        boolean isUsual() {
            return switch (this) {
                case NUMBER, TXID, CLICK -> false;
                case RESULT, TIME, CONVERSION, LINK, VALUE, COMMISSION, SENDER, REASON -> true;
            };
        }

        static Optional<Column> ofWord(String word) {
            return Arrays.stream(values()).filter(column -> column.word().equals(word)).findFirst();
        }
    }

    /// One column.
    ///
    /// @param width in pixels; that of the reason is what the others leave
    record Place(Column column, boolean shown, int width) {
        Place {
            width = Math.clamp(width, LEAST, MOST);
        }
    }

    static final ColumnLayout USUAL = new ColumnLayout(Arrays.stream(Column.values())
            .map(column -> new Place(column, column.isUsual(), column.width)).toList());

    ColumnLayout {
        places = List.copyOf(places);
    }

    /// Reads what [#text] wrote; what it does not name comes where it usually stands, and what is not understood is left out.
    static ColumnLayout parse(String text) {
        List<Place> places = new ArrayList<>();
        for (String part : text.split(" ")) {
            Matcher place = PLACE.matcher(part);
            if (place.matches()) {
                Column.ofWord(place.group(1)).filter(column -> places.stream().noneMatch(one -> one.column == column))
                        .ifPresent(column -> places.add(new Place(column, place.group(2).isEmpty(),
                                Integer.parseInt(place.group(3)))));
            }
        }
        for (Place usual : USUAL.places) {
            if (places.stream().noneMatch(one -> one.column == usual.column)) {
                places.add(Math.min(usual.column.ordinal(), places.size()), usual);
            }
        }
        ColumnLayout read = new ColumnLayout(places);
        return read.shown().isEmpty() ? USUAL : read;
    }

    /// `result116 number-84 …`: a hyphen hides.
    String text() {
        return places.stream().map(place -> place.column.word() + (place.shown ? "" : "-") + place.width)
                .collect(Collectors.joining(" "));
    }

    List<Column> shown() {
        return places.stream().filter(Place::shown).map(Place::column).toList();
    }

    boolean shows(Column column) {
        return shown().contains(column);
    }

    /// Shows or hides a column; the last one stays.
    ColumnLayout with(Column column, boolean shown) {
        ColumnLayout other = new ColumnLayout(places.stream()
                .map(place -> place.column == column ? new Place(column, shown, place.width) : place).toList());
        return other.shown().isEmpty() ? this : other;
    }

    /// Makes a column as wide.
    ColumnLayout with(Column column, int width) {
        return new ColumnLayout(places.stream()
                .map(place -> place.column == column ? new Place(column, place.shown, width) : place).toList());
    }

    /// Moves a column before or after the one beside it.
    ColumnLayout moved(Column column, int by) {
        List<Place> moved = new ArrayList<>(places);
        int at = moved.stream().map(Place::column).toList().indexOf(column);
        int to = at + by;
        if (to < 0 || to >= moved.size()) {
            return this;
        }
        moved.add(to, moved.remove(at));
        return new ColumnLayout(moved);
    }

    /// Brings columns into an order; those that it does not name stay behind the one they followed.
    ColumnLayout inOrder(List<Column> order) {
        List<Place> ordered = new ArrayList<>();
        List<Place> rest = new ArrayList<>(places);
        for (Column column : order) {
            int at = rest.stream().map(Place::column).toList().indexOf(column);
            if (at >= 0) {
                ordered.add(rest.remove(at));
            }
        }
        for (Place place : rest) {
            int before = places.indexOf(place) - 1;
            ordered.add(before < 0 ? 0 : ordered.indexOf(places.get(before)) + 1, place);
        }
        return new ColumnLayout(ordered);
    }
}
