package dev.postbackdesk.desktop.fx;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Shows files where the system's user finds them. An interface, since how to, and whether one can, differs by system.
public interface Folders {
    /// Whether this system can.
    boolean canShow();

    /// Opens the folder that `file` lies in.
    ///
    /// @return fails with a [dev.postbackdesk.receiver.ReceiverException] if that can't be done
    CompletableFuture<Void> show(Path file);
}
