package dev.postbackdesk.desktop.fx;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Puts nodes into a pane, each when it is to be seen for the first time. JavaFX styles all that is in a scene, whether it is
/// visible or not: of the window's 470 nodes 280 were not, and its first frame waited for them. Used on the FX thread.
public final class WhenSeen {
    private WhenSeen() {}

    /// Adds those that are visible now, and each of the others at its place once it is.
    ///
    /// @param pane has no other children before these
    public static void add(Pane pane, Node... children) {
        add(() -> pane, children);
    }

    /// Likewise, where they move from one pane to another together.
    ///
    /// @param now the pane that they are in
    static void add(Supplier<? extends Pane> now, Node... children) {
        List<Node> all = List.of(children);
        for (Node child : all) {
            if (child.isVisible()) {
                now.get().getChildren().add(child);
            } else {
                child.visibleProperty().addListener(new ChangeListener<>() {
                    @Override
                    public void changed(ObservableValue<? extends Boolean> visible, Boolean was, Boolean is) {
                        visible.removeListener(this);
                        Pane pane = now.get();
                        pane.getChildren().add(present(pane, all.subList(0, all.indexOf(child))), child);
                    }
                });
            }
        }
    }

    private static int present(Pane pane, List<Node> before) {
        return (int) before.stream().filter(pane.getChildren()::contains).count();
    }
}
