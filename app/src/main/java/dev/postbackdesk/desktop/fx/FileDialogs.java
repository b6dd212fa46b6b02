package dev.postbackdesk.desktop.fx;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files. An interface, since JavaFX has no file chooser where there is no display.
@FunctionalInterface
public interface FileDialogs {
    /// Lets the user choose a definitions file to import; empty if none was chosen.
    Optional<Path> chooseDefinitions();
}
