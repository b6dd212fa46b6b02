package dev.postbackdesk.desktop.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Where a window stands on the screens, in JavaFX's units. Immutable.
///
/// @param maximized whether it fills its screen; the rest is where it goes back to then
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    /// Of a window that reaches over the edge, at least this much has to be seen: else it could not be taken hold of.
    private static final double SEEN = 120;
    /// 1440x900 and a title bar.
    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 932;

    /// What of a screen windows may cover.
    public record Area(double x, double y, double width, double height) {
        private double shared(WindowPlace place) {
            double across = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
            double down = Math.min(y + height, place.y + place.height) - Math.max(y, place.y);
            return Math.max(0, across) * Math.max(0, down);
        }

        private boolean holdsTitleOf(WindowPlace place) {
            return place.y >= y && place.y <= y + height - 40 && place.x + place.width >= x + SEEN
                    && place.x <= x + width - SEEN;
        }
    }

    /// Where a window stands that was never moved: in the middle, and no larger than the screen.
    public static WindowPlace first(Area screen) {
        double width = Math.min(screen.width(), FIRST_WIDTH);
        double height = Math.min(screen.height(), FIRST_HEIGHT);
        return new WindowPlace(screen.x() + (screen.width() - width) / 2, screen.y() + (screen.height() - height) / 2,
                width, height, false);
    }

    /// As the settings write it: four numbers, and whether it is maximized.
    String text() {
        return DoubleStream.of(x, y, width, height).mapToObj(number -> Long.toString(Math.round(number)))
                .collect(Collectors.joining(" ")) + " " + maximized;
    }

    static Optional<WindowPlace> parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 5 || !Arrays.stream(parts).limit(4).allMatch(part -> part.matches("-?[0-9]{1,6}"))) {
            return Optional.empty();
        }
        return Optional.of(new WindowPlace(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), Boolean.parseBoolean(parts[4])));
    }

    /// The nearest place at which the window can be seen and taken hold of: a screen may have gone, or become smaller.
    ///
    /// @param screens not empty, the main one first
    public WindowPlace within(List<Area> screens) {
        if (screens.stream().anyMatch(screen -> screen.holdsTitleOf(this) && width <= screen.width()
                && height <= screen.height())) {
            return this;
        }
        Area home = screens.stream().max(Comparator.comparingDouble(screen -> screen.shared(this)))
                .filter(screen -> screen.shared(this) > 0).orElse(screens.getFirst());
        double fittingWidth = Math.min(width, home.width());
        double fittingHeight = Math.min(height, home.height());
        return new WindowPlace(Math.clamp(x, home.x(), home.x() + home.width() - fittingWidth),
                Math.clamp(y, home.y(), home.y() + home.height() - fittingHeight), fittingWidth, fittingHeight,
                maximized);
    }
}
