package dev.postbackdesk.desktop.fx;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files. An interface, since JavaFX has no file chooser where there is no display.
@FunctionalInterface
public interface FileDialogs {
    /// Lets the user choose a definitions file to import; empty if none was chosen.
    Optional<Path> chooseDefinitions();

    /// Lets the user choose where to write a file; empty if nothing was chosen, or where there is no way to choose.
    ///
    /// @param title of the dialog
    /// @param name that is proposed, with its suffix
    default Optional<Path> chooseTarget(String title, String name) {
        return Optional.empty();
    }
}
