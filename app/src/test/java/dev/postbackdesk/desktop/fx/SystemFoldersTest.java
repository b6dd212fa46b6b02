package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFoldersTest {
    @TempDir
    Path folder;

    @Test
    void eachSystemHasItsCommand() {
        Path file = folder.resolve("a b.zip");
        assertThat(new SystemFolders("Windows 11", "").command(file)).containsExactly("explorer.exe",
                "/select," + file);
        assertThat(new SystemFolders("Mac OS X", "").command(file)).containsExactly("open", "-R", file.toString());
        assertThat(new SystemFolders("Linux", "").command(file)).containsExactly("xdg-open", folder.toString());
    }

    @Test
    void linuxNeedsTheCommand() throws Exception {
        assertThat(new SystemFolders("Linux", "").canShow()).isFalse();
        assertThat(new SystemFolders("Linux", folder.toString()).canShow()).isFalse();
        assertThat(Files.createFile(folder.resolve("xdg-open")).toFile().setExecutable(true)).isTrue();
        assertThat(new SystemFolders("Linux", "nowhere" + File.pathSeparator + folder).canShow()).isTrue();
        assertThat(new SystemFolders("Windows 11", "").canShow()).isTrue();
    }

    @Test
    void whatCannotBeShownIsTold() {
        // A command that this system does not have.
        SystemFolders folders = new SystemFolders(
                System.getProperty("os.name", "").startsWith("Windows") ? "mac" : "windows", "");
        assertThatThrownBy(() -> folders.show(folder.resolve("x.zip")).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ReceiverException.class)
                .hasMessageContaining("Open " + folder + " yourself.");
    }
}
