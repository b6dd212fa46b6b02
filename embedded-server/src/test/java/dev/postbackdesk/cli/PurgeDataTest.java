package dev.postbackdesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeDataTest {
    @TempDir
    Path folder;

    private Path data;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void someData() throws Exception {
        data = folder.resolve("desk");
        try (Receiver receiver = open()) {
            receiver.makeBackup().join();
        }
        Files.writeString(data.resolve("desktop.properties"), "theme=dark");
        Files.createDirectory(data.resolve("logs"));
        Files.writeString(data.resolve("logs").resolve("receiver.log"), "a line");
    }

    @Test
    void withoutYesItOnlySaysWhatItWouldDo() {
        assertThat(run("purge-data", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("postback-desk.mv.db", "click-ids.key", "backups", "logs");
        assertThat(err.toString(UTF_8)).contains("Nothing was deleted", "--yes");
        assertThat(data.resolve("postback-desk.mv.db")).exists();
    }

    @Test
    void withYesNothingIsLeft() {
        assertThat(run("purge-data", "--data", data.toString(), "--yes")).isZero();
        assertThat(out.toString(UTF_8)).contains("All data in " + data + " are deleted.");
        assertThat(data).doesNotExist();
    }

    @Test
    void whatIsSomebodyElsesStays() throws IOException {
        Files.writeString(data.resolve("letter.txt"), "Dear Ada");
        assertThat(run("purge-data", "--data", data.toString(), "--yes")).isZero();
        assertThat(out.toString(UTF_8)).contains("was left");
        assertThat(data).isDirectoryContaining(file -> file.endsWith("letter.txt"));
        assertThat(data.toFile().list()).hasSize(1);
    }

    @Test
    void soDoesWhatSomebodyElsePutAmongBackupsAndLogs() throws IOException {
        Files.writeString(data.resolve("backups").resolve("photos.zip"), "not ours");
        assertThat(run("purge-data", "--data", data.toString(), "--yes")).isZero();
        assertThat(out.toString(UTF_8)).contains("was left");
        assertThat(data.toFile().list()).containsExactly("backups");
        assertThat(data.resolve("backups").toFile().list()).containsExactly("photos.zip");
    }

    @Test
    void aFolderWithoutDataIsNotTouched() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createDirectory(other.resolve("backups"));
        assertThat(run("purge-data", "--data", other.toString(), "--yes")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("There are no data in " + other);
        assertThat(other.resolve("backups")).exists();
    }

    @Test
    void whileAReceiverRunsNothingIsDeleted() throws Exception {
        try (Receiver _ = open()) {
            assertThat(run("purge-data", "--data", data.toString(), "--yes")).isEqualTo(3);
            assertThat(data.resolve("backups")).isNotEmptyDirectory();
        }
    }

    private Receiver open() throws ReceiverException {
        return LocalReceiver.open(ReceiverConfig.of(data, "Test").notListening());
    }

    private int run(String... args) {
        return InProcess.run(out, err, args);
    }
}
