package dev.postbackdesk.desktop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

/// What is wrong with the layout of a scene, by its nodes' bounds: words that are cut off, nodes outside the window, siblings
/// that overlap. Used on the FX thread.
///
/// A node with the style class `may-shorten` shows data, such as a name or an address, that gives way where there is no room.
public final class LayoutFaults {
    private static final double TOLERATED = 1;
    private static final Set<String> DIALOGS = Set.of("dialog-box", "palette", "tour-card", "toast");

    private final List<String> found = new ArrayList<>();
    private final Rectangle2D window;

    private LayoutFaults(Scene scene) {
        window = new Rectangle2D(-TOLERATED, -TOLERATED, scene.getWidth() + 2 * TOLERATED,
                scene.getHeight() + 2 * TOLERATED);
    }

    /// Each in a sentence.
    public static List<String> of(Scene scene) {
        return in(scene.getRoot(), scene);
    }

    /// Of a part of a scene.
    public static List<String> in(Node part, Scene scene) {
        LayoutFaults faults = new LayoutFaults(scene);
        faults.look(part, false);
        return faults.found;
    }

    /// Likewise of dialogs and the like alone: what is behind them is looked at as a screen.
    public static List<String> ofDialogs(Scene scene, List<Node> dialogs) {
        LayoutFaults faults = new LayoutFaults(scene);
        dialogs.forEach(dialog -> faults.look(dialog, false));
        return faults.found;
    }

    private void look(Node node, boolean scrolled) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof TextInputControl) {
            // What is longer than its field is scrolled in it.
            lookForOutsideUnless(scrolled, node);
            return;
        }
        if (node instanceof Labeled labeled) {
            lookForCut(labeled);
        }
        if (isDialog(node)) {
            // What holds it could scroll, and nobody would know: title and buttons are in sight at once, whatever scrolls inside.
            lookForOutside(node);
            lookInside(node, false);
            return;
        }
        boolean leaf = !(node instanceof Parent parent) || parent.getChildrenUnmodifiable().isEmpty();
        if (!scrolled && (leaf || node instanceof Labeled)) {
            lookForOutside(node);
        }
        if (node instanceof ScrollPane scroll && scroll.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER) {
            lookForTooWide(scroll);
        }
        if (node instanceof HBox || node instanceof VBox || node instanceof FlowPane || node instanceof GridPane) {
            lookForOverlap((Parent) node);
        }
        if (node instanceof ScrollPane scroll && scroll.getStyleClass().contains("roomy")) {
            // The whole screen: nobody is to scroll it in two directions.
            lookForTooWide(scroll);
        }
        lookInside(node, scrolled || node instanceof ScrollPane || node instanceof VirtualFlow);
    }

    private void lookInside(Node node, boolean scrolled) {
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, scrolled));
        }
    }

    private static boolean isDialog(Node node) {
        return node.getStyleClass().stream().anyMatch(DIALOGS::contains);
    }

    private void lookForCut(Labeled labeled) {
        String whole = labeled.getText();
        if (whole == null || whole.isEmpty() || mayShorten(labeled)) {
            return;
        }
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text shown && shown.isVisible() && !shown.getText().equals(whole)
                    && shown.getText().contains(labeled.getEllipsisString())) {
                found.add("cut off: “" + whole + "” is shown as “" + shown.getText() + "” in " + path(labeled));
            }
        }
    }

    private static boolean mayShorten(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("may-shorten")) {
                return true;
            }
        }
        return false;
    }

    private void lookForOutsideUnless(boolean scrolled, Node node) {
        if (!scrolled) {
            lookForOutside(node);
        }
    }

    private void lookForOutside(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        if (at.getWidth() > 0 && at.getHeight() > 0
                && !window.contains(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight())) {
            found.add("outside the window: " + path(node) + " at " + rounded(at));
        }
    }

    /// What can't be scrolled to the side must fit.
    private void lookForTooWide(ScrollPane scroll) {
        if (scroll.getContent() != null && scroll.getContent().getLayoutBounds().getWidth() > scroll.getViewportBounds()
                .getWidth() + TOLERATED) {
            found.add("wider than its scroll pane: " + path(scroll.getContent()) + " by "
                    + Math.round(
                            scroll.getContent().getLayoutBounds().getWidth() - scroll.getViewportBounds().getWidth())
                    + ", because of " + path(widest(scroll.getContent())));
        }
    }

    /// What makes it as wide as it is at least.
    private static Node widest(Node node) {
        Node widest = node;
        while (widest instanceof Parent parent && !(widest instanceof Labeled)) {
            double needed = widest.minWidth(-1) * 0.8;
            Optional<Node> next = parent.getChildrenUnmodifiable().stream().filter(Node::isManaged)
                    .filter(child -> child.minWidth(-1) >= needed)
                    .max(Comparator.comparingDouble(child -> child.minWidth(-1)));
            if (next.isEmpty()) {
                break;
            }
            widest = next.get();
        }
        return widest;
    }

    private void lookForOverlap(Parent pane) {
        // Shapes are drawn to touch: hooks and lines beside words.
        List<Node> children = pane.getChildrenUnmodifiable().stream().filter(Node::isVisible).filter(Node::isManaged)
                .filter(child -> !(child instanceof SVGPath)).toList();
        for (int i = 0; i < children.size(); i++) {
            Bounds one = inParent(children.get(i));
            for (int k = i + 1; k < children.size(); k++) {
                Bounds other = inParent(children.get(k));
                double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
                double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
                if (width > TOLERATED && height > TOLERATED) {
                    found.add("overlapping: " + path(children.get(i)) + " and " + path(children.get(k)));
                }
            }
        }
    }

    private static Bounds inParent(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private static String rounded(Bounds at) {
        return Math.round(at.getMinX()) + "," + Math.round(at.getMinY()) + " to " + Math.round(at.getMaxX()) + ","
                + Math.round(at.getMaxY());
    }

    /// The last few nodes that lead to it, as a style sheet would name them.
    private static String path(Node node) {
        StringBuilder path = new StringBuilder(name(node));
        Node at = node.getParent();
        for (int i = 0; i < 3 && at != null; i++) {
            path.insert(0, name(at) + " > ");
            at = at.getParent();
        }
        return path.toString();
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isEmpty()
                ? "[" + labeled.getText() + "]"
                : "";
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass().stream().map(style -> "." + style).reduce("", String::concat) + text;
    }
}
