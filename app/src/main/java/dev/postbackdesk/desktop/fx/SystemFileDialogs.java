package dev.postbackdesk.desktop.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's own file dialogs.
public final class SystemFileDialogs implements FileDialogs {
    private final Messages words;
    private final Supplier<@Nullable Window> owner;
    /// Where the last file was, for opening there again.
    private @Nullable File folder;

    /// @param owner the window that a dialog belongs to
    public SystemFileDialogs(Messages words, Supplier<@Nullable Window> owner) {
        this.words = words;
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseDefinitions() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("setup.import.title"));
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(words.text("setup.import.filter"), "*.json"));
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showOpenDialog(owner.get());
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showSaveDialog(owner.get());
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }
}
