package dev.postbackdesk.desktop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    Path temporary;

    private Path left(String name, boolean lockFile) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve(DemoFolder.PREFIX + name).resolve("data"));
        Files.writeString(folder.resolve("postback-desk.mv.db"), "a demo that crashed");
        if (lockFile) {
            Files.createFile(folder.resolveSibling(DemoFolder.LOCK));
        }
        return Objects.requireNonNull(folder.getParent());
    }

    @Test
    void itIsDeletedAtTheEnd() throws Exception {
        Path data;
        try (DemoFolder folder = DemoFolder.make(temporary)) {
            data = folder.data();
            Files.createDirectories(data.resolve("logs"));
            Files.writeString(data.resolve("logs").resolve("a"), "b");
            folder.empty();
            assertThat(data).doesNotExist();
            folder.empty();
            Files.createDirectories(data);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftBehindIsDeletedAndNothingElse() throws Exception {
        Path crashed = left("1", true);
        Path noDemo = left("2", false);
        Path empty = Files.createDirectory(temporary.resolve(DemoFolder.PREFIX + "3"));
        Path other = Files.createDirectory(temporary.resolve("postback-desk-scene1"));
        Path file = Files.writeString(temporary.resolve(DemoFolder.PREFIX + "4"), "a file");
        Path precious = Files.createDirectory(temporary.resolve("precious"));
        Files.writeString(precious.resolve(DemoFolder.LOCK), "");
        Path link = Files.createSymbolicLink(temporary.resolve(DemoFolder.PREFIX + "5"), precious);
        Files.createSymbolicLink(crashed.resolve("data").resolve("inside"), precious);

        DemoFolder.make(temporary).close();

        assertThat(crashed).doesNotExist();
        assertThat(empty).doesNotExist();
        assertThat(noDemo.resolve("data").resolve("postback-desk.mv.db")).exists();
        assertThat(other).exists();
        assertThat(file).exists();
        assertThat(link).exists();
        assertThat(precious.resolve(DemoFolder.LOCK)).exists();
    }

    @Test
    void whatSomebodyHoldsIsLeftAlone() throws Exception {
        Path held = left("1", true);
        try (FileChannel channel = FileChannel.open(held.resolve(DemoFolder.LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            DemoFolder.make(temporary).close();
            assertThat(held.resolve("data").resolve("postback-desk.mv.db")).exists();
        }
        DemoFolder.make(temporary).close();
        assertThat(held).doesNotExist();
    }
}
