package dev.postbackdesk.desktop.tour;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.shell.Navigator;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/// The guided tour: offered where nothing was received yet, taken from the menu later, and left at any time. Used on the FX thread.
public final class Tour {
    private final Messages words;
    private final Overlay overlay;
    private final Navigator navigator;
    private final ObservableValue<String> screen;
    private @Nullable TourView view;

    /// @param screen the name of the screen in sight
    public Tour(Messages words, Overlay overlay, Navigator navigator, ObservableValue<String> screen) {
        this.words = words;
        this.overlay = overlay;
        this.navigator = navigator;
        this.screen = screen;
    }

    /// Begins it; one that is under way goes on.
    public void start() {
        if (view != null) {
            return;
        }
        String before = screen.getValue();
        TourViewModel model = new TourViewModel(TourStep.all(), this::arrive);
        model.start();
        if (!model.isUnderWay()) {
            return;
        }
        TourView shown = new TourView(words, model, () -> model.isUnderWay() ? find(model.step()) : null);
        view = shown;
        overlay.lay(shown, shown::key);
        shown.takeFocus();
        model.atProperty().subscribe((_, at) -> {
            if (at.intValue() < 0) {
                view = null;
                overlay.lift(shown);
                navigator.open(before);
            }
        });
    }

    private boolean arrive(TourStep step) {
        for (TourStep.Target target : step.targets()) {
            navigator.open(target.screen());
            Scene scene = overlay.getScene();
            // A screen that is shown for the first time has no controls to point at before it is laid out.
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            if (find(target) != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Node find(TourStep step) {
        return step.targets().stream().filter(target -> target.screen().equals(screen.getValue()))
                .map(this::find).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable Node find(TourStep.Target target) {
        return overlay.lookupAll(target.selector()).stream().filter(Tour::isInSight).findFirst().orElse(null);
    }

    /// What is scrolled out of sight can't be pointed at.
    private static boolean shows(ScrollPane scroll, Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return scroll.localToScene(scroll.getLayoutBounds()).contains(bounds.getCenterX(), bounds.getCenterY());
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || (at instanceof ScrollPane scroll && !shows(scroll, node))) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0 && node.getLayoutBounds().getHeight() > 0;
    }
}
