package dev.postbackdesk.desktop.demo;

import java.net.URI;
import java.util.Optional;

/// What the window can do with the demo that it shows. Used on the FX thread; what needs another receiver returns at once, and
/// another window follows.
public interface DemoDesk {
    /// Where this machine alone reaches the demo.
    String ALONE = "127.0.0.1";

    /// Where the user's own receiver goes on meanwhile; empty where none runs.
    Optional<URI> own();

    /// The address that the demo listens on.
    String bound();

    /// Whether others than this machine reach that.
    boolean isOpenToOthers();

    boolean isPaused();

    void pause(boolean pause);

    /// Begins the demo again, with the same past.
    ///
    /// @param onStage whether the stage view is in sight
    void reset(boolean onStage);

    /// Listens on another address of this machine.
    void listenOn(String address, boolean onStage);

    /// Ends the demo, and goes back to the user's own data; ends the program where there are none open.
    void leave();
}
