package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.demo.DemoDesk;
import java.net.URI;
import java.util.Optional;

/// The demo's desk, which asks before unsaved changes are lost with the window: whoever wants it, ribbon, palette or stage.
///
/// @param desk what it is done with in the end
record AskingDesk(DemoDesk desk, Leaving leaving) implements DemoDesk {
    @Override
    public Optional<URI> own() {
        return desk.own();
    }

    @Override
    public String bound() {
        return desk.bound();
    }

    @Override
    public boolean isOpenToOthers() {
        return desk.isOpenToOthers();
    }

    @Override
    public boolean isPaused() {
        return desk.isPaused();
    }

    @Override
    public void pause(boolean pause) {
        desk.pause(pause);
    }

    @Override
    public void reset(boolean onStage) {
        leaving.unlessUnsaved(Leaving.For.RESET_DEMO, () -> desk.reset(onStage));
    }

    @Override
    public void listenOn(String address, boolean onStage) {
        leaving.unlessUnsaved(Leaving.For.MOVE_DEMO, () -> desk.listenOn(address, onStage));
    }

    @Override
    public void leave() {
        leaving.unlessUnsaved(Leaving.For.LEAVE_DEMO, desk::leave);
    }
}
