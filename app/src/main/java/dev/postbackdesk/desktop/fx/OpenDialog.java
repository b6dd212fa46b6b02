package dev.postbackdesk.desktop.fx;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A dialog that is open, or waits for the answer to the question that lies over it. Immutable.
///
/// @param gone runs when it is over
/// @param question whether another question takes its place, and does not lie over it
/// @param below what waits for its answer, or null
/// @param focusBefore where the focus goes when it is over, or null
record OpenDialog(Node node, Pos at, Insets around, Runnable gone, boolean question, @Nullable OpenDialog below,
        @Nullable Node focusBefore) {

    OpenDialog(Node node, Pos at, Insets around, Runnable gone) {
        this(node, at, around, gone, false, null, null);
    }

    /// This one, as it is shown after another: over it, or in its place.
    ///
    /// @param before what is open now, or null
    /// @param asks whether this is a question
    /// @param focused what has the focus now, or null
    OpenDialog after(@Nullable OpenDialog before, boolean asks, @Nullable Node focused) {
        return before == null || (asks && !before.question)
                ? new OpenDialog(node, at, around, gone, asks, before, focused)
                : new OpenDialog(node, at, around, gone, before.question, before.below, before.focusBefore);
    }

    /// This one over another, which waits and comes back when this one is over.
    ///
    /// @param waits what is open now, or null
    /// @param focused what has the focus now, or null
    OpenDialog over(@Nullable OpenDialog waits, @Nullable Node focused) {
        return new OpenDialog(node, at, around, gone, question, waits, focused);
    }

    /// This one, with another that comes when this one is over, before what waited until now.
    OpenDialog followedBy(OpenDialog next) {
        return over(next.over(below, focusBefore), null);
    }

    /// This one, without another that waits.
    OpenDialog without(Node other) {
        if (below == null) {
            return this;
        }
        return below.node.equals(other)
                ? over(below.below, below.focusBefore)
                : over(below.without(other), focusBefore);
    }
}
