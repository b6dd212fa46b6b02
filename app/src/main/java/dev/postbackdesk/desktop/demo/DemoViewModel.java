package dev.postbackdesk.desktop.demo;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The demo as ribbon, palette and stage view show it. Used on the FX thread.
public final class DemoViewModel {
    private final DemoDesk desk;
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();

    public DemoViewModel(DemoDesk desk) {
        this.desk = desk;
        paused.set(desk.isPaused());
    }

    public DemoDesk desk() {
        return desk;
    }

    /// Whether others in the network reach it.
    public boolean isOpenToOthers() {
        return desk.isOpenToOthers();
    }

    /// Lets the traffic rest, or go on.
    public void switchTraffic() {
        desk.pause(!desk.isPaused());
        paused.set(desk.isPaused());
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }
}
