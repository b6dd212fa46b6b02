package dev.postbackdesk.desktop.tour;

import java.util.List;
import javafx.geometry.Rectangle2D;

/// Where the card stands: beside, below or above what it speaks of, within the window. Pure.
final class TourPlace {
    static final double GAP = 16;

    private TourPlace() {}

    /// @param lit what it speaks of
    /// @param width of the window
    /// @param height of the window
    static Rectangle2D of(Rectangle2D lit, double width, double height, double cardWidth, double cardHeight) {
        double alongX = clamp(lit.getMinX(), cardWidth, width);
        double alongY = clamp(lit.getMinY(), cardHeight, height);
        Rectangle2D right = new Rectangle2D(lit.getMaxX() + GAP, alongY, cardWidth, cardHeight);
        Rectangle2D below = new Rectangle2D(alongX, lit.getMaxY() + GAP, cardWidth, cardHeight);
        Rectangle2D above = new Rectangle2D(alongX, lit.getMinY() - GAP - cardHeight, cardWidth, cardHeight);
        Rectangle2D left = new Rectangle2D(lit.getMinX() - GAP - cardWidth, alongY, cardWidth, cardHeight);
        // Beside the foot of the window it would hide what stands there, too.
        boolean atFoot = below.getMaxY() > height - GAP;
        return (atFoot ? List.of(above, right, left) : List.of(right, below, left)).stream()
                .filter(place -> place.getMinX() >= GAP && place.getMinY() >= GAP
                        && place.getMaxX() <= width - GAP && place.getMaxY() <= height - GAP)
                .findFirst()
                // What fills the window has no beside: the card stands on it, at its foot.
                .orElseGet(() -> new Rectangle2D(clamp(width / 2 - cardWidth / 2, cardWidth, width),
                        clamp(lit.getMaxY() - cardHeight - GAP, cardHeight, height), cardWidth, cardHeight));
    }

    private static double clamp(double wanted, double size, double room) {
        return Math.max(GAP, Math.min(wanted, room - size - GAP));
    }
}
