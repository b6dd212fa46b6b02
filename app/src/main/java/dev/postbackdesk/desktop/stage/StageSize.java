package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.fx.Magnifier;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.Region;

/// How large the stage view is drawn: it is looked at from as far away on a large screen as on a small one, so that it grows
/// with it. A narrow window has the compact layout, and one in which everything is drawn twice as large no more room than that:
/// what is here is large already, and is drawn so that all of it is in sight. Pure.
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
        return whole >= 1 || whole <= 0 ? Math.max(1, whole) : Math.min(width / COMPACT_WIDTH, height / COMPACT_HEIGHT);
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
