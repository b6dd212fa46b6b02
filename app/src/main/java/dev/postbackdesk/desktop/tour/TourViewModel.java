package dev.postbackdesk.desktop.tour;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Where the tour is. Steps whose target is not there are passed over, in both directions. Used on the FX thread.
final class TourViewModel {
    private static final int OVER = -1;

    private final List<TourStep> steps;
    private final Predicate<TourStep> arrive;
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(OVER);

    /// @param arrive goes to where a step's target is, and tells whether it is there
    TourViewModel(List<TourStep> steps, Predicate<TourStep> arrive) {
        this.steps = List.copyOf(steps);
        this.arrive = arrive;
    }

    void start() {
        go(0, 1);
    }

    /// On to the next, and past the last to the end.
    void next() {
        if (isUnderWay()) {
            go(at.get() + 1, 1);
        }
    }

    /// Back to the one before; at the first it stays.
    void back() {
        if (isUnderWay()) {
            int before = at.get();
            go(before - 1, -1);
            if (!isUnderWay()) {
                go(before, 1);
            }
        }
    }

    void leave() {
        at.set(OVER);
    }

    private void go(int from, int by) {
        int step = from;
        while (step >= 0 && step < steps.size() && !arrive.test(steps.get(step))) {
            step += by;
        }
        at.set(step >= 0 && step < steps.size() ? step : OVER);
    }

    boolean isUnderWay() {
        return at.get() != OVER;
    }

    TourStep step() {
        return steps.get(at.get());
    }

    int count() {
        return steps.size();
    }

    boolean isFirst() {
        return at.get() == 0;
    }

    boolean isLast() {
        return at.get() == steps.size() - 1;
    }

    /// The index of the step; negative when it is over.
    ReadOnlyIntegerProperty atProperty() {
        return at.getReadOnlyProperty();
    }
}
