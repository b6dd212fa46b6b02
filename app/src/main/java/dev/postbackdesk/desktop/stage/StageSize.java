package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.fx.Magnifier;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.Region;

/// How large the stage view is drawn: it is looked at from as far away on a large screen as on a small one, so that it grows
/// with it. Never smaller than it is laid out: a narrow window has the compact layout. Pure.
final class StageSize {
    /// What the view needs, and what its compact layout does.
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 860;
    private static final double COMPACT_WIDTH = 1024;
    private static final double COMPACT_HEIGHT = 640;

    private StageSize() {}

    /// How many times larger in a window of this size.
    static double factor(double width, double height) {
        double whole = Math.min(width / WIDTH, height / HEIGHT);
        return whole >= 1 ? whole : Math.max(1, Math.min(width / COMPACT_WIDTH, height / COMPACT_HEIGHT));
    }

    /// The view, as large as its room allows.
    static Magnifier magnified(Region view) {
        Magnifier magnifier = new Magnifier(view);
        magnifier.factorProperty().bind(Bindings.createDoubleBinding(
                () -> factor(magnifier.getWidth(), magnifier.getHeight()), magnifier.widthProperty(),
                magnifier.heightProperty()));
        return magnifier;
    }
}
