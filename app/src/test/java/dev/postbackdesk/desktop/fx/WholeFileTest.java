package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatBreaksOffLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("postbacks.har"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(bytes("half"));
            throw new IOException("No space left on device");
        })).hasMessage("No space left on device");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsWholeTakesItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("postbacks.har"), "before");
        WholeFile.write(file, out -> {
            out.write(bytes("after"));
            assertThat(file).hasContent("before");
        });
        assertThat(file).hasContent("after");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    /// Whoever keeps settings in a folder of their own has links in the places where they are looked for.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, making a link takes a privilege")
    void aLinkStaysOneAndLeadsToWhatWasWritten() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path link = Files.createSymbolicLink(folder.resolve("settings"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("kept", "settings"));
        WholeFile.write(link, bytes("not there before"));
        WholeFile.write(link, bytes("after"));
        assertThat(link).isSymbolicLink().hasContent("after");
        assertThat(kept.resolve("settings")).isRegularFile().hasContent("after");
        assertThat(kept).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, making a link takes a privilege")
    void linksThatLeadRoundInACircleAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("settings"), Path.of("settings"));
        assertThatThrownBy(() -> WholeFile.write(link, bytes("after"))).isInstanceOf(IOException.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFolderDoesNotGiveWay() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("pictures"));
        assertThatThrownBy(() -> WholeFile.write(empty, bytes("picture"))).isInstanceOf(IOException.class);
        assertThat(empty).isEmptyDirectory();
    }
}
