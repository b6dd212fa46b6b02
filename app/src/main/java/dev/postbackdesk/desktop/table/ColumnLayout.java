package dev.postbackdesk.desktop.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which columns a table has, in which order and how wide, as it is remembered. Immutable.
///
/// @param <C> the columns that there are
public record ColumnLayout<C extends Enum<C> & Column>(List<Place<C>> places) {
    private static final Pattern PLACE = Pattern.compile("([a-z]+)(-?)(\\d{1,4})");
    private static final int LEAST = 48;
    private static final int MOST = 2000;

    /// One column.
    ///
    /// @param width in pixels; of the one that stretches, what the others leave
    public record Place<C extends Enum<C> & Column>(C column, boolean shown, int width) {
        public Place {
            width = Math.clamp(width, LEAST, MOST);
        }
    }

    public ColumnLayout {
        places = List.copyOf(places);
    }

    /// That of a new table.
    public static <C extends Enum<C> & Column> ColumnLayout<C> usual(Class<C> columns) {
        return new ColumnLayout<>(Arrays.stream(columns.getEnumConstants())
                .map(column -> new Place<>(column, column.isUsual(), column.width())).toList());
    }

    /// Reads what [#text] wrote; what it does not name comes where it usually stands, and what is not understood is left out.
    public static <C extends Enum<C> & Column> ColumnLayout<C> parse(Class<C> columns, String text) {
        ColumnLayout<C> usually = usual(columns);
        List<Place<C>> places = new ArrayList<>();
        for (String part : text.split(" ")) {
            Matcher place = PLACE.matcher(part);
            if (place.matches()) {
                Arrays.stream(columns.getEnumConstants()).filter(column -> column.word().equals(place.group(1)))
                        .filter(column -> places.stream().noneMatch(one -> one.column == column))
                        .forEach(column -> places.add(new Place<>(column, place.group(2).isEmpty(),
                                Integer.parseInt(place.group(3)))));
            }
        }
        for (int i = 0; i < usually.places.size(); i++) {
            Place<C> usual = usually.places.get(i);
            if (places.stream().noneMatch(one -> one.column == usual.column)) {
                places.add(Math.min(i, places.size()), usual);
            }
        }
        ColumnLayout<C> read = new ColumnLayout<>(places);
        return read.shown().isEmpty() ? usually : read;
    }

    /// `result116 number-84 …`: a hyphen hides.
    public String text() {
        return places.stream().map(place -> place.column.word() + (place.shown ? "" : "-") + place.width)
                .collect(Collectors.joining(" "));
    }

    public List<C> shown() {
        return places.stream().filter(Place::shown).map(Place::column).toList();
    }

    public boolean shows(C column) {
        return shown().contains(column);
    }

    /// Shows or hides a column; the last one stays.
    public ColumnLayout<C> with(C column, boolean shown) {
        ColumnLayout<C> other = new ColumnLayout<>(places.stream()
                .map(place -> place.column == column ? new Place<>(column, shown, place.width) : place).toList());
        return other.shown().isEmpty() ? this : other;
    }

    /// Makes a column as wide.
    public ColumnLayout<C> with(C column, int width) {
        return new ColumnLayout<>(places.stream()
                .map(place -> place.column == column ? new Place<>(column, place.shown, width) : place).toList());
    }

    /// Moves a column before or after the one beside it.
    public ColumnLayout<C> moved(C column, int by) {
        List<Place<C>> moved = new ArrayList<>(places);
        int at = moved.stream().map(Place::column).toList().indexOf(column);
        int to = at + by;
        if (to < 0 || to >= moved.size()) {
            return this;
        }
        moved.add(to, moved.remove(at));
        return new ColumnLayout<>(moved);
    }

    /// Brings columns into an order; those that it does not name stay behind the one they followed.
    public ColumnLayout<C> inOrder(List<C> order) {
        List<Place<C>> ordered = new ArrayList<>();
        List<Place<C>> rest = new ArrayList<>(places);
        for (C column : order) {
            int at = rest.stream().map(Place::column).toList().indexOf(column);
            if (at >= 0) {
                ordered.add(rest.remove(at));
            }
        }
        for (Place<C> place : rest) {
            int before = places.indexOf(place) - 1;
            ordered.add(before < 0 ? 0 : ordered.indexOf(places.get(before)) + 1, place);
        }
        return new ColumnLayout<>(ordered);
    }
}
